"""What the browser vouches for: which page asked for what, and which question is answered."""

import hmac
import json
from typing import Any, Literal

from identity.passkeys.base64url import decoded
from identity.passkeys.model import Party, PasskeyRefused
from identity.passkeys.reasons import Unreadable, WrongCeremony, WrongChallenge, WrongOrigin

LONGEST = 4096


def check(raw: bytes, kind: Literal["webauthn.create", "webauthn.get"], challenge: str, party: Party) -> None:
    """Raise the ``Reason`` why this was not made for us, by a page of ours, in answer to ``challenge``."""
    said = _read(raw)
    if said.get("type") != kind:
        raise WrongCeremony("it was made for something else")
    if not hmac.compare_digest(_text(said, "challenge").encode(), challenge.encode()):
        raise WrongChallenge("it answers another question")
    if _text(said, "origin") not in party.origins:
        raise WrongOrigin("a page of another origin asked for it")
    if said.get("crossOrigin", False) is not False or "topOrigin" in said:
        raise WrongOrigin("it was asked for in a frame of another page")
    binding = said.get("tokenBinding")
    if binding is not None and not (isinstance(binding, dict) and binding.get("status") in {"supported", None}):
        raise WrongOrigin("it is bound to a connection of a kind that we do not have")


def question(text: str) -> str:
    """The question that client data in base64url says it answers, or ``PasskeyRefused``; nothing is believed yet."""
    try:
        return _text(_read(decoded(text, LONGEST)), "challenge")
    except Unreadable as reason:
        raise PasskeyRefused(reason) from reason


def _read(raw: bytes) -> dict[str, Any]:
    try:
        said = json.loads(raw.decode(), object_pairs_hook=_once)
    except (ValueError, RecursionError):  # also what is no UTF-8
        raise Unreadable("client data that is no JSON") from None
    if not isinstance(said, dict):
        raise Unreadable("client data that is no object")
    return said


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object that says nothing twice: two readers might believe two different things."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("said twice")
    return found


def _text(said: dict[str, Any], name: str) -> str:
    value = said.get(name)
    if not isinstance(value, str):
        raise Unreadable(f"client data without {name}")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise Unreadable(f"client data with half a character in {name}") from None
    return value

"""Questions to passkeys: each is for one browser, and good once and briefly.

The question is itself the state that ``kernel.states`` remembers, so nothing else has to be sent along: the answer,
which repeats the question, and the browser's cookie belong together or are refused.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from identity.accounts import Account
from identity.passkeys import CreationOptions, Passkey, creation, request
from identity.passkeys.clientdata import question
from identity.passkeys.model import Challenge, Party
from kernel import states
from kernel.answers import Answer, Cookie
from kernel.api.request import Request


class Asked(NamedTuple):
    """A question that was asked of this browser."""

    challenge: str
    person: str
    """Whom a new passkey is for; nobody is named when one is to be shown."""


def ask(person: str = "") -> tuple[Challenge, Cookie]:
    """A new question, and what binds it to the browser."""
    state, cookie = states.begin({"person": person})
    return Challenge(state), cookie


@dataclass(frozen=True, slots=True)
class Questions:
    party: Party

    def ask(self) -> Answer:
        """Ask whoever is there for a passkey: each says itself whose it is, so nobody need be named."""
        challenge, cookie = ask()
        return Answer(request(self.party, challenge), cookies=(cookie,))


def offered(party: Party, account: Account, known: Iterable[Passkey]) -> tuple[CreationOptions, Cookie]:
    """Ask a device that has none of the person's passkeys to make one."""
    challenge, cookie = ask(account.person)
    name, full_name = account.email, account.name
    return creation(party, account.person, challenge, name=name, full_name=full_name, known=known), cookie


def answered(client_data: str, shown: Request) -> Asked:
    """The question that an answer repeats, which is used up by that; ``UnknownState`` if it was not asked here."""
    challenge = question(client_data)
    said = json.loads(states.take(challenge, shown.cookies.get(states.COOKIE, "")))
    return Asked(challenge, str(said.get("person", "")))


def party(origin: str) -> Party:
    """The house that passkeys are bound to: the host under which people find it."""
    from urllib.parse import urlsplit

    return Party(urlsplit(origin).hostname or "", "Stoa", frozenset({origin}))


def questions() -> Questions:
    """As production asks them."""
    from kernel.settings import ORIGIN

    return Questions(party(ORIGIN))

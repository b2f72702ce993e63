"""What must not be written down in code or configuration: secrets, and parameters that operators set.

Each is fetched when it is first needed and kept for five minutes, by all threads of the container. If AWS does not
answer then, the old value serves on: a secret rarely changes, and a workspace should not stop because one was due.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from botocore.exceptions import BotoCoreError, ClientError

from kernel.aws import client, code, transient
from kernel.settings import physical

KEPT = 300.0
"""Seconds for which a value is believed."""

SETTLED = 5.0
"""Seconds for which even ``fresh`` believes it: whoever sends forgeries must not make us ask AWS each time."""

AGAIN = 15.0
"""Seconds after which AWS is asked again, when it did not answer."""

_MISSING = frozenset({"ResourceNotFoundException", "ParameterNotFound"})


@dataclass(eq=False, repr=False)  # no secret in any log
class _Kept:
    """One value, and until when it is believed."""

    lock: Lock = field(default_factory=Lock)
    value: str | None = None
    fetched: float = float("-inf")
    due: float = float("-inf")


class Unset(Exception):
    """An operator has not set this yet, or its name is wrong."""


_kept: dict[tuple[str, str], _Kept] = {}
_adding = Lock()


def secret(name: str, *, fresh: bool = False) -> str:
    """The secret of that name, without the stage. ``fresh``: the one that is kept was just found wanting."""
    return _demanded(name, _value(("secret", name), lambda: _secret(name, "AWSCURRENT"), fresh=fresh))


def previous(name: str) -> str | None:
    """The secret before its last rotation: what it signed lives on for a while."""
    return _value(("previous", name), lambda: _secret(name, "AWSPREVIOUS"), fresh=False)


def parameter(name: str, *, fresh: bool = False) -> str:
    """The SSM parameter of that name, decrypted."""
    return _demanded(name, _value(("parameter", name), lambda: _parameter(name), fresh=fresh))


def forget() -> None:
    """Fetch everything anew: for tests, which have one process and many worlds."""
    with _adding:
        _kept.clear()


def _value(key: tuple[str, str], fetch: Callable[[], str | None], *, fresh: bool) -> str | None:
    """The value kept under ``key``, fetched by one thread while the others wait for it."""
    with _adding:
        kept = _kept.setdefault(key, _Kept())
    with kept.lock:
        now = time.monotonic()
        if now < kept.due and not (fresh and now - kept.fetched >= SETTLED):
            return kept.value
        try:
            kept.value, kept.fetched, kept.due = fetch(), now, now + KEPT
        except (ClientError, BotoCoreError) as error:
            if kept.value is None or not transient(error):
                raise
            from kernel.logs import log

            log.warning("an old secret serves on", extra={"secret_name": key[1], "reason": type(error).__name__})
            kept.fetched, kept.due = now, now + AGAIN
        return kept.value


def _secret(name: str, stage: str) -> str | None:
    try:
        answer = client("secretsmanager").get_secret_value(SecretId=physical(name), VersionStage=stage)
    except ClientError as error:
        if code(error) in _MISSING:
            return None
        raise
    return str(answer["SecretString"])


def _parameter(name: str) -> str | None:
    try:
        answer = client("ssm").get_parameter(Name=physical(name), WithDecryption=True)
    except ClientError as error:
        if code(error) in _MISSING:
            return None
        raise
    return str(answer["Parameter"]["Value"])


def _demanded(name: str, value: str | None) -> str:
    if value is None:
        raise Unset(f"nobody has set {physical(name)}")
    return value

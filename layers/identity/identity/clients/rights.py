"""What an application may do: no more than it was given, is registered for, and its person may. Pure."""

from collections.abc import Iterable

from contracts.scopes import SCOPES
from identity.clients.model import OPENID, Client

IDENTIFY = "me:identify"


def given(client: Client, granted: Iterable[str], held: frozenset[str]) -> frozenset[str]:
    """What it may with all that it was given by somebody who may do what is ``held``."""
    may = client.may & frozenset(granted)
    identify = {IDENTIFY} if "openid" in may else set[str]()
    return (may & held) | (may & OPENID.keys()) | (held & identify)


def carried(allowed: frozenset[str], token: frozenset[str]) -> frozenset[str]:
    """What of that one token carries."""
    identify = {IDENTIFY} if "openid" in token & allowed else set[str]()
    return allowed & (token & (SCOPES.keys() | OPENID.keys()) | identify)

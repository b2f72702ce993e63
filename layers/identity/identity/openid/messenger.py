"""Asking an application's own server, wherever on the public internet that is."""

from collections.abc import Mapping
from typing import NamedTuple

from identity.clients.logouts import Fault, Reason
from identity.openid.backchannel import Telling


class Silence(NamedTuple):
    """There was no answer."""

    why: str
    transient: bool
    fault: Fault
    ok: bool = False


class Answered(NamedTuple):
    why: str
    ok: bool
    transient: bool
    fault: Fault | None


def posted(uri: str, fields: Mapping[str, str]) -> Silence | Answered:
    """What came of posting a form there."""
    from kernel.outside import NotAsked, Outside, TookTooLong, TooMuch, Unanswered, Untrusted

    reasons: dict[type[Unanswered], Reason] = {
        NotAsked: "not_public",
        Untrusted: "untrusted",
        TooMuch: "too_large",
        TookTooLong: "too_slow",
    }
    try:
        reply = Outside(patience=10, largest=64 * 1024).form(uri, fields)
    except Unanswered as error:
        fault = Fault(reasons.get(type(error), "unreachable"))
        return Silence(f"{type(error).__name__}: {error}", transient=error.transient, fault=fault)
    refused = None if reply.ok else Fault("status", reply.status)
    return Answered(f"it answered {reply.status}", reply.ok, reply.transient, refused)


def telling() -> Telling:
    """As production does."""
    from identity.clients.hearing import Hearing
    from identity.signing import signing
    from kernel.settings import ORIGIN

    return Telling(Hearing(), signing(), posted, ORIGIN)

"""Asking an application's own server, wherever on the public internet that is."""

from collections.abc import Mapping
from typing import NamedTuple

from identity.openid.backchannel import Telling


class Silence(NamedTuple):
    """There was no answer."""

    why: str
    transient: bool
    ok: bool = False


class Answered(NamedTuple):
    why: str
    ok: bool
    transient: bool


def posted(uri: str, fields: Mapping[str, str]) -> Silence | Answered:
    """What came of posting a form there."""
    from kernel.outside import Outside, Unanswered

    try:
        reply = Outside(patience=10, largest=64 * 1024).form(uri, fields)
    except Unanswered as error:
        return Silence(f"{type(error).__name__}: {error}", transient=error.transient)
    return Answered(f"it answered {reply.status}", reply.ok, reply.transient)


def telling() -> Telling:
    """As production does."""
    from identity.clients.rows import journal
    from identity.signing import signing
    from kernel.settings import ORIGIN

    return Telling(journal(), signing(), posted, ORIGIN)

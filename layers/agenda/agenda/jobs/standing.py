"""Whether whoever asked for something that takes a while may still do it. Pure.

What calendars are shared with somebody is looked up at every step. That they look after what is the workspace's own was
known from how they signed in; from then on it is known from their role and groups, of which the room is told.
"""

from datetime import datetime

from agenda.access.service import MANAGES
from agenda.jobs.model import Kept, Step
from agenda.people.model import Colleague
from contracts.scopes import RANKS, SCOPES
from kernel.callers import Caller, asked
from kernel.errors import Forbidden

_ENOUGH = frozenset(RANKS[RANKS.index(SCOPES[MANAGES].least) :])


class NotAnyMore(Forbidden):
    """Whoever asked for it may not do it any more."""


def whence(caller: Caller, now: datetime) -> dict[str, str]:
    """Who asks, when, and from where: for the audit log."""
    return {"by": caller.person, "at": now.isoformat(), **{k: v for k, v in asked.get()._asdict().items() if v}}


def standing(colleague: Colleague | None) -> str:
    """What somebody is in the workspace; empty while nothing was told of them."""
    return "|".join((colleague.role, *sorted(colleague.groups))) if colleague else ""


def asker(step: Step, kept: Kept, colleague: Colleague | None) -> Caller:
    """Whoever asked for it, with what they may now."""
    if colleague is not None and not colleague.here:
        raise NotAnyMore("whoever asked for this is not in the workspace any more")
    scopes = frozenset({MANAGES} if kept.work.manages and not lost(kept, colleague) else ())
    return Caller(workspace=step.workspace, person=step.person, role="", scopes=scopes, session="")


def lost(kept: Kept, colleague: Colleague | None) -> bool:
    """Whether somebody who looked after what is the workspace's own may not do so any more.

    A role of the workspace's own does not say here what it allows: who has another by now asks anew.
    """
    if not kept.work.manages or colleague is None or colleague.role in _ENOUGH:
        return False
    return standing(colleague) != kept.work.standing


def not_any_more() -> NotAnyMore:
    return NotAnyMore(
        "you do not look after the calendars of the workspace any more, or your role or groups have changed; what was "
        "written stays; if you still may, begin again"
    )

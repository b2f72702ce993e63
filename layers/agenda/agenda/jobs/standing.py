"""Whether whoever asked for something that takes a while may still do it. Pure.

What calendars are shared with somebody is looked up at every step, and so is whether they look after what is the
workspace's own: the room identity is asked, unless their role says so as the room knows it.
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


def asker(step: Step, colleague: Colleague | None, *, manages: bool) -> Caller:
    """Whoever asked for it, with what they may now; ``manages``: they look after what is the workspace's own."""
    if colleague is not None and not colleague.here:
        raise NotAnyMore("whoever asked for this is not in the workspace any more")
    scopes = frozenset({MANAGES} if manages else ())
    return Caller(workspace=step.workspace, person=step.person, role="", scopes=scopes, session="")


def doubtful(kept: Kept, colleague: Colleague | None) -> bool:
    """Whether somebody may have lost it who looked after what is the workspace's own when they asked.

    Of a role that is built in nobody takes that away; what others allow, and groups, may be changed in place.
    """
    return kept.work.manages and (colleague is None or colleague.role not in _ENOUGH)


def not_any_more() -> NotAnyMore:
    return NotAnyMore(
        "you do not look after the calendars of the workspace any more; what was written stays; if you are to again, "
        "begin anew"
    )

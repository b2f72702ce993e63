"""Whom somebody may administer: nobody who may do more than they themselves. Pure."""

from contracts.scopes import RANKS
from identity.people.model import Member
from identity.roles import built_in
from kernel.callers import Caller
from kernel.errors import Forbidden, Invalid


class AboveYou(Forbidden):
    """The role allows more than the caller may do: only somebody who may do that too can give it or take it."""


def may_give(caller: Caller, role: str) -> None:
    """Raise unless ``role`` is one, and allows nothing that the caller may not do."""
    if built_in(role) is None:
        error = {"field": "role", "code": "unknown", "detail": f"It is one of {', '.join(RANKS)}"}
        raise Invalid(f"role: there is no role {role}", [error])
    _not_above(caller, role)


def may_touch(caller: Caller, member: Member) -> None:
    """Raise if the member may do more than the caller."""
    _not_above(caller, member.role)


def _not_above(caller: Caller, role: str) -> None:
    """What every member may do is nobody's privilege. Those who may make roles are above all roles that are made."""
    held = built_in(role)
    needed = {"roles:write"} if held is None else held - (built_in(RANKS[0]) or frozenset())
    if not needed <= caller.scopes:
        raise AboveYou(f"the role {role} allows more than you may do; ask an Admin")

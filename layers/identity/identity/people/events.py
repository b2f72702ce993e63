"""What the other rooms are told of a change of somebody."""

from contracts.identity import OwnershipTransferred, PersonChanged
from identity.people.table import member_of
from kernel.changes import Change


def told(change: Change) -> tuple[PersonChanged | OwnershipTransferred, ...]:
    """The events that ``change`` amounts to."""
    before = member_of(change.before) if change.before else None
    after = member_of(change.after) if change.after else None
    member = after or before
    if member is None:
        return ()
    changed = PersonChanged(
        workspace=change.workspace,
        person=member.person,
        modseq=member.modseq + (after is None),  # of a tombstone no more is told than that it came later
        kind="destroyed" if after is None else "created" if before is None else "updated",
        email=member.email,
        name=member.name,
        role=member.role,
        status=member.status,
        groups=member.groups,
        locale=member.locale,
        zone=member.zone,
    )
    if after is None or after.handed is None or (before and before.handed == after.handed):
        return (changed,)
    handed = after.handed
    return (
        changed,
        OwnershipTransferred(workspace=change.workspace, person=after.person, to=handed.to, at=handed.at),
    )

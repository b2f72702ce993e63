"""People, as members of a workspace."""

from typing import TYPE_CHECKING

from identity.people.model import (
    Beginning,
    Deactivated,
    Handed,
    Heir,
    LastAdmin,
    Member,
    NameBeginning,
    NoSuchHeir,
    NoSuchMember,
    PersonUpdate,
    RoleName,
    Sieve,
    Status,
    WorkspaceFull,
)

if TYPE_CHECKING:
    from contracts.identity import OwnershipTransferred, PersonChanged
    from identity.people.expulsion import Expelling
    from identity.people.service import People
    from kernel.changes import Change

__all__ = [
    "Beginning",
    "Deactivated",
    "Handed",
    "Heir",
    "LastAdmin",
    "Member",
    "NameBeginning",
    "NoSuchHeir",
    "NoSuchMember",
    "PersonUpdate",
    "RoleName",
    "Sieve",
    "Status",
    "WorkspaceFull",
    "expelling",
    "index",
    "people",
    "sweep_people",
    "told",
]


def people() -> "People":
    """The people of a workspace as production keeps them."""
    from identity.people.service import People
    from identity.people.store import PeopleTable

    return People(PeopleTable())


def expelling() -> "Expelling":
    """What ends the sessions of those who are no longer in."""
    from identity.people.expulsion import Expelling

    return Expelling()


def index(told: "PersonChanged") -> None:
    """Keep by which words of their name somebody is found."""
    from identity.people.calling import index

    index(told)


def told(change: "Change") -> "tuple[PersonChanged | OwnershipTransferred, ...]":
    """The events that a change of a row amounts to."""
    from identity.people.events import told

    return told(change)


def sweep_people() -> None:
    """Forget people who left more than thirty days ago."""
    from identity.people.table import journal
    from kernel.journal.sweep import sweep

    sweep(journal())

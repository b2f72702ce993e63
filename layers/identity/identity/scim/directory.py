"""What SCIM needs of whoever keeps the people and groups of a workspace.

A ``Directory`` is that of one workspace. What it promises beyond the names of its methods:

* Everything that changes what a resource shows advances the resource's ``modseq``; a change that leaves everything as
  it was does not. To join or leave a group changes the group and the person.
* ``find`` answers what can be meant by a look-up; it may answer more, and the filter is asked again. For ``userName``,
  ``displayName`` and ``emails`` upper and lower case are the same.
* ``page`` goes through everything in one order that does not change while nothing else does.
* ``change`` calls ``edit`` with what is there, again if somebody else was faster, and writes what it answers or, if
  that is no different, nothing. ``expected`` may refuse it: ``PreconditionFailed``.
* ``Taken``: somebody else has this user name. ``InvalidValue``: no such role, or nobody here by that id for a group.
  ``NoSuchResource``: to change or delete what is not there. The other refusals are the store's own: who may not be
  deactivated, or lose a role.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from identity.scim.lookups import Lookup
from kernel.etags import ANYTHING, IfMatch

T = TypeVar("T")

About = frozenset[str] | None
"""Which members of a group come along: those of these ids; ``None``: all."""

NOBODY: About = frozenset()
EVERYBODY: About = None


class Kept(NamedTuple):
    """What a store knows of everything that it keeps."""

    id: str
    modseq: int
    created: datetime
    changed: datetime


class Particulars(NamedTuple):
    """What can be said of a person. ``profile`` holds all that has no place of its own here, as SCIM writes it."""

    user_name: str
    active: bool = True
    external_id: str | None = None
    role: str = ""
    """Empty: the role that new people get."""
    profile: Mapping[str, Any] = {}


class Named(NamedTuple):
    """Somebody or something by id, and by name if that is at hand."""

    id: str
    name: str | None = None


class Person(NamedTuple):
    kept: Kept
    particulars: Particulars
    groups: tuple[Named, ...] = ()


class Roster(NamedTuple):
    """What can be said of a group. Two members of one id are one member, by whatever name."""

    name: str
    external_id: str | None = None
    members: tuple[Named, ...] = ()


class Group(NamedTuple):
    """A group with those of its members who were asked for."""

    kept: Kept
    roster: Roster


class Slice(NamedTuple, Generic[T]):
    """A part of a list, and how long the list is."""

    items: Sequence[T]
    total: int


class People(Protocol):
    def get(self, identity: str) -> Person | None:
        """The person of that id."""

    def find(self, lookup: Lookup) -> Sequence[Person]:
        """Whoever may be meant: by id, userName, externalId, emails, displayName, or changed since."""

    def page(self, start: int, count: int) -> Slice[Person]:
        """``count`` people from the ``start``-th on; the first is 1."""

    def create(self, particulars: Particulars) -> Person:
        """Let somebody in."""

    def change(self, identity: str, edit: Callable[[Person], Particulars], expected: IfMatch = ANYTHING) -> Person:
        """Write what ``edit`` makes of the person."""

    def delete(self, identity: str, expected: IfMatch = ANYTHING) -> None:
        """Let the person leave the workspace."""


class Groups(Protocol):
    def get(self, identity: str, about: About) -> Group | None:
        """The group of that id."""

    def find(self, lookup: Lookup, about: About) -> Sequence[Group]:
        """Whichever may be meant: by id, externalId, displayName, one of its members, or changed since."""

    def page(self, start: int, count: int, about: About) -> Slice[Group]:
        """``count`` groups from the ``start``-th on; the first is 1."""

    def create(self, roster: Roster) -> Group:
        """Make a group."""

    def change(
        self, identity: str, edit: Callable[[Group], Roster], about: About, expected: IfMatch = ANYTHING
    ) -> Group:
        """Write what ``edit`` makes of the group; members whom ``about`` leaves out stay as they are."""

    def delete(self, identity: str, expected: IfMatch = ANYTHING) -> None:
        """Dissolve the group; nobody is in it any more."""


class Directory(NamedTuple):
    """The people and groups of one workspace."""

    people: People
    groups: Groups

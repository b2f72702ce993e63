"""The groups of a workspace, as its directory keeps them.

People come and go forty at a time, each time in one transaction: a list of thousands is not one change, but to send it
again completes it, and everybody in it is looked for before anybody moves.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from contracts.audit import Acted
from identity.acts import by
from identity.groups.model import MOST_AT_ONCE, Group, GroupNotEmpty, NoSuchGroup
from identity.names.model import NameTaken, claim
from identity.people.model import Member, NoSuchMember
from identity.provisioning.keeping import group_of
from identity.roles.model import within
from identity.scim import directory
from identity.scim.directory import EVERYBODY, About, Named, Roster, Slice
from identity.scim.errors import InvalidValue, NoSuchResource, Taken, TooMany
from identity.scim.lookups import Lookup
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.etags import ANYTHING, IfMatch
from kernel.ids import new_id

_ROUNDS = 5
LONGEST_NAME = 256
MOST_SHOWN = 10_000
"""Members in one answer: as many as a large workspace has people."""


Movement = tuple[Sequence[PersonId], Sequence[PersonId]]
"""Who comes, and who leaves."""


class GroupStore(Protocol):
    def found(self, workspace: WorkspaceId, lookup: Lookup) -> list[Group]:
        """Whichever may be meant by an id, a name, an external id or a member, or have changed since."""

    def all(self, workspace: WorkspaceId) -> list[Group]: ...
    def inside(self, workspace: WorkspaceId, group_id: str, most: int) -> list[PersonId]:
        """Who is in a group, or the first of them."""

    def members(self, workspace: WorkspaceId, people: Sequence[str]) -> dict[str, Member]:
        """Those of them who are in the workspace."""

    def begin(self, workspace: WorkspaceId, group: Group, people: Sequence[PersonId], act: Acted) -> Group:
        """Keep a new group with so many people in it as can come at once; ``NameTaken`` if another is called so."""

    def shift(
        self,
        workspace: WorkspaceId,
        group_id: str,
        movement: Movement,
        edit: Callable[[Group, int], Group],
        act: Acted,
    ) -> Group:
        """Let people come and leave, and keep what ``edit`` makes of a group that grows by so many.

        ``NameTaken`` if it is to have the name of another.
        """

    def dissolve(self, workspace: WorkspaceId, group_id: str, act: Acted) -> None:
        """Delete a group in which nobody is; ``GroupNotEmpty`` if somebody is."""


@dataclass(frozen=True, slots=True)
class ProvisionedGroups:
    caller: Caller
    store: GroupStore
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    new_id: Callable[[], str] = new_id

    @property
    def _home(self) -> WorkspaceId:
        return self.caller.workspace

    def get(self, identity: str, about: About) -> directory.Group | None:
        found = self.find(Lookup("id", identity), about)
        return found[0] if found else None

    def find(self, lookup: Lookup, about: About) -> Sequence[directory.Group]:
        return self._shown(self.store.found(self._home, lookup), about)

    def page(self, start: int, count: int, about: About) -> Slice[directory.Group]:
        every = self.store.all(self._home)
        return Slice(self._shown(every[start - 1 : start - 1 + count], about), len(every))

    def create(self, roster: Roster) -> directory.Group:
        wanted = list(self._known(roster))
        now, caller = self.now(), self.caller
        (first, _), *rest = _batches(wanted, ())
        name = _name(roster)
        group = Group(
            group_id=self.new_id(),
            name=name,
            named=claim(name),
            external_id=roster.external_id,
            size=len(first),
            last_moved=now if first else None,
            created=now,
            created_by=caller.person,
        )
        act = by(caller, "group.create", group.group_id, {"name": group.name, "added": " ".join(first)})
        try:
            group = self.store.begin(self._home, group, first, act)
        except NoSuchMember:
            raise _nobody() from None
        except NameTaken as taken:
            raise Taken(f"displayName: {taken}") from None
        for movement in rest:
            group = self._moved(group.group_id, movement)
        return self._shown([group], EVERYBODY)[0]

    def change(
        self,
        identity: str,
        edit: Callable[[directory.Group], Roster],
        about: About,
        expected: IfMatch = ANYTHING,
    ) -> directory.Group:
        shown = self.get(identity, about)
        if shown is None:
            raise NoSuchResource("there is no group of this id")
        expected.demand(shown.kept.modseq)
        after = edit(shown)
        known, before = self._known(after), {each.id for each in shown.roster.members}
        leave = sorted(PersonId(each) for each in before - known.keys())
        come = sorted(person for person, member in known.items() if identity not in member.groups)
        seen = about if about is None else about | set(come)
        renamed = (after.name, after.external_id) != (shown.roster.name, shown.roster.external_id)
        if not (renamed or come or leave):
            return shown
        first, *rest = _batches(come, leave)
        group = self._moved(identity, first, after, expected)
        for movement in rest:
            group = self._moved(identity, movement)
        return self._shown([group], seen)[0]

    def delete(self, identity: str, expected: IfMatch = ANYTHING) -> None:
        """Dissolve a group: first everybody leaves, forty at a time, then it goes."""
        found = self.store.found(self._home, Lookup("id", identity))
        if not found:
            raise NoSuchResource("there is no group of this id")
        expected.demand(found[0].modseq)
        for last in (*(False,) * (_ROUNDS - 1), True):
            while people := self.store.inside(self._home, identity, MOST_AT_ONCE):
                self._moved(identity, ((), people))
            try:
                return self.store.dissolve(self._home, identity, by(self.caller, "group.delete", identity))
            except GroupNotEmpty:  # somebody has just come
                if last:
                    raise
            except NoSuchGroup:
                raise NoSuchResource("there is no group of this id") from None
        return None

    def _moved(
        self,
        identity: str,
        movement: Movement,
        said: Roster | None = None,
        expected: IfMatch = ANYTHING,
    ) -> Group:
        (come, leave), now, caller = movement, self.now(), self.caller

        def edit(group: Group, growth: int) -> Group:
            expected.demand(group.modseq)
            if come:
                within(caller, group.allowed)
            moved = {"size": group.size + growth, "last_moved": now} if come or leave else {}
            if said is None:
                return group.model_copy(update=moved)
            return group.renamed(_name(said)).model_copy(update={"external_id": said.external_id, **moved})

        moves = {"added": " ".join(come), "removed": " ".join(leave)}
        act = by(caller, "group.members" if come or leave else "group.update", identity, moves if come or leave else {})
        try:
            return self.store.shift(self._home, identity, movement, edit, act)
        except NoSuchMember:
            raise _nobody() from None
        except NameTaken as taken:
            raise Taken(f"displayName: {taken}") from None
        except NoSuchGroup:
            raise NoSuchResource("there is no group of this id") from None

    def _known(self, roster: Roster) -> dict[PersonId, Member]:
        """The members of a roster; refused if one of them is not here."""
        wanted = list(dict.fromkeys(each.id for each in roster.members))
        found = self.store.members(self._home, wanted)
        if missing := [each for each in wanted if each not in found]:
            raise InvalidValue(f"members: nobody here has the id {missing[0][:64]}")
        return {PersonId(each): found[each] for each in wanted}

    def _shown(self, groups: Sequence[Group], about: About) -> list[directory.Group]:
        if about is EVERYBODY:
            if sum(group.size for group in groups) > MOST_SHOWN:
                raise TooMany("these are too many members for one answer: ask with excludedAttributes=members")
            inside = {each.group_id: self.store.inside(self._home, each.group_id, MOST_SHOWN) for each in groups}
            people = self.store.members(self._home, sorted({one for every in inside.values() for one in every}))
        else:
            people = self.store.members(self._home, sorted(about)) if about else {}
            inside = {
                each.group_id: [PersonId(one) for one, member in people.items() if each.group_id in member.groups]
                for each in groups
            }
        return [
            group_of(
                each, tuple(Named(one, people[one].name) for one in sorted(inside[each.group_id]) if one in people)
            )
            for each in groups
        ]


def _batches(come: Sequence[PersonId], leave: Sequence[PersonId]) -> list[Movement]:
    """So many at a time as can move at once; one batch at least, in which perhaps nobody does."""
    found: list[Movement] = [(come[at : at + MOST_AT_ONCE], ()) for at in range(0, len(come), MOST_AT_ONCE)]
    found += [((), leave[at : at + MOST_AT_ONCE]) for at in range(0, len(leave), MOST_AT_ONCE)]
    if len(come) + len(leave) <= MOST_AT_ONCE:
        return [(come, leave)]
    return found


def _name(roster: Roster) -> str:
    name = roster.name.strip()
    if len(name) > LONGEST_NAME:
        raise InvalidValue(f"displayName holds at most {LONGEST_NAME} characters")
    return name


def _nobody() -> InvalidValue:
    return InvalidValue("members: somebody of them has just left the workspace")

"""The people of a workspace, as its directory keeps them.

Who may provision may take away from anybody: deactivate them, take them out, make their role a lesser one; but the last
active Admin stays one. To give a role, or to let somebody in again who has one, whoever calls must hold what it allows.
Nobody's account is touched: somebody new gets one without a password, into which only the owner of the address comes;
of others only that they are here is noted.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from contracts.audit import Acted
from identity.accounts import Account
from identity.acts import by
from identity.people.model import LastAdmin, Member
from identity.people.powers import Powers
from identity.people.service import last_admin
from identity.provisioning.keeping import address_of, changed, newcomer, person_of
from identity.rights.model import Carried, Needed
from identity.roles.model import Role
from identity.scim.directory import Particulars, Person, Slice
from identity.scim.errors import InvalidValue, NoSuchResource
from identity.scim.lookups import Lookup
from identity.workspaces import Workspace
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.errors import Invalid, PreconditionFailed
from kernel.etags import ANYTHING, IfMatch
from kernel.ids import new_id
from kernel.journal import Along, Busy

_ROUNDS = 5


class PeopleStore(Protocol):
    def carried(self, workspace: WorkspaceId, needed: Needed) -> Carried: ...
    def home(self, workspace: WorkspaceId) -> Workspace: ...
    def by_email(self, email: str) -> Account | None: ...
    def gathered(self, workspace: WorkspaceId, people: Sequence[str]) -> list[Member]:
        """Those of them who are there, in that order."""

    def found(self, workspace: WorkspaceId, lookup: Lookup) -> list[Member]:
        """Whoever may be meant by a user name, an external id or an address, or has changed since."""

    def total(self, workspace: WorkspaceId) -> int: ...
    def ordered(self, workspace: WorkspaceId, start: int, count: int) -> list[str]:
        """The ids of ``count`` people from the ``start``-th on, in the order in which they joined."""

    def called(self, workspace: WorkspaceId, name: str) -> list[Member]:
        """Whoever may be called so."""

    def names(self, workspace: WorkspaceId, groups: frozenset[str]) -> dict[str, str]:
        """What the groups are called, of those that are there."""

    def create(self, home: Workspace, account: Account, member: Member, role: Role | None, act: Acted) -> Member:
        """Keep somebody new, with an account if they had none; ``Taken`` if they or their user name are there."""

    def provision(
        self, workspace: WorkspaceId, before: Member, after: Member, act: Acted, needed: Sequence[Along]
    ) -> Member:
        """Keep what becomes of somebody; ``PreconditionFailed`` if they have changed since."""

    def remove(self, workspace: WorkspaceId, member: Member, act: Acted, needed: Sequence[Along]) -> None: ...
    def another_admin(self, workspace: WorkspaceId, but: frozenset[PersonId]) -> PersonId | None: ...
    def is_admin(self, workspace: WorkspaceId, person: PersonId) -> Along: ...
    def is_still(self, workspace: WorkspaceId, role: Role) -> Along: ...


@dataclass(frozen=True, slots=True)
class ProvisionedPeople:
    caller: Caller
    store: PeopleStore
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    new_id: Callable[[], str] = new_id

    @property
    def _home(self) -> WorkspaceId:
        return self.caller.workspace

    def get(self, identity: str) -> Person | None:
        found = self._shown(self.store.gathered(self._home, [identity]))
        return found[0] if found else None

    def find(self, lookup: Lookup) -> Sequence[Person]:
        match lookup.key:
            case "id":
                return self._shown(self.store.gathered(self._home, [lookup.value]))
            case "displayName":
                wanted = lookup.value.casefold()
                return [each for each in self._shown(self.store.called(self._home, wanted)) if _called(each) == wanted]
            case "members":
                return []
            case _:
                return self._shown(self.store.found(self._home, lookup))

    def page(self, start: int, count: int) -> Slice[Person]:
        total = self.store.total(self._home)
        if not count or start > total:
            return Slice([], total)
        ids = self.store.ordered(self._home, start, count)
        return Slice(self._shown(self.store.gathered(self._home, ids)), total)

    def create(self, particulars: Particulars) -> Person:
        """Let somebody in who has an account already, or give them one that only the owner of the address can enter."""
        home, email, now = self.store.home(self._home).open(), address_of(particulars), self.now()
        if (domains := home.policy.allowed_domains) and email.rpartition("@")[2] not in domains:
            raise InvalidValue(f"this workspace takes addresses of {', '.join(domains)} only")
        account = self.store.by_email(email)
        theirs = account if email.rpartition("@")[2] in home.domains else None  # any workspace can name any address
        usual = {"locale": home.locale, "zone": home.zone, "avatar": theirs.avatar if theirs else None}
        member = newcomer(particulars, account.person if account else PersonId(self.new_id()), email, now, usual)
        role = self._given(member.role)
        said = member.model_dump(include={"person", "email", "name", "locale", "zone"})
        act = by(self.caller, "person.provision", member.person, {"email": email, "role": member.role})
        made = self.store.create(home, account or Account(**said, created=now), member, role, act)
        return self._shown([made])[0]

    def change(self, identity: str, edit: Callable[[Person], Particulars], expected: IfMatch = ANYTHING) -> Person:
        tried = frozenset({PersonId(identity)})
        for _ in range(_ROUNDS):
            before = self._there(identity, expected)
            shown = self._shown([before])[0]
            said = edit(shown)
            if said == shown.particulars:
                return shown
            after = changed(before, said, self.now())
            needed: list[Along] = []
            if after.role != before.role and (role := self._given(after.role)):
                needed.append(self.store.is_still(self._home, role))
            if after.status == "active" != before.status:
                Powers(self.caller, self.store).may_touch(after)  # to let somebody in again gives what they may
            if before.admin and not after.admin:
                tried, held = self._other(tried)
                needed.append(held)
            try:
                kept = self.store.provision(self._home, before, after, self._act(before, after), needed)
            except (LastAdmin, PreconditionFailed):
                continue  # somebody was faster: it is decided anew
            return self._shown([kept])[0]
        raise Busy

    def delete(self, identity: str, expected: IfMatch = ANYTHING) -> None:
        tried = frozenset({PersonId(identity)})
        for _ in range(_ROUNDS):
            member, needed = self._there(identity, expected), list[Along]()
            if member.admin:
                tried, held = self._other(tried)
                needed.append(held)
            act = by(self.caller, "person.remove", member.person, {"email": member.email})
            try:
                return self.store.remove(self._home, member, act, needed)
            except (LastAdmin, PreconditionFailed):
                continue
        raise Busy

    def _there(self, identity: str, expected: IfMatch) -> Member:
        found = self.store.gathered(self._home, [identity])
        if not found:
            raise NoSuchResource("nobody here has this id")
        expected.demand(found[0].modseq)
        return found[0]

    def _given(self, role: str) -> Role | None:
        """The role, if it is one of the workspace's own; refused unless the caller may give it."""
        try:
            return Powers(self.caller, self.store).may_give(role)
        except Invalid as error:
            raise InvalidValue(f"roles: {error}") from None

    def _other(self, tried: frozenset[PersonId]) -> tuple[frozenset[PersonId], Along]:
        other = self.store.another_admin(self._home, tried)
        if other is None:
            raise last_admin()
        return tried | {other}, self.store.is_admin(self._home, other)

    def _act(self, before: Member, after: Member) -> Acted:
        what = "update"
        if before.status != after.status:
            what = "reactivate" if after.status == "active" else "deactivate"
        said = {"role": after.role} if before.role != after.role else {}
        return by(self.caller, f"person.{what}", before.person, said)

    def _shown(self, members: Sequence[Member]) -> list[Person]:
        groups = frozenset(each for member in members for each in member.groups)
        names = self.store.names(self._home, groups) if groups else {}
        return [person_of(member, names) for member in members]


def _called(person: Person) -> str:
    return str(person.particulars.profile.get("displayName", "")).casefold()

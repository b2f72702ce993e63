"""One's own account, in DynamoDB."""

from collections.abc import Callable, Mapping

from contracts.audit import Acted
from identity.accounts import Account, NoSuchAccount
from identity.accounts.deed import Deed
from identity.accounts.table import ACCOUNT, AccountTable
from identity.acts import acted
from identity.acts.table import along as noted
from identity.people import Member, NoSuchMember
from identity.people.table import journal as people
from identity.sessions import closing
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.journal import Change
from kernel.journal.reading import gathered
from kernel.journal.rows import alive
from kernel.journal.together import Part

_AT_ONCE = 40
"""Workspaces that hear of a change in the same transaction, which has room for two rows of each."""


class ProfileTable:
    def __init__(self) -> None:
        self._accounts, self._people = AccountTable(), people()

    def get(self, person: PersonId) -> Account:
        return self._accounts.get(person)

    def me(self, workspace: WorkspaceId, person: PersonId) -> tuple[Account, Member]:
        """The account and the member, in one round trip."""
        accounts, members = self._accounts.journal.shape, self._people.shape
        whose, where = (accounts.name, person, ACCOUNT), (members.name, workspace, person)
        found = gathered((whose, where))
        if not alive(found.get(whose)):
            raise NoSuchAccount("there is no such account; a program that calls with a key has none")
        if not alive(found.get(where)):
            raise NoSuchMember("you are not in this workspace any more")
        return accounts.object(found[whose]), members.object(found[where])

    def spread(self, person: PersonId, wanted: Mapping[str, str | None], act: Acted) -> Account:
        before = self.get(person)
        homes = [each.workspace for each in before.memberships]
        changed = Change[Account](ACCOUNT, lambda account: account.model_copy(update=wanted))
        parts = [self._member(home, person, wanted) for home in homes]
        account = Part(self._accounts.journal, person, [changed])
        Deed(parts=[account, *parts[:_AT_ONCE]], acts=[act]).done()
        for start in range(_AT_ONCE, len(parts), _AT_ONCE):
            Deed(parts=parts[start : start + _AT_ONCE]).done()
        return before

    def change(self, person: PersonId, edit: Callable[[Account], Account], act: Acted) -> Account:
        return self._accounts.change(person, edit, along=[noted(act)])

    def end_all(self, caller: Caller, besides: str) -> None:
        homes = [each.workspace for each in self.get(caller.person).memberships]
        Deed(
            parts=(),
            closing=closing.sessions(caller.person, homes, besides),
            acts=[acted(home, caller.person, "session.end-all", session=caller.session) for home in homes],
        ).done()

    def _member(self, home: WorkspaceId, person: PersonId, wanted: Mapping[str, str | None]) -> Part[Member]:
        return Part(self._people, home, [Change[Member](person, lambda member: member.model_copy(update=wanted))])

"""A workspace with people in it, made without the doors through which people come in."""

from collections import Counter
from datetime import UTC, datetime

from identity.accounts import Account, Membership
from identity.accounts.table import claimed
from identity.accounts.table import journal as accounts
from identity.groups import GroupDraft, GroupUpdate, Movement, groups
from identity.people import Member
from identity.people.table import entering
from identity.people.table import journal as people
from identity.roles import RoleDraft, built_in, roles
from identity.sessions import sessions
from identity.workspaces import Policy, Workspace
from identity.workspaces.model import Limits
from identity.workspaces.table import journal as workspaces
from kernel.callers import Caller
from kernel.etags import ANYTHING
from kernel.ids import new_id
from kernel.journal import Create
from kernel.journal.together import Part, together
from kernel.once import Once
from kernel.pages import Page

NOBODY = "0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"

ARRANGED = "arranged"
"""The session in which things are done that no door does: a test only begins with them."""


class Company:
    """Its founder is an Admin called Ada."""

    def __init__(self, slug="acme", people=10_000, **policy):
        self._names = Counter()
        self.workspace = Workspace(
            workspace=new_id(),
            name=slug.title(),
            slug=slug,
            limits=Limits(people=people),
            policy=Policy(**policy),
            created=datetime.now(UTC),
            created_by=NOBODY,
        )
        self.id = self.workspace.workspace
        workspaces().create(self.id, self.workspace)
        self.ada = self.hire(f"ada.{slug}", "admin")

    @classmethod
    def of(cls, workspace, ada=NOBODY):
        """One that is there already, whose Admin is somebody called Ada."""
        company = cls.__new__(cls)
        company._names = Counter()
        company.ada = ada
        company.id, company.workspace = workspace, workspaces().get(workspace, "workspace")
        return company

    def hire(self, name, role="member", called=None):
        """The id of somebody new."""
        person, now = new_id(), datetime.now(UTC)
        said = {"person": person, "email": f"{name}@example.com", "name": called or name.title()}
        membership = Membership(workspace=self.id, policy=self.workspace.seen(), joined=now)
        account = Account(**said, memberships=(membership,), created=now)
        together(
            Part(accounts(), person, [Create(account)]),
            Part(people(), self.id, [Create(Member(**said, role=role, joined=now))]),
            along=[claimed(account), entering(self.id, self.workspace.limits.people)],
        )
        return person

    def role(self, *scopes):
        """The id of a role of the company's own."""
        return roles().create(self.boss, RoleDraft(name=self._another("Recruiter"), scopes=scopes), Once()).role_id

    def group(self, *people, role=None, name=None):
        """The id of a group with these people in it, which carries a role."""
        group_id = groups().create(self.boss, GroupDraft(name=name or self._another("Recruiters")), Once()).group_id
        if people:
            groups().move(self.boss, group_id, Movement(add=people))
        if role:
            groups().update(self.boss, group_id, GroupUpdate(role=role), ANYTHING)
        return group_id

    def forget(self, *, group, role):
        """Delete a group and a role."""
        groups().delete(self.boss, group, ANYTHING)
        roles().delete(self.boss, role, ANYTHING)

    def size(self, group_id):
        """How many are in a group: as it says itself, and as they are listed."""
        listed = groups().people(self.boss, group_id, Page()).items
        return groups().get(self.boss, group_id).size, len(listed)

    def _another(self, name):
        """The name, or one like it if something is called so."""
        self._names[name] += 1
        return name if self._names[name] == 1 else f"{name} {self._names[name]}"

    @property
    def boss(self):
        return Caller(self.id, self.ada, "admin", built_in("admin"), ARRANGED)

    def caller(self, person, role="admin", session="s"):
        """Somebody of the company, signed in."""
        scopes = " ".join(sorted(built_in(role)))
        return {"workspace": self.id, "person": person, "role": role, "scopes": scopes, "session": session}

    @property
    def admin(self):
        return self.caller(self.ada)

    def begin(self, person):
        """The id of a session that somebody begins."""
        session = sessions().begun(self.id, person, days=1, amr=("pwd",), device="a phone", address="192.0.2.7")
        together(along=[sessions().store.row(session)])
        return session.session_id

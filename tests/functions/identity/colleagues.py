"""A workspace with people in it, made without the doors through which people come in."""

from datetime import UTC, datetime

from identity.accounts import Account, Membership
from identity.accounts.table import claimed
from identity.accounts.table import journal as accounts
from identity.people import Member
from identity.people.table import entering
from identity.people.table import journal as people
from identity.roles import built_in
from identity.sessions import sessions
from identity.workspaces import Policy, Workspace
from identity.workspaces.model import Limits
from identity.workspaces.table import journal as workspaces
from kernel.ids import new_id
from kernel.journal import Create
from kernel.journal.together import Part, together

NOBODY = "0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"


class Company:
    """Its founder is an Admin called Ada."""

    def __init__(self, slug="acme", people=10_000, **policy):
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
    def of(cls, workspace):
        """One that is there already."""
        company = cls.__new__(cls)
        company.id, company.workspace = workspace, workspaces().get(workspace, "workspace")
        return company

    def hire(self, name, role="member"):
        """The id of somebody new."""
        person, now = new_id(), datetime.now(UTC)
        said = {"person": person, "email": f"{name}@example.com", "name": name.title()}
        membership = Membership(workspace=self.id, policy=self.workspace.seen(), joined=now)
        account = Account(**said, memberships=(membership,), created=now)
        together(
            Part(accounts(), person, [Create(account)]),
            Part(people(), self.id, [Create(Member(**said, role=role, joined=now))]),
            along=[claimed(account), entering(self.id, self.workspace.limits.people)],
        )
        return person

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

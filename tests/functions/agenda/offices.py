"""A workspace with people and calendars in it, made without the doors through which they come."""

from datetime import UTC, datetime

from agenda.calendars.model import Calendar, default_calendar
from agenda.calendars.store import CalendarTable
from agenda.people.model import Colleague
from agenda.people.table import PeopleTable
from agenda.projects.model import Project
from agenda.projects.table import journal as projects
from agenda.sharing import Share
from identity.groups import Group
from identity.groups.rows import journal as groups
from kernel.etags import IfMatch
from kernel.ids import new_id
from kernel.once import Once

NOW = datetime.now(UTC)
USUAL = "agenda:read agenda:write"


class Office:
    """Ada is in it, and whoever else is named."""

    def __init__(self, workspace="acme", zone="Europe/Berlin"):
        self.workspace, self.zone = workspace, zone
        self.people = PeopleTable()
        self.ada = self.person("ada")

    def person(self, name, /, *groups, **said):
        """Somebody in these groups, with the calendar that everybody has: who calls is their name."""
        usual = {"modseq": 1, "name": name.title(), "email": f"{name}@example.com", "role": "member", "zone": self.zone}
        colleague = Colleague(person=name, groups=groups, **{**usual, **said})
        self.people.keep(self.workspace, colleague, 0)
        self._keep(default_calendar(self.workspace, colleague, datetime.now(UTC)))
        return {"workspace": self.workspace, "person": name, "scopes": USUAL}

    def group(self, group_id="red"):
        """How one shares with a group that there is, and in which nobody need be."""
        made = Group(group_id=group_id, name=group_id.title(), created=NOW, created_by="ada")
        groups().create(self.workspace, made)
        return f"group:{group_id}"

    def default(self, name="ada"):
        """The id of the calendar that somebody has without making one."""
        return Colleague(person=name).default_calendar(self.workspace)

    def calendar(self, owner="ada", shares=None, **said):
        """The id of another calendar, shared as a dictionary says: ``{"person:bob": "write"}``."""
        granted = tuple(Share(to=to, role=role) for to, role in (shares or {}).items())
        usual = {"calendar_id": new_id(), "name": "Football", "zone": self.zone, "created": datetime.now(UTC)}
        made = Calendar(owner=owner, shares=granted, **{**usual, **said})
        return self._keep(made)

    def _keep(self, calendar):
        return CalendarTable().create(self.workspace, calendar, Once()).calendar_id

    def shelve(self, name, calendar_id, to):
        """Share a calendar so, as its owner does, and put it on somebody's shelf."""
        edit = lambda it: it.shared(Share(to=to, role="read"))  # noqa: E731 - it is no more than that
        CalendarTable().share(self.workspace, calendar_id, edit, IfMatch(), name)

    def project(self, owner="ada", shares=None, **said):
        """The id of a project, shared the same way."""
        granted = tuple(Share(to=to, role=role) for to, role in (shares or {}).items())
        made = Project(owner=owner, shares=granted, **{"project_id": new_id(), "name": "Move", "created": NOW, **said})
        return projects().create(self.workspace, made).project_id

    def manager(self, name="mia", *groups, **said):
        """Somebody who looks after what is the workspace's own."""
        return {**self.person(name, *groups, **said), "scopes": f"{USUAL} agenda:manage"}

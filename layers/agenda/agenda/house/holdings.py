"""All that the room keeps of a workspace: where each kind lies, and what of it is taken along.

Whoever adds a table adds a line: erasing, exporting and letting go of a calendar go by this list, from the leaves to
the root, since what is above says where that is what is below.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from agenda.alerts import table as alerts
from agenda.assignments import table as assignments
from agenda.booking import rows as booking
from agenda.booking.slugs import BY_SLUG
from agenda.calendars import table as calendars
from agenda.comments import table as comments
from agenda.events import rows as events
from agenda.filters import table as filters
from agenda.invitations import rows as invitations
from agenda.jobs import table as jobs
from agenda.links import table as links
from agenda.people import table as people
from agenda.projects import table as projects
from agenda.rooms.addresses import local_part
from agenda.shelves import table as shelves
from agenda.subscriptions import table as subscriptions
from agenda.tallies import table as tallies
from agenda.tasks import table as tasks
from agenda.words import table as words
from kernel.callers import PersonId, WorkspaceId
from kernel.journal.rows import alive
from kernel.queries import partition
from kernel.rows import Row

Owners = Callable[[WorkspaceId], Iterable[str]]
"""The hash keys under which something lies."""


class Holding(NamedTuple):
    """Things of one kind."""

    name: str
    table: str
    owners: Owners
    shown: Callable[[Row], dict[str, Any]] | None = None
    """A thing as it is taken along; ``None``: it follows from others, or is secret."""
    counted: bool = True
    """Whether a certificate says how many there were; not of what follows from others."""


def _ids(table: str, owner: str) -> Iterator[str]:
    """The ids of all that lies there, such as under the workspace itself, and of what was deleted lately."""
    return (row["sk"]["S"] for row in partition(table, owner, "pk, sk") if not row["sk"]["S"].startswith("!"))


class Beneath(NamedTuple):
    """Things of one kind that lie in calendars, and go when these go for good."""

    name: str
    table: str
    where: tuple[Callable[[WorkspaceId, str], str], ...]
    """Under which hash keys, of a workspace and a calendar."""
    shown: Callable[[Row], dict[str, Any]] | None = None
    counted: bool = True

    def holding(self) -> Holding:
        """The same of all calendars."""

        def owners(workspace: WorkspaceId) -> Iterator[str]:
            return (where(workspace, each) for each in _ids(calendars.TABLE, workspace) for where in self.where)

        return Holding(self.name, self.table, owners, self.shown, self.counted)


def _of_people(under: Callable[[WorkspaceId, PersonId], str]) -> Owners:
    def owners(workspace: WorkspaceId) -> Iterator[str]:
        return (under(workspace, PersonId(each)) for each in _ids(people.TABLE, workspace))

    return owners


def _of_projects(workspace: WorkspaceId) -> Iterator[str]:
    for project_id in _ids(projects.TABLE, workspace):
        yield from (tasks.account(workspace, project_id), tasks.trash(workspace, project_id))


def _of_their_words(workspace: WorkspaceId) -> Iterator[str]:
    return (words.account(workspace, project_id) for project_id in _ids(projects.TABLE, workspace))


def _itself(workspace: WorkspaceId) -> list[str]:
    return [workspace]


def _wanted(row: Row) -> dict[str, Any]:
    return {"person": row["pk"]["S"].partition("#")[2], **filters.filter_of(row).model_dump(mode="json")}


def _shelved(row: Row) -> dict[str, Any]:
    return {"person": row["pk"]["S"].partition("#")[2], **shelves.shelved_of(row).model_dump(mode="json")}


UNDER_CALENDARS: tuple[Beneath, ...] = (
    Beneath(
        "events",
        events.TABLE,
        (events.account, events.trashed),
        lambda row: events.event_of(row).model_dump(mode="json"),
    ),
    Beneath("words", words.TABLE, (words.account,), counted=False),
    Beneath("subscriptions", subscriptions.TABLE, (subscriptions.account,), subscriptions.shown),
)


def _marks(workspace: WorkspaceId) -> Iterator[str]:
    return (mark for row in things(calendars.TABLE, workspace) for mark in calendars.calendar_of(row).marks)


def _of_rooms(workspace: WorkspaceId) -> Iterator[str]:
    """The addresses of rooms and resources; of those in the trash as well."""
    kept = map(calendars.calendar_of, things(calendars.TABLE, workspace))
    return (local_part(each.calendar_id) for each in kept if each.kind in {"room", "resource"})


def _of_tasks(workspace: WorkspaceId) -> Iterator[str]:
    """Where it lies what was said about tasks; one that was moved lately is known to two projects."""
    rows = (row for owner in _of_projects(workspace) for row in partition(tasks.TABLE, owner, "pk, sk, talk"))
    found = {tasks.thread(row) for row in rows if not row["sk"]["S"].startswith("!")}
    return (comments.account(workspace, each) for each in sorted(found))


def _remarked(row: Row) -> dict[str, Any]:
    said = comments.comment_of(row)
    return {"task_id": said.task_id or row["pk"]["S"].partition("#")[2], **said.model_dump(mode="json")}


HOLDINGS: tuple[Holding, ...] = (
    *(each.holding() for each in UNDER_CALENDARS),
    Holding("words of tasks", words.TABLE, _of_their_words, counted=False),
    Holding("comments", comments.TABLE, _of_tasks, _remarked),
    Holding("addresses", invitations.ADDRESSES, _of_people(invitations.address)),
    Holding("doorplates", invitations.ADDRESSES, _of_rooms, counted=False),
    Holding("proposals", invitations.LOG, _of_people(invitations.inbox)),
    Holding("invitations", invitations.LOG, _itself),
    Holding(
        "bookings",
        booking.BOOKINGS,
        booking.accounts,
        lambda row: booking.booking_of(row).model_dump(mode="json"),
    ),
    Holding("slugs", BY_SLUG, booking.slugs),
    Holding("pages", booking.PAGES, _itself, lambda row: booking.page_of(row).model_dump(mode="json")),
    Holding("tasks", tasks.TABLE, _of_projects, lambda row: tasks.task_of(row).model_dump(mode="json")),
    Holding("told", tasks.TABLE, _of_people(assignments.account), counted=False),
    Holding("done", tasks.TABLE, _of_people(tallies.account)),
    Holding("projects", projects.TABLE, _itself, lambda row: projects.project_of(row).model_dump(mode="json")),
    Holding("filters", filters.TABLE, _of_people(filters.account), _wanted),
    Holding("shelves", shelves.TABLE, _of_people(shelves.account), _shelved),
    Holding("links", links.TABLE, _marks),
    Holding(
        "calendars",
        calendars.TABLE,
        _itself,
        lambda row: calendars.calendar_of(row).model_dump(mode="json"),
    ),
    Holding("jobs", jobs.TABLE, _of_people(jobs.account), counted=False),
    Holding("alerts", alerts.TABLE, _of_people(alerts.account), counted=False),
    Holding("bells", alerts.BELLS, _itself, counted=False),
    Holding("people", people.TABLE, _itself),
)
"""All of it, in the order in which it goes."""


def things(table: str, owner: str) -> Iterator[Row]:
    """What lies there, without bookkeeping and without what was deleted."""
    return (row for row in partition(table, owner) if thing(row))


def thing(row: Row) -> bool:
    """Whether a row is something, and not the kernel's, or what is left of something."""
    return alive(row) and not row.get("sk", {"S": ""})["S"].startswith("!")

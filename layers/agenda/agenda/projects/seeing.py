"""Who sees a project, and whom of them a name means."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from agenda.people.model import Colleague
from agenda.projects.holding import may_see
from agenda.projects.model import Project
from agenda.sharing import named, widely
from kernel.callers import PersonId, WorkspaceId


class Directory(Protocol):
    """Where it is kept what is known of people."""

    def find(self, workspace: WorkspaceId, people: Iterable[PersonId]) -> dict[PersonId, Colleague]: ...
    def all(self, workspace: WorkspaceId) -> Iterator[Colleague]: ...


def seeing(directory: Directory, workspace: WorkspaceId, project: Project) -> list[Colleague]:
    """Everybody who sees it: looked up if it is shared by name only, and sought among all who are here otherwise."""
    people = directory.all(workspace) if widely(project) else directory.find(workspace, named(project)).values()
    return [each for each in people if may_see(project, each)]


def meant(people: Iterable[Colleague]) -> dict[str, list[Colleague]]:
    """Whom each name means: whose name or address it is, or else whose first name, or how their address begins."""
    wholly: dict[str, list[Colleague]] = {}
    partly: dict[str, list[Colleague]] = {}
    for each in people:
        name, email = folded(each.name), folded(each.email)
        whole = {name, email} - {""}
        for ways, said in ((wholly, whole), (partly, {name.partition(" ")[0], email.partition("@")[0]} - whole - {""})):
            for one in said:
                ways.setdefault(one, []).append(each)
    return partly | wholly


def folded(name: str) -> str:
    """A name as it is compared: capitals and spaces do not count."""
    return " ".join(name.casefold().split())

"""What is written about a task, by which it is found. Pure."""

from collections.abc import Iterator

from agenda.tasks.model import Task
from agenda.words.model import words_in


def words_of(task: Task) -> frozenset[str]:
    """The words by which a task is found: those of its title, its labels, its checklist and its description."""
    return words_in(_texts(task))


def _texts(task: Task) -> Iterator[str]:
    """What is written about it, what matters most first."""
    yield task.title
    yield from task.keywords or ()
    yield from (check.title for check in task.checklist)
    yield task.description
    for location in (task.locations or {}).values():
        yield location.name or ""
    for link in (task.links or {}).values():
        yield link.title or ""

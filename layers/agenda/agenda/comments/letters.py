"""The letter that tells somebody that they were named in what was said about a task."""

from agenda.comments import texts_en
from agenda.comments.model import Comment
from agenda.people.model import Colleague
from agenda.projects.model import Project
from agenda.tasks.model import StoredTask
from kernel.letters import Brand, Letter, Reader
from kernel.letters.compose import Sentence, Stationery, Value

OURS = Stationery({"en": texts_en})


def named(
    to: Reader, brand: Brand, said: Comment, by: Colleague | None, about: tuple[StoredTask, Project], *, origin: str
) -> Letter:
    """Tell them who named them, and what that was."""
    task, project = about
    values: dict[str, Value] = {
        "who": (by and by.name) or texts_en.WORDS["somebody"],
        "title": Sentence(task.task.title),
        "project": project.name,
    }
    chosen = f"{origin}/settings/reminders"
    return OURS.composed(
        "mentioned",
        to,
        brand,
        values,
        link=f"{origin}/tasks/{task.project_id}/{task.task_id}",
        second=chosen,
        quote=said.text,
        facts=[("project", project.name)],
        unsubscribe=chosen,
    )

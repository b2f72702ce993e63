"""The letters that tell somebody that they were named in what was said about a task, or by it."""

from agenda.comments import texts_en
from agenda.comments.telling import Word
from kernel.letters import Brand, Letter, Reader
from kernel.letters.compose import Sentence, Stationery, Value

OURS = Stationery({"en": texts_en})


def named(to: Reader, brand: Brand, word: Word, *, origin: str, leave: str) -> Letter:
    """Tell them who named them, and what that was."""
    said, by, (task, project) = word.said, word.by, word.about
    values: dict[str, Value] = {
        "who": (by and by.name) or texts_en.WORDS["somebody"],
        "title": Sentence(task.task.title),
        "project": project.name,
    }
    plain = said.remark or task.task.description_content_type.startswith("text/plain")
    return OURS.composed(
        "mentioned" if said.remark else "mentioned_in_task",
        to,
        brand,
        values,
        link=f"{origin}/tasks/{task.project_id}/{task.task_id}",
        second=f"{origin}/settings/reminders",
        quote=said.text if plain else "",
        facts=[("project", project.name)],
        unsubscribe=leave,
        one_click=True,
    )

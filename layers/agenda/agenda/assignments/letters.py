"""The letters that tell somebody what they were given to do."""

from agenda.alerts.days import Span
from agenda.alerts.saying import long
from agenda.assignments import texts_en
from agenda.assignments.model import Assignment
from agenda.tasks.priorities import meant
from kernel.letters import Brand, Letter, Reader
from kernel.letters.compose import Exact, Sentence, Stationery, Value

OURS = Stationery({"en": texts_en})
_USUAL = 4
"""The priority of which nobody needs to be told."""


def assigned(to: Reader, brand: Brand, given: Assignment, *, origin: str, leave: str) -> Letter:
    """Tell somebody of a task, or of how many there are, and of one of them."""
    task = given.task.task
    values: dict[str, Value] = {
        "who": (given.by and given.by.name) or texts_en.WORDS["somebody"],
        "title": Sentence(task.title),
        "project": given.project.name,
        "count": given.among,
    }
    within = f"{origin}/tasks/{given.task.project_id}"
    chosen = f"{origin}/settings/reminders"
    if given.among > 1:
        return OURS.composed(
            "tasks_assigned", to, brand, values, link=within, second=chosen, unsubscribe=leave, one_click=True
        )
    urgent = meant(task.priority or 0)
    due = Span(given.due, given.due, given.all_day) if given.due else None
    facts: list[tuple[str, Value | None]] = [
        ("project", given.project.name),
        ("due", Exact(long(to, due)) if due else None),
        ("priority", Exact(f"p{urgent}") if urgent < _USUAL else None),
    ]
    return OURS.composed(
        "task_assigned",
        to,
        brand,
        values,
        link=f"{within}/{given.task.task_id}",
        second=chosen,
        quote=task.description if task.description_content_type.startswith("text/plain") else "",
        facts=facts,
        unsubscribe=leave,
        one_click=True,
    )

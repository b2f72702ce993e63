"""Letters about what one was given to do, in English."""

from collections.abc import Mapping

from kernel.letters import english
from kernel.letters.english import CODE, day, hour, lasting, size
from kernel.letters.wording import Wording

__all__ = ["CODE", "LETTERS", "WORDS", "day", "hour", "lasting", "size"]

WORDS: Mapping[str, str] = {
    **english.WORDS,
    "project": "Project",
    "due": "Due",
    "priority": "Priority",
    "somebody": "Somebody",
}

_REASON = "you want to know when somebody gives you something to do"

LETTERS: Mapping[str, Wording] = {
    "task_assigned": Wording(
        subject="{who} assigned you: {title}",
        preheader="In {project}",
        heading="{title}",
        body="<b>{who}</b> assigned this task to you.",
        button="Open task",
        second="Choose what you are told of",
        reason=_REASON,
    ),
    "tasks_assigned": Wording(
        subject="{who} assigned you {count} tasks in {project}",
        preheader="{title}, and more",
        heading="{count} tasks in {project}",
        body="<b>{who}</b> assigned them to you. One of them is <b>{title}</b>.",
        button="Open project",
        second="Choose what you are told of",
        reason=_REASON,
    ),
}

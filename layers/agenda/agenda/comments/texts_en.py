"""Letters about being named in what was said about tasks, and by them, in English."""

from collections.abc import Mapping

from kernel.letters import english
from kernel.letters.english import CODE, day, hour, lasting, size
from kernel.letters.wording import Wording

__all__ = ["CODE", "LETTERS", "WORDS", "day", "hour", "lasting", "size"]

WORDS: Mapping[str, str] = {**english.WORDS, "project": "Project", "somebody": "Somebody"}

LETTERS: Mapping[str, Wording] = {
    "mentioned": Wording(
        subject="{who} mentioned you: {title}",
        preheader="In {project}",
        heading="{title}",
        body="<b>{who}</b> mentioned you in a comment on this task.",
        button="Open task",
        second="Choose what you are told of",
        reason="you want to know when somebody mentions you",
    ),
    "mentioned_in_task": Wording(
        subject="{who} mentioned you: {title}",
        preheader="In {project}",
        heading="{title}",
        body="<b>{who}</b> mentioned you in this task.",
        button="Open task",
        second="Choose what you are told of",
        reason="you want to know when somebody mentions you",
    ),
}

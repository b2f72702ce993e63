"""What becomes of invitations from outside that nobody asked for, and of answers of uninvited people. Pure."""

from collections.abc import Callable
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from agenda.invitations.hosting import Crashers
from agenda.invitations.model import Message

Welcome = Literal["take", "ask", "drop"]

_BRINGS = ("REQUEST", "ADD", "PUBLISH")


class InvitationSettings(BaseModel):
    """How somebody deals with what comes to their calendar from outside."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    unasked: Literal["add", "known", "ask", "never"] = Field(
        default="add",
        description="Invitations from outside. `add`: they stand in the calendar, unanswered. `known`: those of people "
        "to whom one wrote an invitation or an answer, and of colleagues; the others wait. `ask`: all wait. "
        "`never`: they are left out. What changes about an event that is there is always taken.",
        examples=["known"],
    )
    crashers: Crashers = Field(
        default="ask",
        description="Answers of people whom nobody invited. `ask`: they wait. `add`: they are let in. `ignore`.",
        examples=["ask"],
    )


def welcome(settings: InvitationSettings, message: Message, known: Callable[[], bool]) -> Welcome:
    """What becomes of a message about an event that is not in the calendar yet."""
    if not brings(message) or settings.unasked == "add":
        return "take"
    if settings.unasked == "known":
        return "take" if known() else "ask"
    return "ask" if settings.unasked == "ask" else "drop"


def brings(message: Message) -> bool:
    """Whether it tells of an event that there is, and does not speak of one that one may have."""
    return message.method in _BRINGS

"""A booking: a time that somebody took on a page, from when they asked for it to its end. Pure.

=============  ====================================================================================
``wanted``     the guest asks for it just now; no time is kept yet
``held``       the time is kept, and the guest has to confirm that the address is theirs
``pending``    the time is kept, and a host has to agree
``confirmed``  it takes place
``declined``   a host did not agree, and the time is free again
``cancelled``  the guest or a host does not want it any more, and the time is free again
``lapsed``     the guest did not confirm it in time, and the time is free again
=============  ====================================================================================
"""

import hmac
import re
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from agenda.booking.page import Line, Page
from agenda.times import Zone
from agenda.times.local import written
from kernel.callers import WorkspaceId
from kernel.errors import Conflict, Invalid, NotFound

Status = Literal["wanted", "held", "pending", "confirmed", "declined", "cancelled", "lapsed"]
MOST_REASON = 1000
Reason = Annotated[str, StringConstraints(strip_whitespace=True, max_length=MOST_REASON)]

HOLDS = timedelta(minutes=15)
"""For so long a time is kept whose guest has not confirmed it."""

MOST_GUESTS = 10
"""So many further people may be named who come along."""

LINKS = 8
"""So many links to one booking are good: each letter has one of its own."""

_TICKET = r"([A-Za-z0-9-]{1,64})\.([0-9a-f-]{36})\.([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})"
_SAID = ConfigDict(frozen=True, extra="forbid")
_WORD = r"[^\s@<>,;:\"\\()\[\].]+"
_PHONE = re.compile(r"\+?[0-9 ()./-]{3,40}", re.ASCII)


class NoSuchBooking(NotFound):
    """There is no such booking; or the link is an old one."""


class SlotTaken(Conflict):
    """That time is not free (any more)."""

    def __init__(self, instead: Sequence[datetime] = ()) -> None:
        super().__init__("that time is not free any more; choose another one")
        self.instead = tuple(instead)

    def facts(self) -> dict[str, object]:
        return {"instead": [written(each) for each in self.instead]}


class AlreadyBooked(Conflict):
    """The same request, with the same key, was done already."""


class OverAlready(Conflict):
    """It was cancelled or declined, or its time has passed."""


class TooLateToChange(Conflict):
    """The page does not let guests change it so late; they write to the host instead."""


class NotConfirmedYet(Conflict):
    """Whoever booked it has yet to follow the link of the letter about it."""


class NothingToDecide(Conflict):
    """It waits for nobody's agreement."""


Address = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        max_length=254,
        pattern=rf"^{_WORD}(?:\.{_WORD})*@(?:{_WORD}\.)+[A-Za-z0-9-]{{2,63}}$",
    ),
]


class Guest(BaseModel):
    """Whoever books."""

    model_config = _SAID

    name: Line = Field(examples=["Grace Hopper"])
    email: Address = Field(examples=["grace@example.com"])
    zone: Zone = Field(description="In whose time we write to them.", examples=["America/New_York"])
    locale: Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$")] = Field(
        default="en", description="In whose language, where we have it, and how dates are written there."
    )


class Taker(NamedTuple):
    """A host of a booking, and the calendar in which it stands."""

    person: str
    calendar_id: str


class Ending(NamedTuple):
    """How it comes that one does not take place."""

    how: Literal["declined", "cancelled", "lapsed"]
    reason: str = ""
    by: str = ""
    """The host who wants it so; empty: the guest does."""


class Booking(BaseModel, frozen=True):
    booking_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c073902"])
    modseq: int = Field(default=0, description="Rises with every change; it is the ETag.")
    page_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c073901"])
    title: str = Field(examples=["Half an hour with Ada"])
    status: Status = "confirmed"
    begins: datetime
    ends: datetime
    guest: Guest
    guests: tuple[str, ...] = Field(
        default=(), description="Further people who come along, by their addresses.", examples=[["kay@example.com"]]
    )
    answers: dict[str, str] = {}
    takers: tuple[Taker, ...] = Field(default=(), description="The hosts, and the calendars in which it stands.")
    moved: int = Field(default=0, description="How often it was moved or changed.")
    created: datetime
    reason: str = Field(default="", description="Why it was cancelled or declined, if somebody said so.")
    by: str = Field(default="", description="The host who did that, or changed it last; empty: the guest.")
    digests: tuple[str, ...] = Field(default=(), exclude=True)
    """Of the secrets in the links that guests have been sent; the last ones are good."""
    announced: bool = Field(default=False, exclude=True)
    """Whether it was ever to take place for sure, so that those who come along have heard of it."""
    by_letter: bool = Field(default=False, exclude=True)
    """Whether links to it go to its guest by letter alone: whoever typed the address proved nothing."""

    @property
    def lasts(self) -> int:
        return (self.ends - self.begins) // timedelta(minutes=1)

    @property
    def stands(self) -> bool:
        """Whether a time is kept for it."""
        return self.status in {"held", "pending", "confirmed"}

    @property
    def proven(self) -> bool:
        """Whether its guest reads what goes to the address that was typed: they followed the link of a letter there."""
        return self.by_letter and self.status in {"pending", "confirmed"}

    @property
    def confirm_by(self) -> datetime | None:
        """Until when it is kept for a guest who has yet to confirm it."""
        return self.created + HOLDS if self.status == "held" else None

    def opened_by(self, secret: str) -> bool:
        wanted = digest(secret)
        return any(hmac.compare_digest(each, wanted) for each in self.digests)

    def same_as(self, other: "Booking") -> bool:
        """Whether nothing is otherwise but which links open it."""
        bare = {"digests": (), "modseq": 0}
        return self.model_copy(update=bare) == other.model_copy(update=bare)

    def linked(self, secret: str) -> Self:
        """The booking that another link opens as well."""
        return self.model_copy(update={"digests": (*self.digests[-LINKS + 1 :], digest(secret))})

    def placed(self, page: Page, begins: datetime, lasts: int, takers: Sequence[Taker]) -> Self:
        """The booking at a time, with hosts; where a host has to agree they have to agree anew."""
        unproven = self.by_letter and self.status in {"wanted", "held"}
        status = "held" if unproven else _taken(page)
        update = {
            "status": status,
            "announced": self.announced or status == "confirmed",
            "begins": begins,
            "ends": begins + timedelta(minutes=lasts),
            "takers": tuple(takers),
            "moved": self.moved + 1 if self.stands else self.moved,
            "by": "",
        }
        return self.model_copy(update=update)

    def confirmed(self, page: Page) -> Self:
        """The booking whose guest followed the link of the letter; where a host has to agree, it waits for them."""
        if self.status != "held":
            raise NothingToDecide("this does not wait for its guest")
        status = _taken(page)
        return self.model_copy(update={"status": status, "announced": status == "confirmed", "by": ""})

    def as_asked(self, begins: datetime, lasts: int) -> Self:
        """The booking as it was when it was asked for, for whom nothing else concerns."""
        update = {"begins": begins, "ends": begins + timedelta(minutes=lasts), "status": "held", "reason": ""}
        return self.model_copy(update=update)

    def agreed(self, by: str) -> Self:
        """The booking with a host's agreement."""
        if self.status != "pending":
            raise NothingToDecide("this waits for nobody to agree")
        return self.decided(by)

    def decided(self, by: str) -> Self:
        """The booking that a host wants to take place as it is."""
        update = {"status": "confirmed", "announced": True, "moved": self.moved + 1, "by": by}
        return self.model_copy(update=update)

    def ended(self, end: Ending) -> Self:
        """The booking that does not take place."""
        if end.how == "declined" and self.status != "pending":
            raise NothingToDecide("this waits for nobody to agree; cancel it instead")
        return self.model_copy(update={"status": end.how, "reason": end.reason, "moved": self.moved + 1, "by": end.by})

    def demand_open(self, now: datetime) -> None:
        """Raise ``OverAlready`` unless it still lies ahead."""
        if self.status in {"declined", "cancelled", "lapsed"} or self.ends <= now:
            raise OverAlready("this is over already; book a new time")

    def demand_guests(self, page: Page, now: datetime) -> None:
        """Raise unless the guest may still change it."""
        self.demand_open(now)
        if self.status != "held" and self.stands and now > self.begins - timedelta(minutes=page.change_until):
            raise TooLateToChange("it begins too soon to be changed here; write to your host")


class Ticket(NamedTuple):
    """What a guest's link says: ``<workspace>.<page>.<booking>.<secret>``, of which nothing is believed yet."""

    workspace: WorkspaceId
    page_id: str
    booking_id: str
    secret: str

    @classmethod
    def parse(cls, text: str) -> Self:
        found = re.fullmatch(_TICKET, text)
        if found is None:
            raise NoSuchBooking("this link is broken, or it is an old one")
        workspace, page_id, booking_id, secret = found.groups()
        return cls(WorkspaceId(workspace), page_id, booking_id, secret)

    def __str__(self) -> str:
        return ".".join(self)


def fresh_secret() -> str:
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def _taken(page: Page) -> Status:
    return "pending" if page.approval else "confirmed"


def answered(page: Page, answers: dict[str, str]) -> dict[str, str]:
    """The answers to the page's questions, in their order, or ``Invalid`` with each that is not right."""
    wrong = [_wrong(f"answers.{key}", "unknown", "the page does not ask this") for key in answers.keys() - _keys(page)]
    said: dict[str, str] = {}
    for each in page.questions:
        answer = answers.get(each.key, "").strip()
        if not answer and each.required:
            wrong.append(_wrong(f"answers.{each.key}", "missing", "the page asks for this"))
        elif answer and each.choices and answer not in each.choices:
            wrong.append(_wrong(f"answers.{each.key}", "choice", f"choose one of: {', '.join(each.choices)}"))
        elif answer and each.kind == "phone" and not _PHONE.fullmatch(answer):
            wrong.append(_wrong(f"answers.{each.key}", "phone", "a telephone number is written +49 30 123456"))
        elif answer:
            said[each.key] = answer
    if wrong:
        raise Invalid(f"{wrong[0]['field']}: {wrong[0]['detail']}", wrong)
    return said


def _keys(page: Page) -> set[str]:
    return {each.key for each in page.questions}


def _wrong(field: str, code: str, detail: str) -> dict[str, str]:
    return {"field": field, "code": code, "detail": detail}

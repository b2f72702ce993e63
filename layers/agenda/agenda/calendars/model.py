"""What a calendar is: whose, how it looks, and who may do what with it. Pure."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from agenda.links.model import MOST as MOST_LINKS
from agenda.links.model import Link, TooManyLinks
from agenda.looks import BLUE, Alerts, Color, DefaultAlert
from agenda.people.model import Colleague
from agenda.sharing.model import NotInTrash, Role, Share, shared_with, standing, unshared, without
from agenda.sharing.model import person as to_person
from agenda.times import Duration, Zone
from kernel.callers import Caller, PersonId, WorkspaceId, asked
from kernel.errors import Conflict, NotFound

KEPT = timedelta(days=30)
"""For so long a calendar lies in the trash."""

MOST_OF_A_PERSON = 200
"""Calendars that are somebody's own."""

Kind = Literal["own", "subscribed", "room", "resource"]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Description = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]


class NoSuchCalendar(NotFound):
    """There is no such calendar, or nobody shares it with you."""


def no_such_calendar() -> NoSuchCalendar:
    """The one answer for what is not there and what one may not know of."""
    return NoSuchCalendar("there is no such calendar, or nobody shares it with you")


class DefaultStays(Conflict):
    """It is the calendar that everybody has; it cannot be deleted, only emptied."""


class TooManyCalendars(Conflict):
    """There are as many of them as somebody can have."""


class CalendarDraft(BaseModel):
    """A calendar that somebody makes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name = Field(examples=["Football"])
    description: Description = Field(default="", examples=["Training and games."])
    color: Color = BLUE
    zone: Zone | None = Field(default=None, description="`null`: your own.", examples=["Europe/Berlin"])
    alerts: Alerts = Field(default=(), description="For what is at a time.", examples=[[{"offset": "-PT10M"}]])
    all_day_alerts: Alerts = Field(default=(), description="For what takes whole days.", examples=[[]])


class CalendarUpdate(BaseModel):
    """What is to be different about a calendar; what is not said stays."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name | None = Field(default=None, examples=["Handball"])
    description: Description | None = None
    color: Color | None = None
    zone: Zone | None = Field(default=None, examples=["Europe/Berlin"])
    alerts: Alerts | None = None
    all_day_alerts: Alerts | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.model_dump(exclude_none=True):
            raise ValueError("say what is to be different")
        return self


class Calendar(BaseModel, frozen=True):
    """A calendar: what is in it is kept beside it."""

    calendar_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    modseq: int = Field(default=0, description="Rises with every change; it is the ETag.", examples=[1])
    kind: Kind = "own"
    name: str = Field(examples=["Football"])
    description: str = Field(default="", examples=["Training and games."])
    owner: PersonId | None = Field(description="Whose it is; `null`: the workspace's own.", examples=["ada"])
    color: str = Field(default=BLUE, examples=["#0b8043"])
    zone: str = Field(default="UTC", examples=["Europe/Berlin"])
    alerts: tuple[DefaultAlert, ...] = Field(default=(), description="For what is at a time.")
    all_day_alerts: tuple[DefaultAlert, ...] = Field(default=(), description="For what takes whole days.")
    shares: tuple[Share, ...] = Field(default=(), examples=[[{"to": "workspace", "role": "free-busy"}]])
    links: tuple[Link, ...] = Field(default=(), description="Addresses that show it.")
    source: str = Field(default="", description="Whose server it comes from, if not from here.", examples=[""])
    bookable: Mapping[str, Any] | None = Field(
        default=None, description="Of a room or a resource: what it has, and takes (`agenda.rooms.Bookable`)."
    )
    created: datetime
    trashed: datetime | None = Field(default=None, description="Since when it is in the trash.", examples=[None])
    formerly: PersonId | None = Field(default=None, exclude=True)
    """Whose it was who left; what they owned may yet be given to somebody."""
    handed: bool = Field(default=False, exclude=True)
    """Whether it was given to whose it is, who has changed nothing about it since."""
    said: Mapping[str, str] = Field(default={}, exclude=True, repr=False)
    """Who changed it last, and from where."""

    def role(self, who: PersonId, groups: Collection[str], *, manages: bool = False) -> Role | None:
        """What somebody may do with it."""
        return standing(self, who, groups, manages=manages)

    def updated(self, update: CalendarUpdate) -> Self:
        """The calendar with what an update says."""
        return self.model_copy(update={name: getattr(update, name) for name in update.model_dump(exclude_none=True)})

    def shared(self, share: Share) -> Self:
        """The calendar, shared so as well."""
        return self.model_copy(update={"shares": shared_with(self, share)})

    def unshared(self, to: str) -> Self:
        """The calendar without that share; ``NoSuchShare`` if there is none."""
        return self.model_copy(update={"shares": unshared(self, to)})

    def held(self, who: PersonId, groups: Collection[str], *, manages: bool = False) -> Role:
        """What somebody may do with it; ``NoSuchCalendar`` if it is in the trash, or they may not know of it."""
        role = None if self.trashed else self.role(who, groups, manages=manages)
        if role is None:
            raise no_such_calendar()
        return role

    def linked(self, link: Link) -> Self:
        """The calendar with one more address that shows it."""
        if len(self.links) >= MOST_LINKS:
            raise TooManyLinks(f"there are {MOST_LINKS} links to it; take one back that nobody needs first")
        return self.model_copy(update={"links": (*self.links, link)})

    def unlinked(self, link_id: str) -> Self:
        """The calendar without that address."""
        return self.model_copy(update={"links": tuple(each for each in self.links if each.link_id != link_id)})

    def link(self, link_id: str) -> Link | None:
        """That address, if it is one of its."""
        return next((each for each in self.links if each.link_id == link_id), None)

    @property
    def marks(self) -> tuple[str, ...]:
        """What is kept of all tokens that lead to it."""
        return tuple(each.mark for each in self.links)

    def left(self, who: PersonId) -> Self:
        """The calendar when somebody does not want to see it any more."""
        return self.model_copy(update={"shares": without(self.shares, to_person(who))})

    def deserted(self, who: PersonId) -> Self:
        """The calendar when somebody left the workspace: what was theirs is its own, and not shared with them."""
        changes: dict[str, Any] = {"shares": without(self.shares, to_person(who))}
        if self.owner == who:
            changes |= {"owner": None, "formerly": who, "handed": False}
        return self.model_copy(update=changes)

    def given(self, to: PersonId) -> Self:
        """The calendar as somebody else's."""
        shares = without(self.shares, to_person(to))
        return self.model_copy(update={"owner": to, "formerly": None, "handed": True, "shares": shares})

    def vouched(self, by: PersonId | None) -> bool:
        """Whether its owner stands behind what somebody does there: they do it themselves, or let others.

        Whoever gives somebody a calendar, and leaves others in it, has not asked them.
        """
        return not self.handed or by == self.owner

    def by(self, caller: Caller, now: datetime, before: Self | None = None) -> Self:
        """The calendar as the caller leaves it, if it is otherwise than before."""
        if self == before:
            return self
        whence = {name: text for name, text in asked.get()._asdict().items() if text}
        said = {"by": caller.person, "at": now.isoformat(), **whence}
        return self.model_copy(update={"said": said, "handed": self.handed and caller.person != self.owner})

    def thrown_away(self, now: datetime) -> Self:
        """The calendar in the trash, where it may lie already."""
        return self if self.trashed else self.model_copy(update={"trashed": now})

    def restored(self) -> Self:
        """The calendar as if it had never been in the trash."""
        if self.trashed is None:
            raise NotInTrash("this calendar is not in the trash")
        return self.model_copy(update={"trashed": None})

    def over(self, now: datetime) -> bool:
        """Whether it lay in the trash for so long that it goes for good."""
        return self.trashed is not None and self.trashed <= now - KEPT


def default_calendar(workspace: WorkspaceId, colleague: Colleague, now: datetime) -> Calendar:
    """The calendar that everybody has, as it is in the beginning: colleagues see when one is busy."""
    return Calendar(
        calendar_id=colleague.default_calendar(workspace),
        name=colleague.name or "Calendar",
        owner=colleague.person,
        zone=colleague.zone,
        alerts=(DefaultAlert(offset=Duration(0, -600)),),
        shares=(Share(to="workspace", role="free-busy"),),
        created=now,
    )

"""What people say of calendars that come from elsewhere, and what they are shown of them. Pure."""

import re
from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from agenda.calendars.model import Calendar, Description, Name
from agenda.looks import BLUE, Alerts, Color
from agenda.series import Series, over
from agenda.subscriptions.following import Found
from agenda.subscriptions.model import LONGEST, Subscription
from agenda.times import Zone
from kernel.callers import PersonId

_COLOR = re.compile(r"(#[0-9A-Fa-f]{6})(?:[0-9A-Fa-f]{2})?")

Url = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST),
    Field(
        description="Where the calendar is: an address that begins with `https://` or `webcal://`.",
        examples=["https://example.com/team.ics"],
    ),
]
State = Literal["waiting", "well", "failing"]


class Address(BaseModel):
    """Where a calendar is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: Url


class SubscriptionDraft(Address):
    """A calendar that somebody wants to follow; what they do not say of it, the file says."""

    name: Name | None = Field(default=None, description="`null`: as it calls itself.", examples=["The team"])
    description: Description | None = Field(default=None, examples=[None])
    color: Color | None = Field(default=None, examples=["#0b8043"])
    zone: Zone | None = Field(default=None, description="`null`: its own, or yours.", examples=["Europe/Berlin"])
    alerts: Alerts = Field(default=(), description="What reminds you of it: nothing in the file does.", examples=[[]])
    all_day_alerts: Alerts = Field(default=(), description="The same for what takes whole days.", examples=[[]])


class SubscriptionPreview(BaseModel, frozen=True):
    """What is at an address."""

    host: str = Field(examples=["example.com"])
    name: str | None = Field(description="As it calls itself.", examples=["The team"])
    description: str | None = Field(examples=[None])
    color: str | None = Field(examples=["#0b8043"])
    zone: str | None = Field(examples=["Europe/Berlin"])
    events: int = Field(description="How many; one that repeats is one.", examples=[12])
    left_out: int = Field(description="What else is in it, and cannot be shown.", examples=[0])
    since: datetime | None = Field(description="When the first begins, as clocks there show it.", examples=[None])
    until: datetime | None = Field(
        description="A moment after which nothing is; `null`: it goes on for ever.", examples=[None]
    )

    @classmethod
    def of(cls, host: str, it: Found) -> Self:
        series = [Series.read(each) for each in it.events.values()]
        ends = [over(each) for each in series]
        return cls(
            host=host,
            name=it.head.name[:100] if it.head.name else None,
            description=it.head.description[:2000] if it.head.description else None,
            color=color(it.head.color),
            zone=it.head.time_zone,
            events=len(it.events),
            left_out=it.left_out,
            since=min((each.start for each in series), default=None),
            until=None if None in ends else max(filter(None, ends), default=None),
        )


class SubscriptionView(BaseModel, frozen=True):
    """A calendar that comes from elsewhere, and how it goes."""

    calendar_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    name: str = Field(examples=["The team"])
    owner: PersonId | None = Field(examples=["ada"])
    host: str = Field(description="Whose server it comes from.", examples=["example.com"])
    url: str | None = Field(
        description="Where it comes from: only shown to who put it there, and one by one; `null` to everybody else.",
        examples=["https://example.com/team.ics"],
    )
    state: State = Field(description="`waiting`: it was not read yet.", examples=["well"])
    problem: str | None = Field(description="What went wrong last; what is in the calendar stays.", examples=[None])
    failing: datetime | None = Field(description="Since when nothing came.", examples=[None])
    checked: datetime | None = Field(description="When it answered last.", examples=["2027-01-02T12:00:00Z"])
    changed: datetime | None = Field(
        description="When it was otherwise than before.", examples=["2027-01-02T12:00:00Z"]
    )
    due: datetime = Field(description="When it is asked again, a quarter of an hour more or less.")
    events: int = Field(examples=[12])
    left_out: int = Field(description="What is in the file and cannot be shown.", examples=[0])

    @classmethod
    def of(cls, calendar: Calendar, it: Subscription, url: str | None = None) -> Self:
        state: State = "failing" if it.failures else "waiting" if it.checked is None else "well"
        same = {name: getattr(it, name) for name in ("host", "failing", "checked", "changed", "due")}
        return cls(
            calendar_id=calendar.calendar_id,
            name=calendar.name,
            owner=calendar.owner,
            url=url,
            state=state,
            problem=it.problem or None,
            events=it.events,
            left_out=it.left_out,
            **same,
        )


class Followed(BaseModel, frozen=True):
    """All that somebody follows."""

    items: tuple[SubscriptionView, ...]


def color(said: str | None) -> str | None:
    """The colour that a file says, if it is one of ours."""
    found = _COLOR.fullmatch((said or "").strip())
    return found[1].lower() if found else None


def calendar(draft: SubscriptionDraft, it: Found, host: str, zone: str) -> dict[str, object]:
    """What a calendar says of itself that is followed; ``zone`` if nobody says another."""
    return {
        "kind": "subscribed",
        "source": host,
        "name": draft.name or (it.head.name or "").strip()[:100].strip() or host[:100],
        "description": (it.head.description or "").strip()[:2000] if draft.description is None else draft.description,
        "color": draft.color or color(it.head.color) or BLUE,
        "zone": draft.zone or it.head.time_zone or zone,
        "alerts": draft.alerts,
        "all_day_alerts": draft.all_day_alerts,
    }

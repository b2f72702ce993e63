"""What a guest outside is shown of an event, and what they answer. Pure."""

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from agenda.invitations.guesting import Comment
from agenda.times import Duration, LocalTime, Zone

_SAID = ConfigDict(frozen=True, extra="forbid")

UNSAID = "Etc/UTC"
"""The clock by which things are shown to who does not say where they are."""

Status = Literal["needs-action", "accepted", "declined", "tentative", "delegated"]


class InvitationLink(BaseModel):
    """A link out of an invitation."""

    model_config = _SAID

    token: Annotated[str, Field(max_length=120, examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f." + "x" * 43])] = Field(
        description="What stands behind the `#` of the link."
    )
    zone: Zone = Field(default=UNSAID, description="Where one is.", examples=["America/New_York"])


class OtherTime(BaseModel):
    """When somebody could come instead."""

    model_config = _SAID

    start: LocalTime = Field(description="By the clocks of `time_zone`.", examples=["2026-12-02T15:00:00"])
    duration: Duration | None = Field(
        default=None, description="Left out: as long as it was to take.", examples=["PT1H"]
    )
    time_zone: Zone | None = Field(default=None, description="Left out: that of the event.", examples=["Europe/Berlin"])


class GuestAnswer(InvitationLink):
    """Whether somebody comes, or when they would."""

    status: Literal["accepted", "declined", "tentative"] | None = Field(
        default=None, description="Left out: what they said before stays.", examples=["accepted"]
    )
    comment: Comment = Field(default="", examples=["I may be five minutes late"])
    recurrence_id: LocalTime | None = Field(
        default=None, description="For one of several times, as they are called in `times`; left out: for all."
    )
    instead: OtherTime | None = Field(default=None, description="The one who invites decides.", examples=[None])
    sequence: int | None = Field(
        default=None, description="Of what was shown: an answer to what changed since is refused.", examples=[0]
    )

    @model_validator(mode="after")
    def _something(self) -> Self:
        if self.status is None and self.instead is None:
            raise ValueError("say whether you come, in `status`, or when you would, in `instead`")
        return self


class GuestShown(BaseModel, frozen=True):
    """Somebody who is invited, too."""

    name: str = Field(examples=["Grace Hopper"])
    status: Status = Field(examples=["accepted"])


class TimeShown(BaseModel, frozen=True):
    """One time at which it takes place."""

    recurrence_id: str | None = Field(description="What to answer it by.", examples=["2026-12-01T16:00:00"])
    begins: datetime = Field(description="By the clocks where one is.", examples=["2026-12-01T10:00:00-05:00"])
    ends: datetime = Field(examples=["2026-12-01T11:00:00-05:00"])
    title: str = Field(examples=["Tea"])
    place: str = Field(examples=["Kitchen"])
    status: Status = Field(description="What one said about this one.", examples=["needs-action"])


class InvitationShown(BaseModel, frozen=True):
    """An event as a guest sees it."""

    title: str = Field(examples=["Tea"])
    description: str = Field(examples=["There will be cake."])
    organizer: str = Field(examples=["Ada Lovelace"])
    organizer_email: str = Field(description="For questions to a person.", examples=["ada@example.com"])
    invited: str = Field(description="For whom one answers here.", examples=["grace@example.org"])
    status: Status = Field(description="What one said.", examples=["needs-action"])
    comment: str = Field(examples=[""])
    cancelled: bool = Field(examples=[False])
    over: bool = Field(description="Whether there is nothing left to answer.", examples=[False])
    place: str = Field(examples=["Kitchen"])
    call: str = Field(description="Where one joins from afar.", examples=[""])
    all_day: bool = Field(examples=[False])
    time_zone: str | None = Field(description="Of the event; `null`: wherever one is.", examples=["Europe/Berlin"])
    repeats: str = Field(description="In words; empty if it does not.", examples=["every week on Tuesday"])
    times: tuple[TimeShown, ...] = Field(description="The next ones; if all are over, the only or the first one.")
    guests: tuple[GuestShown, ...] = Field(description="Who else is invited; none, if that is not shown.")
    more_guests: int = Field(description="So many more than are named.", examples=[0])
    sequence: int = Field(description="Of which version of it this is.", examples=[0])

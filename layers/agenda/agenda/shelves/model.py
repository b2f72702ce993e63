"""How somebody likes to see a calendar or a project: nothing that stands here says what they may do. Pure."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from agenda.looks import Alerts, Color, DefaultAlert
from kernel.errors import Conflict, NotFound

Kind = Literal["calendar", "project"]


class NotOnShelf(NotFound):
    """You see no such calendar or project."""


class OwnStays(Conflict):
    """It is your own: hide it, or delete it."""


class Preferences(BaseModel):
    """How one likes to see it; what is left out, or null, is as whoever shares it has it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    color: Color | None = None
    position: int | None = Field(default=None, ge=0, le=10_000, description="Where in one's list.", examples=[1])
    hidden: StrictBool = Field(default=False, description="What is in it is not shown unless it is asked for.")
    alerts: Alerts | None = Field(default=None, description="For what is at a time.")
    all_day_alerts: Alerts | None = Field(default=None, description="For what takes whole days.")


class Shelved(Preferences):
    """A calendar or a project on somebody's shelf."""

    alerts: tuple[DefaultAlert, ...] | None = Field(default=None, description="For what is at a time.")
    all_day_alerts: tuple[DefaultAlert, ...] | None = Field(default=None, description="For what takes whole days.")
    thing_id: str = Field(
        description="The id of the calendar, or of the project.", examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"]
    )
    modseq: int = Field(default=0, description="Rises with every change; it is the ETag.", examples=[1])
    kind: Kind = "calendar"
    removed: bool = Field(default=False, description="It was taken off the shelf, and can be put back.")

    @property
    def reminds(self) -> bool:
        """Whether they say that they want to be reminded of something in it."""
        return not self.removed and bool(self.alerts or self.all_day_alerts)

    def preferring(self, said: Preferences) -> "Shelved":
        """The same as somebody likes to see it from now on; it is on the shelf, too."""
        return Shelved(thing_id=self.thing_id, modseq=self.modseq, kind=self.kind, **dict(said))

    def taken_down(self) -> "Shelved":
        return self.model_copy(update={"removed": True})

    def put_back(self) -> "Shelved":
        return self.model_copy(update={"removed": False})

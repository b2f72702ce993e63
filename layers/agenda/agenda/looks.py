"""How calendars and projects look, and remind. Pure."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from agenda.jscalendar.reach import never
from agenda.times import SignedDuration
from kernel.plainly import spelt

Color = Annotated[
    str,
    StringConstraints(pattern=spelt(r"^#[0-9A-Fa-f]{6}$", "a colour is written #0a84ff"), to_lower=True),
    Field(description="As CSS writes it, in six digits.", examples=["#0b8043"]),
]
BLUE = "#1a73e8"


class DefaultAlert(BaseModel):
    """That one wants to be reminded of whatever says nothing else."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    offset: SignedDuration = Field(description="How long after it starts; before that with a minus.")
    relative_to: Literal["start", "end"] = "start"
    action: Literal["display", "email"] = "display"


def _heard(alerts: tuple[DefaultAlert, ...]) -> tuple[DefaultAlert, ...]:
    for each in alerts:
        if why := never(each.offset, each.relative_to):
            raise ValueError(why)
    return alerts


Alerts = Annotated[tuple[DefaultAlert, ...], Field(max_length=10), AfterValidator(_heard)]
"""Those that somebody wants from now on: none that would never ring."""

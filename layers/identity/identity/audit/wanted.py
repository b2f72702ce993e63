"""Which entries somebody wants to see. Pure."""

from datetime import UTC, datetime
from typing import Annotated, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from identity.audit.model import stamp
from kernel.moments import Moment

_EVER = ("0", "9")
Text = Annotated[str, Field(min_length=1, max_length=128)]


class Position(NamedTuple):
    """Where a page begins: behind this entry."""

    at: str
    number: int


class Wanted(BaseModel):
    """Who, what, when and where; whatever is not said may be anything."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    actor: Text | None = Field(default=None, description="Who: the id of a person or program.", examples=[None])
    action: Text | None = Field(
        default=None, description="What, or how it begins: `session.` finds all about sessions.", examples=[None]
    )
    address: Text | None = Field(default=None, description="Where from.", examples=[None])
    since: Moment | None = Field(default=None, description="When it was done, at the earliest.", examples=[None])
    until: Moment | None = Field(default=None, description="And at the latest.", examples=[None])

    def times(self) -> dict[str, str]:
        """Between which stamps it was done."""
        return {":since": _stamped(self.since) or _EVER[0], ":until": _stamped(self.until) or _EVER[1]}

    def condition(self) -> tuple[str, dict[str, str], dict[str, str]]:
        """What else must hold, as DynamoDB says it: the expression, its names and its values."""
        said = {"actor": self.actor, "action": self.action, "address": self.address}
        given = {name: value for name, value in said.items() if value is not None}
        shapes = {"action": "begins_with(#action, :action)"}
        parts = [shapes.get(name, f"#{name} = :{name}") for name in given]
        names = {f"#{name}": name for name in given}
        return " AND ".join(parts), names, {f":{name}": value for name, value in given.items()}

    def narrows(self) -> dict[str, str]:
        """What was asked, for the log."""
        said = self.model_dump(exclude_none=True, mode="json")
        return {"filter": " ".join(f"{name}={value}" for name, value in said.items())} if said else {}


def _stamped(at: datetime | None) -> str:
    return stamp(at.astimezone(UTC)) if at else ""

"""What health is. Pure: no clock, no AWS. It is shown to everybody, so it names no resource and repeats no error."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, Self

from pydantic import BaseModel, Field

from kernel.errors import Unavailable

State = Literal["up", "down"]


class Dependency(BaseModel, frozen=True):
    """One thing that we stand on."""

    name: str = Field(examples=["database"])
    state: State = Field(examples=["up"])
    milliseconds: int = Field(ge=0, examples=[4])


class Health(BaseModel, frozen=True):
    """How the installation is at one moment."""

    state: State = Field(examples=["up"])
    at: datetime = Field(examples=["2026-11-21T12:00:00Z"])
    dependencies: tuple[Dependency, ...]

    @classmethod
    def of(cls, dependencies: Sequence[Dependency], at: datetime) -> Self:
        """It is up if everything is."""
        down = any(dependency.state == "down" for dependency in dependencies)
        return cls(state="down" if down else "up", at=at, dependencies=tuple(dependencies))

    def proven(self) -> Self:
        """Itself, if everything is up; otherwise ``Unhealthy``."""
        if self.state == "down":
            raise Unhealthy(self)
        return self


class Unhealthy(Unavailable):
    """Something that we stand on does not answer."""

    def __init__(self, health: Health) -> None:
        names = [dependency.name for dependency in health.dependencies if dependency.state == "down"]
        super().__init__(f"no answer from: {', '.join(names)}")
        self.health = health

    def facts(self) -> Mapping[str, object]:
        return self.health.model_dump(mode="json")

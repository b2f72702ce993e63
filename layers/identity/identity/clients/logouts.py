"""Whether an application could be told, the last time, that somebody signed out. Pure.

It is known to the hour while nothing changes, so that of an application which hears of thousands little is written.
"""

from datetime import datetime, timedelta
from typing import Literal, NamedTuple, Self

from pydantic import BaseModel, Field, computed_field

_WITHIN = timedelta(hours=1)

Reason = Literal["not_public", "untrusted", "too_large", "unreachable", "too_slow", "status"]


class Fault(NamedTuple):
    """Why it could not be told."""

    reason: Reason
    status: int | None = None


class Logouts(BaseModel, frozen=True):
    """How an application's own server takes it that people sign out."""

    told: datetime | None = Field(
        default=None, description="When it last took one, within an hour while it takes all.", examples=[None]
    )
    failed: datetime | None = Field(
        default=None, description="When one could last not be delivered, likewise within an hour.", examples=[None]
    )
    reason: Reason | None = Field(
        default=None,
        description="Why that was: `not_public` (the address is not on the public internet), `untrusted` (its "
        "certificate), `unreachable`, `too_slow`, `too_large` (its answer), or the `status` that it answered with.",
        examples=[None],
    )
    status: int | None = Field(default=None, examples=[None])

    @computed_field(  # type: ignore[prop-decorator]  # mypy knows of no decorator above a property
        description="Whether it was so the last time: who signs out may still be signed in there.",
        examples=[False],
    )
    @property
    def failing(self) -> bool:
        return self.failed is not None and (self.told is None or self.told < self.failed)


class Record(BaseModel, frozen=True):
    """What is kept of it, which is about one address: nothing is known of another one."""

    uri: str
    logouts: Logouts

    @property
    def latest(self) -> str:
        """When something of it was kept last."""
        return max(each for each in (self.logouts.told, self.logouts.failed) if each).isoformat()

    @classmethod
    def of(cls, before: "Record | None", uri: str) -> Self:
        """What is known of an address."""
        known = before.logouts if before is not None and before.uri == uri else Logouts()
        return cls(uri=uri, logouts=known)

    def with_(self, fault: Fault | None, at: datetime) -> Self | None:
        """What is to be kept after one more, or nothing if that says no more than what is there."""
        known = self.logouts
        if fault is None:
            if not known.failing and known.told and at - known.told < _WITHIN:
                return None
            return self._saying(told=at)
        same = known.failing and Fault(known.reason or "status", known.status) == fault
        if same and known.failed and at - known.failed < _WITHIN:
            return None
        return self._saying(failed=at, **fault._asdict())

    def _saying(self, **said: object) -> Self:
        return self.model_copy(update={"logouts": self.logouts.model_copy(update=said)})

"""What every room tells the audit log."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import Field

from kernel.callers import asked
from kernel.events import Event


class Acted(Event, frozen=True):
    """Somebody did something that matters for security. Its id makes telling it twice the same as once.

    Where it was done from follows from the request that it is made in. Whoever tells it from a stream keeps that with
    the row.
    """

    act_id: str
    actor: str = Field(description="Who did it: a person, or a program in the name of one.")
    action: str = Field(description="What was done, thing then verb.", examples=["session.begin"])
    target: str | None = Field(default=None, description="To what or whom it was done.")
    at: datetime
    session: str | None = Field(
        default_factory=lambda: asked.get().session,
        description="In which session; of a program, `key:` and the id of its key.",
    )
    address: str | None = Field(default_factory=lambda: asked.get().address, description="Where from.")
    details: Mapping[str, str] = Field(default={}, description="What else matters; no secrets and no content.")

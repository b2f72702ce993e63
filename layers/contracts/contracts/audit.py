"""What every room tells the audit log."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import Field

from kernel.events import Event


class Acted(Event, frozen=True):
    """Somebody did something that matters for security. Its id makes telling it twice the same as once."""

    act_id: str
    actor: str = Field(description="Who did it: a person, or a program in the name of one.")
    action: str = Field(description="What was done, thing then verb.", examples=["session.begin"])
    target: str | None = Field(default=None, description="To what or whom it was done.")
    at: datetime
    session: str | None = None
    address: str | None = Field(default=None, description="Where from.")
    details: Mapping[str, str] = Field(default={}, description="What else matters; no secrets and no content.")

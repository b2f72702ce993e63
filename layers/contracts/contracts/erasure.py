"""What rooms tell of a workspace that was erased, for its certificate."""

from collections.abc import Mapping

from pydantic import Field

from kernel.events import Event

ROOMS = frozenset({"agenda", "ops"})
"""The rooms beside identity that keep something of workspaces: an export waits for all of them, and a certificate."""


class RoomErased(Event, frozen=True):
    """A room has let go of all that it held of a workspace. It says so however often it is asked."""

    room: str = Field(examples=["ops"])
    rows: Mapping[str, int] = Field(description="What it held, and how many of each; no bookkeeping.")
    files: int = Field(default=0, description="How many files it held.")

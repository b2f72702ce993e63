"""What rooms tell each other: the events themselves; ``kernel.outbox`` sends them. Pure."""

from pydantic import BaseModel

from kernel.callers import WorkspaceId


class Event(BaseModel, frozen=True):
    """Something that happened in a room; its subclasses live in ``contracts``."""

    workspace: WorkspaceId

    @classmethod
    def event_name(cls) -> str:
        """``mail.MessageReceived``: the room's module in ``contracts``, and the class."""
        return f"{cls.__module__.rpartition('.')[2]}.{cls.__name__}"

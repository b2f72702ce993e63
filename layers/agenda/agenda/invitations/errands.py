"""What is to be told to somebody, as it waits in a queue."""

from datetime import datetime
from typing import Any, Self

from pydantic import BaseModel

from agenda.invitations.model import Message, Method
from kernel.callers import WorkspaceId

_ITS_OWN = {"workspace", "event_id", "waits", "hosted"}
"""What an errand says beside its message."""


class Errand(BaseModel, frozen=True):
    """A message of somebody in a workspace."""

    workspace: WorkspaceId
    event_id: str
    method: Method
    uid: str
    sender: str
    to: str
    entries: tuple[dict[str, Any], ...]
    stamp: datetime
    sequence: int = 0
    comment: str = ""
    again: str = ""
    before: dict[str, Any] | None = None
    waits: datetime | None = None
    """Until when it waits, since enough letters went out for a day."""
    hosted: bool = False
    """Whether who wrote it was in the workspace when it began to wait. What somebody's leaving brings about was not."""

    @classmethod
    def of(cls, workspace: WorkspaceId, event_id: str, message: Message) -> Self:
        said = {name: getattr(message, name) for name in cls.model_fields if name not in _ITS_OWN}
        return cls(workspace=workspace, event_id=event_id, **said)

    def saying(self, message: Message) -> Self:
        """The same, in other words."""
        waiting = {"waits": self.waits, "hosted": self.hosted}
        return type(self).of(self.workspace, self.event_id, message).model_copy(update=waiting)

    @property
    def message(self) -> Message:
        said = {name: getattr(self, name) for name in type(self).model_fields if name not in _ITS_OWN}
        return Message(**said)

    @property
    def claim(self) -> str:
        """What it is called: a message that says the same to the same reader has the same name."""
        parts = [self.event_id, self.method, str(self.sequence), self.stamp.isoformat(), self.to]
        parts += [self.again] if self.again else []
        return "|".join((*parts, *(str(each.get("recurrenceId", "")) for each in self.entries)))

"""What is to be told to somebody, as it waits in a queue."""

from datetime import datetime
from typing import Any, Self

from pydantic import BaseModel

from agenda.invitations.model import Message, Method
from kernel.callers import WorkspaceId


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

    @classmethod
    def of(cls, workspace: WorkspaceId, event_id: str, message: Message) -> Self:
        said = {name: getattr(message, name) for name in cls.model_fields if name not in {"workspace", "event_id"}}
        return cls(workspace=workspace, event_id=event_id, **said)

    @property
    def message(self) -> Message:
        said = {name: getattr(self, name) for name in type(self).model_fields if name not in {"workspace", "event_id"}}
        return Message(**said)

    @property
    def claim(self) -> str:
        """What it is called: a message that says the same to the same reader has the same name."""
        parts = [self.event_id, self.method, str(self.sequence), self.stamp.isoformat(), self.to]
        parts += [self.again] if self.again else []
        return "|".join((*parts, *(str(each.get("recurrenceId", "")) for each in self.entries)))

"""Telling the other rooms. Only a room's publisher does, from its table's stream: no endpoint writes to two places."""

from pydantic import BaseModel

from kernel import settings
from kernel.aws import client
from kernel.callers import WorkspaceId
from kernel.errors import Unavailable


class Event(BaseModel, frozen=True):
    """Something that happened in a room; its subclasses live in ``contracts``."""

    workspace: WorkspaceId

    @classmethod
    def event_name(cls) -> str:
        """``mail.MessageReceived``: the room's module in ``contracts``, and the class."""
        return f"{cls.__module__.rpartition('.')[2]}.{cls.__name__}"


class NotPublished(Unavailable):
    """The bus did not take an event; the stream will bring it again."""


def publish(event: Event) -> None:
    """Put ``event`` on the bus."""
    name = event.event_name()
    entry = {
        "EventBusName": settings.physical("shared-bus"),
        "Source": name.partition(".")[0],
        "DetailType": name,
        "Detail": event.model_dump_json(),
    }
    answer = client("events").put_events(Entries=[entry])
    if answer["FailedEntryCount"]:
        raise NotPublished(f"the bus did not take {name}: {answer['Entries'][0].get('ErrorCode')}")

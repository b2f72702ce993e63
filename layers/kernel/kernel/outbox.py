"""Telling the other rooms. A room's publisher does, from its table's stream: no endpoint writes to two places.

A consumer may answer an event with another, as the last that it does: until it has, it is asked again.
"""

from kernel import settings
from kernel.aws import client
from kernel.errors import Unavailable
from kernel.events import Event


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

"""What the room identity tells of people who come and go."""

from datetime import UTC, datetime

from contracts.identity import OwnershipTransferred, PersonChanged
from kernel.outbox import publish


def came(cloud, person, modseq=1, kind="updated", workspace="acme", **said):
    """The room hears of somebody."""
    usual = {"name": person.title(), "email": f"{person}@example.com", "role": "member", "status": "active"}
    where = {"locale": "en", "zone": "Europe/Berlin", "workspace": workspace}
    publish(PersonChanged(person=person, modseq=modseq, kind=kind, **{**usual, **where, **said}))
    cloud.pumps.drain()


def handed(cloud, person, to, times=1):
    """The room hears that what was somebody's is somebody else's from now on."""
    now = datetime.now(UTC)
    for _ in range(times):
        publish(OwnershipTransferred(workspace="acme", person=person, to=to, at=now))
        cloud.pumps.drain()

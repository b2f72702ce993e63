"""Acts to read about, and hands that reach for the table."""

from datetime import UTC, datetime, timedelta

from contracts.audit import Acted
from identity.audit import recorder
from identity.audit.rows import place, written
from kernel.aws import client

TABLE = "test-identity-audit-1"
BEGAN = datetime(2026, 11, 21, 12, tzinfo=UTC)


def enter(count, workspace="acme", **said):
    """So many acts, a minute apart."""
    for number in range(count):
        usual = {"actor": "ada", "action": f"thing.do{number}", "address": "192.0.2.7"}
        act = Acted(
            workspace=workspace,
            act_id=f"{workspace}-{number}-{said.get('actor', '')}{said.get('action', '')}",
            at=BEGAN + timedelta(minutes=number),
            **{**usual, **said},
        )
        recorder().record(act)


def row(number):
    return client("dynamodb").get_item(TableName=TABLE, Key=place("acme", number))["Item"]


def put(item):
    client("dynamodb").put_item(TableName=TABLE, Item=item)


def remove(number):
    client("dynamodb").delete_item(TableName=TABLE, Key=place("acme", number))


def rewrite(first, links):
    """Write the chain anew from an entry on, as somebody would who knows how."""
    for link in links:
        if link.number >= first:
            put(written(link, first=False))

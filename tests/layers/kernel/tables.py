"""The tables that the tests of the kernel's data side need, as the templates would make them."""

from typing import Any

from infra.local.stores import open_stores
from infra.local.stores.current import current
from kernel.aws import client
from kernel.settings import physical

NOTES = physical("kernel-notes-1")
LEDGER = physical("kernel-by-title-1")


def table(name: str, *, ranged: bool = False, journal: bool = False) -> dict[str, Any]:
    """What CreateTable is asked for."""
    attributes = {"pk": "S", **({"sk": "S"} if ranged else {})}
    asked: dict[str, Any] = {
        "TableName": name,
        "BillingMode": "PAY_PER_REQUEST",
        "KeySchema": keys("pk", *(["sk"] if ranged else [])),
    }
    if journal:
        attributes |= {"modseq": "N", "deleted_on": "S"}
        only_keys = {"ProjectionType": "KEYS_ONLY"}
        asked["LocalSecondaryIndexes"] = [
            {"IndexName": "by-modseq", "KeySchema": keys("pk", "modseq"), "Projection": only_keys}
        ]
        asked["GlobalSecondaryIndexes"] = [
            {"IndexName": "by-deletion", "KeySchema": keys("deleted_on", "pk"), "Projection": only_keys}
        ]
    asked["AttributeDefinitions"] = [{"AttributeName": n, "AttributeType": t} for n, t in attributes.items()]
    return asked


def keys(first: str, second: str = "") -> list[dict[str, str]]:
    schema = [{"AttributeName": first, "KeyType": "HASH"}]
    return [*schema, {"AttributeName": second, "KeyType": "RANGE"}] if second else schema


def stand() -> None:
    """See that the stores are open and the tables there, whoever opened them."""
    if not hasattr(current, "dynamodb"):
        open_stores(None)
    there = set(client("dynamodb").list_tables()["TableNames"])
    for asked in (
        table(NOTES, ranged=True, journal=True),
        table(LEDGER),
        table(physical("shared-limits-1")),
        table(physical("shared-states-1")),
    ):
        if asked["TableName"] not in there:
            client("dynamodb").create_table(**asked)

"""How much one request may ask for."""

from typing import Any

from infra.local.stores.dynamodb.errors import Refused, Unacceptable, invalid

ITEM = 400 * 1024
BATCH_WRITE = 25
BATCH_GET = 100
BATCH_SIZE = 16 * 1024 * 1024
TRANSACTION = 100
TRANSACTION_SIZE = 4 * 1024 * 1024
LEGACY = (
    "AttributesToGet",
    "AttributeUpdates",
    "ConditionalOperator",
    "Expected",
    "KeyConditions",
    "QueryFilter",
    "ScanFilter",
)


def at_most(limit: int, count: int, where: str, action: str) -> None:
    if not count:
        raise invalid(
            f"1 validation error detected: Value at '{where}' failed to satisfy constraint: "
            "Member must have length greater than or equal to 1"
        )
    if count > limit:
        said = (
            "Too many items requested for the BatchGetItem call"
            if action == "BatchGetItem"
            else (
                f"1 validation error detected: Value at '{where}' failed to satisfy constraint: "
                f"Member must have length less than or equal to {limit}"
            )
        )
        raise invalid(said)


def check_item_size(size: int, *, updated: bool = False) -> None:
    if size > ITEM:
        if updated:
            raise Unacceptable("Item size to update has exceeded the maximum allowed size")
        raise Unacceptable("Item size has exceeded the maximum allowed size")


def refuse_legacy(request: dict[str, Any]) -> None:
    """The parameters from before expressions, which nothing here uses: better refused than half understood."""
    if used := [name for name in LEGACY if name in request]:
        raise Refused("ValidationException", f"The local cloud takes expressions, not {', '.join(used)}")

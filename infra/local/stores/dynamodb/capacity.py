"""Capacity units: what a request would be billed."""

from typing import Any

READ_UNIT = 4096
WRITE_UNIT = 1024


def read_units(size: int, *, consistent: bool) -> float:
    return max(1, -(-size // READ_UNIT)) * (1.0 if consistent else 0.5)


def write_units(size: int) -> float:
    return float(max(1, -(-size // WRITE_UNIT)))


def consumed(request: dict[str, Any], table: str, units: float) -> dict[str, Any]:
    """The part of the answer that tells them, for those who asked."""
    wanted = request.get("ReturnConsumedCapacity", "NONE")
    if wanted == "NONE":
        return {}
    told: dict[str, Any] = {"TableName": table, "CapacityUnits": units}
    if wanted == "INDEXES":
        told["Table"] = {"CapacityUnits": units}
    return {"ConsumedCapacity": told}

"""TransactWriteItems: all of it or nothing, and the same token only once."""

import json
import time
from hashlib import sha256
from typing import Any

from infra.local.stores.dynamodb.capacity import consumed, write_units
from infra.local.stores.dynamodb.errors import ConditionFailed, Refused, Unacceptable, invalid
from infra.local.stores.dynamodb.limits import TRANSACTION, TRANSACTION_SIZE, at_most
from infra.local.stores.dynamodb.rows import dumped
from infra.local.stores.dynamodb.writes import Write, Writes

TOKEN_LIFE = 600


class Transactions:
    def __init__(self, writes: Writes) -> None:
        self.writes = writes
        self.database = writes.rows.database

    def transact_write_items(self, request: dict[str, Any]) -> str:
        token, asked = request.get("ClientRequestToken"), _fingerprint(request)
        if token and self._done_before(token, asked):
            return dumped({})
        wanted = request["TransactItems"]
        at_most(TRANSACTION, len(wanted), "transactItems", "TransactWriteItems")
        writes = [self._understood(one) for one in wanted]
        if len({(write.schema.number, write.key) for write in writes}) != len(writes):
            raise invalid("Transaction request cannot include multiple operations on one item")
        if sum(write.size for write in writes) > TRANSACTION_SIZE:
            raise invalid("Member must have an aggregate size less than or equal to 4194304")
        units = self._all(writes)
        if token:
            self.database.execute("INSERT OR REPLACE INTO tokens VALUES(?,?,?)", (token, asked, time.time()))
        told = [one for name, spent in units.items() for one in consumed(request, name, spent).values()]
        return dumped({"ConsumedCapacity": told} if told else {})

    def _understood(self, one: dict[str, Any]) -> Write:
        if len(one) != 1:
            raise invalid("TransactItems can only contain one of Check, Put, Update or Delete")
        ((kind, content),) = one.items()
        if kind == "Put":
            return self.writes.put(content)
        if kind == "Update":
            return self.writes.change(content)
        return self.writes.removal(content) if kind == "Delete" else self.writes.check(content)

    def _all(self, writes: list[Write]) -> dict[str, float]:
        """Perform them; what speaks against any of them cancels all, which the caller's transaction undoes."""
        reasons: list[dict[str, Any]] = []
        units: dict[str, float] = {}
        for write in writes:
            try:
                old, _ = self.writes.perform(write)
                spent = 2 * write_units(max(write.size, old.size if old else 0))
                units[write.schema.name] = units.get(write.schema.name, 0) + spent
                reasons.append({"Code": "None"})
            except ConditionFailed as failed:
                reasons.append({"Code": "ConditionalCheckFailed", "Message": failed.message, **failed.extra})
            except Unacceptable as failed:
                reasons.append({"Code": "ValidationError", "Message": failed.message})
        codes = [reason["Code"] for reason in reasons]
        if any(code != "None" for code in codes):
            raise Refused(
                "TransactionCanceledException",
                f"Transaction cancelled, please refer cancellation reasons for specific reasons [{', '.join(codes)}]",
                CancellationReasons=reasons,
            )
        return units

    def _done_before(self, token: str, asked: str) -> bool:
        now = time.time()
        self.database.execute("DELETE FROM tokens WHERE at<?", (now - TOKEN_LIFE,))
        found = self.database.execute("SELECT request FROM tokens WHERE token=?", (token,)).fetchone()
        if found and found[0] != asked:
            raise Refused(
                "IdempotentParameterMismatchException",
                "Provided idempotent token is already in use with different parameters",
            )
        return bool(found)


def _fingerprint(request: dict[str, Any]) -> str:
    return sha256(json.dumps(request.get("TransactItems"), sort_keys=True).encode()).hexdigest()

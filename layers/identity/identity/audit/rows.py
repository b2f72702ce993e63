"""Entries as rows of DynamoDB. A row is read as it is: whatever somebody added to it counts.

========================  =====================================================================================
``pk``, ``sk``            the workspace, and the number of the entry in 20 digits; or ``!act#`` and the id of an act
``at``                    when it was done; the index ``by-time`` sorts by it
``day``                   only on the first entry of a day: the day and a shard, the hash key of ``by-day``
``number``                only on the row of an act: the entry that is about it
========================  =====================================================================================
"""

import json
import zlib
from typing import Any

from identity.audit.model import Link, workspace_of
from kernel.ids import OURS
from kernel.journal.rows import SHARDS
from kernel.rows import Row
from kernel.settings import physical

TABLE = physical("identity-audit-1")
DIGITS = 20
ACT = f"{OURS}act#"
_OUTSIDE = {"pk", "sk", "hash", "day"}  # which day an entry began says its ``recorded`` too


def place(workspace: str, number: int) -> dict[str, Any]:
    return {"pk": {"S": workspace}, "sk": {"S": f"{number:0{DIGITS}}"}}


def marker(link: Link) -> dict[str, Any]:
    """What remembers that an act was entered."""
    workspace, act = workspace_of(link), link.said["act_id"]
    return {"pk": {"S": workspace}, "sk": {"S": f"{ACT}{act}"}, "number": {"N": str(link.number)}}


def written(link: Link, *, first: bool) -> dict[str, Any]:
    """The row of an entry; ``first``: it is that of its day."""
    texts = {name: value for name, value in link.said.items() if name not in {"workspace", "number", "details"}}
    row: dict[str, Any] = {**place(workspace_of(link), link.number), "hash": {"S": link.hash}}
    row |= {name: {"S": value} for name, value in texts.items()}
    row["details"] = {"S": json.dumps(link.said["details"], sort_keys=True)}
    if first:
        row["day"] = {"S": day(link.said["recorded"][:10], workspace_of(link))}
    return row


def read(row: Row) -> Link:
    """The entry that a row holds, or whatever was made of it."""
    said: dict[str, Any] = {name: value.get("S", value) for name, value in row.items() if name not in _OUTSIDE}
    said["details"] = _details(said.get("details", ""))
    sk = row["sk"]["S"]
    number = int(sk) if sk.isdecimal() and len(sk) == DIGITS else -1  # a row that we never wrote is no entry
    said |= {"workspace": row["pk"]["S"], "number": number}
    return Link(number, said, str(row.get("hash", {}).get("S", "")))


def day(date: str, workspace: str) -> str:
    """Under what the first entry of a day is found."""
    return f"{date}#{SHARDS[zlib.crc32(workspace.encode()) % len(SHARDS)]}"


def _details(text: Any) -> Any:
    try:
        return json.loads(text)
    except (TypeError, ValueError):  # not ours
        return text

"""Acts on their way to the audit log. A row is written with what it tells of, and goes after a week."""

import time

from contracts.audit import Acted
from kernel.aws import client
from kernel.journal import Along
from kernel.rows import Row
from kernel.settings import physical

_TABLE = physical("identity-acts-1")
_WEEK = 7 * 24 * 3600


def along(act: Acted) -> Along:
    """What writes an act, or nothing if what it tells of does not happen."""
    item = {
        "pk": {"S": act.workspace},
        "sk": {"S": act.act_id},
        "act": {"S": act.model_dump_json()},
        "expires": {"N": str(int(time.time()) + _WEEK)},
    }
    return Along({"Put": {"TableName": _TABLE, "Item": item}})


def note(act: Acted) -> None:
    """Write an act of which nothing else is written; again is as well."""
    client("dynamodb").put_item(**along(act).item["Put"])


def read(row: Row) -> Acted:
    """The act that a row of the stream holds."""
    return Acted.model_validate_json(row["act"]["S"])

"""Rows as lines that people and programs can read, without what nobody should. Pure."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from kernel.ids import OURS
from kernel.rows import Row

_SECRET = ("secret", "hash", "digest", "seed", "seal", "password", "recovery", "token", "known_by", "totp")
"""What is part of the name of anything that is not taken along."""

COLUMNS = (
    *("number", "at", "recorded", "actor", "action", "target", "address", "session", "details"),
    *("act_id", "previous", "hash", "key"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def kept(row: Row) -> bool:
    """Whether a row is of the workspace's own, and neither bookkeeping nor what is left of something deleted."""
    return not row.get("sk", {}).get("S", "").startswith(OURS) and "deleted_on" not in row


def shown(row: Row) -> dict[str, Any]:
    """A row as it is exported: plain, and without secrets or what was made of them."""
    found = {name: _plain(value) for name, value in row.items()}
    rest = json.loads(found.pop("rest", "{}"))
    cleaned: dict[str, Any] = _clean({**found, **rest})
    return cleaned


def ndjson(objects: Iterable[Mapping[str, Any]]) -> bytes:
    """Objects, one a line."""
    return "".join(json.dumps(each, sort_keys=True, separators=(",", ":")) + "\n" for each in objects).encode()


def table(entries: Iterable[Mapping[str, Any]], *, head: bool) -> bytes:
    """Entries of the audit log as a spreadsheet reads them; what looks like a formula is made text."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    if head:
        writer.writerow(COLUMNS)
    for entry in entries:
        details = json.dumps(entry.get("details", {}), sort_keys=True)
        writer.writerow([_cell(details if name == "details" else entry.get(name, "")) for name in COLUMNS])
    return text.getvalue().encode()


def _cell(value: Any) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _clean(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _clean(each) for name, each in value.items() if not any(part in name for part in _SECRET)}
    return [_clean(each) for each in value] if isinstance(value, list) else value


def _plain(value: Mapping[str, Any]) -> Any:
    """What DynamoDB wraps in the name of its type."""
    ((kind, inner),) = value.items()
    match kind:
        case "N":
            return int(inner) if inner.lstrip("-").isdecimal() else float(inner)
        case "NULL":
            return None
        case "L":
            return [_plain(each) for each in inner]
        case "M":
            return {name: _plain(each) for name, each in inner.items()}
        case "SS" | "NS":
            return sorted(inner)
        case _:
            return inner

"""What is so of an entry where nothing is said (RFC 8984, 4). Data, and whether two say the same. Pure."""

from collections.abc import Mapping
from typing import Any

USUAL = {
    "description": "",
    "duration": "PT0S",
    "freeBusyStatus": "busy",
    "priority": 0,
    "sequence": 0,
    "showWithoutTime": False,
    "status": "confirmed",
    "title": "",
}
"""What is so where nothing is said."""
_TO_THE_SECOND = ("created", "updated")


def same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether they say the same: what is usual may be said or not, and files know no fractions of a second."""
    return one == other or _plain(one) == _plain(other)


def _plain(said: Mapping[str, Any]) -> dict[str, Any]:
    left = {name: value for name, value in said.items() if name not in USUAL or value != USUAL[name]}
    return {**left, **{name: str(left[name])[:19] for name in _TO_THE_SECOND if name in left}}

"""Which files anything in a workspace leads to.

That is events and tasks, in the trash as well, what is said of them, and what waits for somebody to decide. They are
read whole; a link counts wherever it stands, also in a text.
"""

import re
from collections.abc import Iterator

from agenda.house.holdings import HOLDINGS
from kernel.callers import WorkspaceId
from kernel.queries import partition

_NAMING = frozenset({"events", "tasks", "comments", "proposals"})
_LINK = re.compile(r"/calendars/([0-9a-f-]{36})/files/([0-9a-f]{64})", re.ASCII)

Where = tuple[str, str]
"""A calendar, and the hash of what is in a file of it."""


def named(workspace: WorkspaceId) -> frozenset[Where]:
    """All that are named anywhere."""
    return frozenset(_named(workspace))


def _named(workspace: WorkspaceId) -> Iterator[Where]:
    for holding in HOLDINGS:
        if holding.name in _NAMING:
            for owner in holding.owners(workspace):
                for row in partition(holding.table, owner):
                    for value in row.values():
                        if (text := value.get("S")) and "/files/" in text:
                            yield from _LINK.findall(text)

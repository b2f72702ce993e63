"""What the audit log is told of who may see something that is shared."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple, Protocol

from agenda.sharing.model import Share
from contracts.audit import Acted
from kernel.changes import Change
from kernel.ids import same_id


class Said(Protocol):
    """A calendar or a project, which keeps who changed last who may see it."""

    @property
    def name(self) -> str: ...
    @property
    def modseq(self) -> int: ...
    @property
    def said(self) -> Mapping[str, str]: ...


class Sharing(NamedTuple):
    """What became of one share."""

    action: str
    """``share`` or ``unshare``."""
    to: str
    role: str


def sharings(before: Iterable[Share], after: Iterable[Share]) -> Iterator[Sharing]:
    """With whom something is shared otherwise than before."""
    held, given = ({each.to: each.role for each in shares} for shares in (before, after))
    for to in sorted(given.keys() | held.keys()):
        if to not in given:
            yield Sharing("unshare", to, held[to])
        elif held.get(to) != given[to]:
            yield Sharing("share", to, given[to])


def act(change: Change, target: str, it: Said, action: str, **details: str) -> Acted:
    """That somebody did that; the same act each time it is told."""
    return Acted(
        workspace=change.workspace,
        act_id=same_id(action, change.workspace, target, str(it.modseq), *details.values()),
        actor=it.said["by"],
        action=action,
        target=target,
        at=datetime.fromisoformat(it.said["at"]),
        address=it.said.get("address"),
        session=it.said.get("session"),
        details={"name": it.name, **details},
    )

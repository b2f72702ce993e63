"""What somebody did, as identity notes it with the deed itself."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from contracts.audit import Acted
from kernel.callers import Caller, WorkspaceId
from kernel.ids import new_id

OPERATOR = "operator"
"""Who acts by a call: whoever may invoke functions of this account."""


def acted(
    workspace: WorkspaceId,
    actor: str,
    action: str,
    target: str | None = None,
    *,
    session: str | None = None,
    address: str | None = None,
    **details: str,
) -> Acted:
    """An act, now; from where the request came that it is done in, unless something else is said."""
    elsewhere: dict[str, Any] = {"session": session} if session else {}
    if address:
        elsewhere["address"] = address
    return Acted(
        workspace=workspace,
        act_id=new_id(),
        actor=actor,
        action=action,
        target=target,
        at=datetime.now(UTC),
        details=details,
        **elsewhere,
    )


def by(caller: Caller, action: str, target: str | None = None, details: Mapping[str, str] | None = None) -> Acted:
    """An act of somebody who is signed in."""
    return acted(caller.workspace, caller.person, action, target, session=caller.session, **(details or {}))

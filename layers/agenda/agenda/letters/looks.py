"""How workspaces look in letters, as the room identity tells: asked when something is written, and kept for minutes.

Whoever asks is granted ``identity-looks-tell:InvokeFunction``.
"""

import time

from contracts.identity import Look, LookOf
from kernel.callers import WorkspaceId
from kernel.calls import ask

LASTS = 300.0
"""Seconds for which an answer is good."""

MOST = 1000
"""Workspaces that are remembered."""

_remembered: dict[WorkspaceId, tuple[float, Look]] = {}


def look(workspace: WorkspaceId) -> Look:
    """How a workspace looks in its letters, and whether it is open."""
    known = _remembered.get(workspace)
    if known is None or time.monotonic() - known[0] > LASTS:
        if len(_remembered) >= MOST:
            _remembered.clear()
        known = (time.monotonic(), ask("identity-looks-tell", LookOf(workspace=workspace), Look))
        _remembered[workspace] = known
    return known[1]

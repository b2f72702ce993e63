"""As much of what changed as one answer holds. Pure, but for what is asked."""

import json
from collections.abc import Callable

from contracts.agenda import ChangesTold, Held
from kernel.journal import Changes

MOST_BYTES = 4 * 1024 * 1024
"""Of what one answer says; a function may answer with six megabytes."""


def portion(limit: int, changes: Callable[[int], Changes], held: Callable[[Changes], tuple[Held, ...]]) -> ChangesTold:
    """What changed, at most ``limit`` of it, and fewer if they say much."""
    while True:
        found = changes(limit)
        changed = held(found)
        if len(changed) > 1 and sum(len(json.dumps(it.object)) for it in changed) > MOST_BYTES:
            limit = len(changed) // 2
            continue
        return ChangesTold(changed=changed, destroyed=found.destroyed, state=found.state, has_more=found.has_more)

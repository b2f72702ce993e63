"""What changed, to somebody who sees only some of it. Pure."""

from collections.abc import Container

from kernel.journal import Changes


def seen_of(found: Changes, seen: Container[str], shelf: Container[str]) -> Changes:
    """Of what happened what they see; what stands on their shelf and they do not see any more counts as destroyed."""
    lost = (each for each in (*found.created, *found.updated) if each not in seen and each in shelf)
    return Changes(
        created=tuple(each for each in found.created if each in seen),
        updated=tuple(each for each in found.updated if each in seen),
        destroyed=(*found.destroyed, *lost),
        state=found.state,
        has_more=found.has_more,
    )

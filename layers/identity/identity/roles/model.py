"""What roles are: each of the built-in ones holds all that those below it hold. Pure."""

from contracts.scopes import RANKS, SCOPES

_HELD: dict[str, frozenset[str]] = {
    role: frozenset(name for name, scope in SCOPES.items() if RANKS.index(scope.least) <= rank)
    for rank, role in enumerate(RANKS)
}

ADMIN = "admin"


def built_in(role: str) -> frozenset[str] | None:
    """The scopes of a built-in role; ``None`` if it is none."""
    return _HELD.get(role)

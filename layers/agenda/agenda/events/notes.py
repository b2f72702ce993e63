"""What Stoa notes in an event for itself, such as which booking it stands for: nobody else writes that. Pure."""

from collections.abc import Mapping
from typing import Any

OURS = "stoa:"

OUTSIDE = f"{OURS}outside"
"""Noted of what somebody outside the workspace invited to by letter: it takes no time of theirs who did not answer."""


def clean(said: Mapping[str, Any]) -> dict[str, Any]:
    """What somebody said, without notes of ours, and without what writes one into an occurrence."""
    return {name: _clean(value) for name, value in said.items() if not _noted(name)}


def notes(said: Mapping[str, Any]) -> dict[str, Any]:
    """What of it are notes of ours."""
    return {name: value for name, value in said.items() if _noted(name)}


def _clean(value: Any) -> Any:
    return clean(value) if isinstance(value, Mapping) else value


def _noted(path: str) -> bool:
    return any(step.startswith(OURS) for step in path.split("/"))

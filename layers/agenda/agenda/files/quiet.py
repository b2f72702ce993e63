"""An event as a file tells it: never nameless; at a secret address without the alerts of who looks after it. Pure."""

from collections.abc import Mapping
from typing import Any

from agenda.events.model import Body
from agenda.ics.kept import KEPT

BUSY = "Busy"
"""What a time is called that is taken, to whom is not shown by what."""
_ALERTS = ("alerts", "useDefaultAlerts")


def unalarmed(event: Body) -> Body:
    """The same, but that it reminds nobody: whoever follows a calendar has their own program remind them."""
    said = _quiet(event)
    if isinstance(overrides := said.get("recurrenceOverrides"), Mapping):
        said["recurrenceOverrides"] = {at: _quiet(patch) for at, patch in overrides.items()}
    return said


def named(event: Body) -> Body:
    """The same with a title where none is shown: many programs call what has none nameless."""
    return {**event, "title": BUSY} if event.get("privacy") == "private" and "title" not in event else event


def _quiet(said: Mapping[str, Any]) -> dict[str, Any]:
    left = {path: value for path, value in said.items() if path.partition("/")[0] not in _ALERTS}
    kept = left.get(KEPT)
    if isinstance(kept, Mapping) and isinstance(kept.get("components"), list):
        others = [each for each in kept["components"] if not _alarm(each)]
        left[KEPT] = {**{name: value for name, value in kept.items() if name != "components"}, "components": others}
    return left


def _alarm(component: Any) -> bool:
    return isinstance(component, list) and bool(component) and str(component[0]).lower() == "valarm"

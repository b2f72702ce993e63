"""Whether there comes what somebody asks of an event: that it reminds them, and that its guests hear of it. Pure.

Only what they say now is looked at: what came from elsewhere is kept as it is, and may be changed otherwise.
"""

import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from agenda.events.model import Body
from agenda.events.placing import AWAY
from agenda.jscalendar.reach import AHEAD, TOO_EARLY, never
from agenda.times import Duration, instant
from kernel.addresses import normal
from kernel.errors import Invalid

Look = Callable[[str, Any], Any]

_LOOKED_AT = ("alerts", "participants", "recurrenceOverrides")
_TRIGGER = re.compile(r"(?:^|/)alerts/[^/]+/trigger(?:/offset)?$")
_MAIL = re.compile(r"(?:^|/)participants/[^/]+/(?:email|sendTo/imip)$")
_MAILTO = "mailto:"
_LONGEST = 200


class NothingComesOfIt(Invalid):
    """They would never be reminded, or no letter would reach a guest."""


def feasible(before: Body, after: Body) -> Body:
    """The event with addresses as mail knows them; ``NothingComesOfIt`` if what is new in it would never happen."""
    known = set[str]()
    _through(before, lambda _, value: known.add(json.dumps(value)))
    errors: list[dict[str, str]] = []

    def looked(path: str, value: Any) -> Any:
        if json.dumps(value) in known:
            return value
        try:
            return _reachable(value) if _MAIL.search(path) else _ringing(path, value, after)
        except ValueError as wrong:
            field = path.replace("/", ".")[:_LONGEST]
            errors.append({"field": field, "code": "nothing_comes_of_it", "detail": str(wrong)})
            return value

    made = _through(after, looked)
    if errors:
        raise NothingComesOfIt(f"{errors[0]['field']}: {errors[0]['detail']}", errors)
    return made


def silent(event: Body) -> str | None:
    """Why one of its reminders never rings, if there is such a one."""
    found: list[str] = []

    def looked(path: str, value: Any) -> None:
        try:
            if _TRIGGER.search(path):
                _ringing(path, value, event)
        except ValueError as wrong:
            found.append(f"{path.replace('/', '.')[:_LONGEST]}: {wrong}")

    _through(event, looked)
    return found[0] if found else None


def _through(event: Body, look: Look) -> Body:
    """The event, with its addresses and triggers as ``look`` makes them."""
    return {
        name: _deeper(value, name, look) if name in _LOOKED_AT and value else value for name, value in event.items()
    }


def _deeper(value: Any, path: str, look: Look) -> Any:
    """Patches name what they change by its path, so that a path is the same in them."""
    if value and (_TRIGGER.search(path) or (isinstance(value, str) and _MAIL.search(path))):
        return look(path, value)
    if isinstance(value, Mapping):
        return {name: _deeper(each, f"{path}/{name}", look) for name, each in value.items()}
    return value


def _reachable(said: str) -> str:
    """An address as mail knows it; what is of another kind than an address of mail is left as it is."""
    scheme, bare = (_MAILTO, said[len(_MAILTO) :]) if said[: len(_MAILTO)].lower() == _MAILTO else ("", said)
    if not all(bare.partition("@")) and not (scheme == "" and ":" in said):
        raise ValueError("no letter reaches that; an address is written ada@example.com")
    return said if said.isascii() else scheme + normal(bare)


def _ringing(path: str, trigger: Any, event: Body) -> Any:
    said: Mapping[str, Any] = trigger if isinstance(trigger, Mapping) else {"offset": trigger}
    why: str | None = None
    if isinstance(offset := said.get("offset"), str):
        why = never(Duration.parse(offset), str(said.get("relativeTo") or "start"))
    elif isinstance(when := said.get("when"), str) and path.startswith("alerts/"):
        why = TOO_EARLY if _too_early(datetime.fromisoformat(when), event) else None
    if why:
        raise ValueError(why)
    return trigger


def _too_early(when: datetime, event: Body) -> bool:
    try:
        begins = instant(datetime.fromisoformat(event["start"]), event.get("timeZone") or "Etc/UTC")
    except OverflowError:
        return False  # at the end of the calendar, which is told elsewhere
    return begins - when > (AHEAD if event.get("timeZone") else AHEAD + AWAY)

"""What Stoa itself knows of a member, in the profile that a directory keeps, and the other way round.

A member who was never provisioned has no profile but these facts; of one who was, the facts are read from it, and
where Stoa learns better (somebody changes their own title), they are written into it.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Facts(NamedTuple):
    """What a member's row says by itself. Empty: nothing is known."""

    display_name: str = ""
    given_name: str = ""
    family_name: str = ""
    title: str = ""
    locale: str = ""
    timezone: str = ""
    email: str = ""
    photo: str = ""


_PLAIN = {"display_name": "displayName", "title": "title", "locale": "locale", "timezone": "timezone"}
_NAMES = {"given_name": "givenName", "family_name": "familyName"}
_LISTS = {"email": "emails", "photo": "photos"}


def facts(profile: Mapping[str, Any]) -> Facts:
    """What a profile says of the facts: of addresses and pictures the primary one, that for work, or the first."""
    name = profile.get("name", {})
    return Facts(
        **{ours: profile.get(theirs, "") for ours, theirs in _PLAIN.items()},
        **{ours: name.get(theirs, "") for ours, theirs in _NAMES.items()},
        **{ours: _best(profile.get(theirs, [])).get("value", "") for ours, theirs in _LISTS.items()},
    )


def told(profile: Mapping[str, Any], known: Facts) -> dict[str, Any]:
    """The profile with the facts as they are known; of what is empty nothing is left."""
    said = known._asdict()
    name = _with(profile.get("name", {}), {theirs: said[ours] for ours, theirs in _NAMES.items()})
    found = _with(profile, {theirs: said[ours] for ours, theirs in _PLAIN.items()} | {"name": name})
    for ours, theirs in _LISTS.items():
        found = _with(found, {theirs: _preferring(profile.get(theirs, []), said[ours])})
    return found


def shown(profile: Mapping[str, Any], user_name: str) -> str:
    """The name to show for a person: the best that the profile has."""
    name = profile.get("name", {})
    both = " ".join(each for each in (name.get("givenName"), name.get("familyName")) if each)
    return str(profile.get("displayName") or name.get("formatted") or both or user_name)


def _best(values: list[dict[str, Any]]) -> dict[str, Any]:
    ranked = sorted(values, key=lambda each: (not each.get("primary"), each.get("type") != "work"))
    return ranked[0] if ranked else {}


def _preferring(values: list[dict[str, Any]], value: str) -> list[dict[str, Any]]:
    """The values, with this one the best of them; none at all, if there is none."""
    if not value or _best(values).get("value", "") == value:
        return values if value else []
    others = [{name: each[name] for name in each if name != "primary"} for each in values if each["value"] != value]
    kept = next((each for each in values if each["value"] == value), {"value": value})
    return [{**kept, "primary": True}, *others]


def _with(held: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in {**held, **said}.items() if value}

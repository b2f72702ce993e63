"""What one occurrence has otherwise than its series: a patch (RFC 8984, 1.4.9). Pure.

Its keys are paths (RFC 6901, without the slash in front), its values what stands there, or null where nothing does.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from kernel.errors import Invalid

Object = Mapping[str, Any]

OF_THE_SERIES = frozenset(
    {
        "excludedRecurrenceRules",
        "method",
        "privacy",
        "prodId",
        "recurrenceId",
        "recurrenceIdTimeZone",
        "recurrenceOverrides",
        "recurrenceRules",
        "relatedTo",
        "replyTo",
        "sentBy",
    }
)
"""What one occurrence cannot have otherwise than its series (RFC 8984, 4.3.5)."""


_LONGEST = 200


class BadPatch(Invalid):
    """It cannot be applied: a path leads nowhere, into a list, or through what another path replaces."""


def patched(before: Object, patch: Object) -> dict[str, Any]:
    """The object as the patch makes it; ``before`` stays as it is."""
    paths = {tuple(_steps(path)): value for path, value in patch.items()}
    for path in paths:
        if any(path[:length] in paths for length in range(1, len(path))):
            raise _bad(_written(path), "this is within what another path of the patch replaces")
    after = dict(before)
    for path, value in paths.items():
        _put(after, path, value)
    return after


def difference(before: Object, after: Object) -> dict[str, Any]:
    """The smallest patch that makes ``after`` of ``before``."""
    return {_written(path): value for path, value in _differences(before, after, ())}


def _differences(before: Object, after: Object, within: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name in sorted(before.keys() | after.keys()):
        old, new, path = before.get(name), after.get(name), (*within, name)
        if isinstance(old, Mapping) and isinstance(new, Mapping) and old.get("@type") == new.get("@type"):
            yield from _differences(old, new, path)
        elif not _same(old, new):
            yield path, new


def _same(old: Any, new: Any) -> bool:
    """Whether they are equal as JSON: 1 is not true."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return old.keys() == new.keys() and all(_same(old[name], new[name]) for name in old)
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(_same, old, new))
    return isinstance(old, bool) == isinstance(new, bool) and bool(old == new)


def _put(root: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    """Set what stands at ``path``; what is on the way there is copied, and belongs to ``root`` from then on."""
    within = root
    for step in path[:-1]:
        found = within.get(step)
        if not isinstance(found, Mapping):
            raise _bad(_written(path), f"there is no {step!r} on the way there")
        within[step] = within = dict(found)
    if value is None:
        within.pop(path[-1], None)
    else:
        within[path[-1]] = value


def _bad(path: str, detail: str) -> BadPatch:
    field = path[:_LONGEST] or "patch"
    return BadPatch(f"{field}: {detail}", [{"field": field, "code": "bad_path", "detail": detail}])


def _steps(path: str) -> list[str]:
    if not path or path.startswith("/"):
        raise _bad(path, "this is no path; one is written locations/main/name")
    return [step.replace("~1", "/").replace("~0", "~") for step in path.split("/")]


def _written(path: tuple[str, ...]) -> str:
    return "/".join(step.replace("~", "~0").replace("/", "~1") for step in path)

"""Every woven file of a house, and what it must contain."""

from collections.abc import Iterator
from pathlib import Path

from infra.catalogue import House
from infra.edge import compose
from infra.weave import behaviours, events, imports, laws, openapi, problems, rooms, stacks, templates

OWNED = ("infra/*/functions.yaml", "infra/*/workers.yaml", "events/*/*.json")
"""Where a file that nobody weaves any more is left over from a function that is gone."""


def files(house: House) -> dict[Path, str]:
    """The content of each woven file, or ``Unlawful`` if one cannot be woven."""
    return {house.root / path: text for path, text in _woven(house)}


def stale(house: House) -> list[Path]:
    """The woven files that are missing or not what they should be, and those that are left over."""
    return changes(house, files(house))


def weave(house: House) -> list[Path]:
    """Write what is stale and remove what is left over; returns which files changed."""
    return write(house, files(house))


def write(house: House, woven: dict[Path, str]) -> list[Path]:
    """Make the files of a house what was ``woven``; returns which changed."""
    changed = changes(house, woven)
    for path in changed:
        if path in woven:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(woven[path])
        else:
            path.unlink()
    return changed


def broken(house: House) -> list[str]:
    """Every law that is broken, in one sentence each."""
    return [sentence for kind in (laws, events, stacks, rooms, imports, problems) for sentence in kind.broken(house)]


def _woven(house: House) -> Iterator[tuple[str, str]]:
    for kind in (templates, events, openapi, behaviours, imports):
        yield from kind.files(house)
    if (house.root / "infra/edge/parts").is_dir():
        yield from compose.files(behaviours.behaviours(house))


def changes(house: House, woven: dict[Path, str]) -> list[Path]:
    """Which files are not as they were ``woven``, or are left over."""
    wrong = [path for path, text in woven.items() if not path.is_file() or path.read_text() != text]
    return sorted([*wrong, *_left_over(house, woven)])


def _left_over(house: House, woven: dict[Path, str]) -> list[Path]:
    """Files of functions that are gone; the recordings of webhooks are woven as long as the function is there."""
    return [path for pattern in OWNED for path in house.root.glob(pattern) if path not in woven]

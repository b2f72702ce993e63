"""References from one bulk operation to what another makes: ``bulkId:…`` in place of an id (RFC 7644, 3.7.2)."""

from collections.abc import Iterator, Mapping
from typing import Any

REFERENCE = "bulkId:"


def referred(path: str, data: Any) -> frozenset[str]:
    """The bulk ids that a path and data name."""
    texts = [*path.split("/"), *_texts(data)]
    return frozenset(text.removeprefix(REFERENCE) for text in texts if text.startswith(REFERENCE))


def resolved(data: Any, ids: Mapping[str, str]) -> Any:
    """Data with ids in place of the references to them; of a path its parts are looked at."""
    if isinstance(data, Mapping):
        return {name: resolved(value, ids) for name, value in data.items()}
    if isinstance(data, list):
        return [resolved(each, ids) for each in data]
    if isinstance(data, str) and data.startswith(REFERENCE):
        return ids.get(data.removeprefix(REFERENCE), data)
    return data


def located(path: str, ids: Mapping[str, str]) -> str:
    """A path with ids in place of references."""
    return "/".join(resolved(path.split("/"), ids))


def trimmed(data: Mapping[str, Any], without: frozenset[str]) -> dict[str, Any]:
    """Data without the values that refer to what is not there yet: a manager, a member."""
    kept = {name: value for name, value in data.items() if not _refers(value, without)}
    return {name: _trimmed(value, without) for name, value in kept.items()}


def _trimmed(value: Any, without: frozenset[str]) -> Any:
    if isinstance(value, Mapping):
        return trimmed(value, without)
    if isinstance(value, list):
        return [_trimmed(each, without) for each in value if not _refers(each, without)]
    return value


def _refers(value: Any, without: frozenset[str]) -> bool:
    """Whether a value is such a reference, or an object that holds one directly."""
    if isinstance(value, Mapping):
        return any(isinstance(each, str) and _refers(each, without) for each in value.values())
    return isinstance(value, str) and value.startswith(REFERENCE) and value.removeprefix(REFERENCE) in without


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping | list):
        for each in data.values() if isinstance(data, Mapping) else data:
            yield from _texts(each)

"""The templates that are deployed, resource by resource."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from infra import ROOT
from infra.yamls import load

BY_HAND = [*sorted(ROOT.glob("infra/shared/*.yaml")), *sorted(ROOT.glob("infra/*/data.yaml"))]
EDGE = ROOT / "infra/edge/edge.yaml"
WOVEN = sorted([*ROOT.glob("infra/*/functions.yaml"), *ROOT.glob("infra/*/workers.yaml")])
ALL = [ROOT / "template.yaml", *BY_HAND, *WOVEN, EDGE]


def resources(kind: str, paths: list[Path] = ALL) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every resource of a kind, with where it is."""
    for path in paths:
        for name, resource in load(path)["Resources"].items():
            if resource["Type"] == kind:
                yield f"{path.relative_to(ROOT)}: {name}", resource


def properties(kind: str, paths: list[Path] = ALL) -> Iterator[tuple[str, dict[str, Any]]]:
    """The properties of every resource of a kind, with where it is."""
    for where, resource in resources(kind, paths):
        yield where, resource.get("Properties", {})


def statements(value: Any) -> Iterator[dict[str, Any]]:
    """Every statement of every policy anywhere in a template."""
    match value:
        case {"Effect": str()}:
            yield value
        case dict():
            for each in value.values():
                yield from statements(each)
        case list():
            for each in value:
                yield from statements(each)


def text(value: Any) -> str:
    """What ``!Sub`` is given, or the string itself."""
    return value["Fn::Sub"] if isinstance(value, dict) else str(value)

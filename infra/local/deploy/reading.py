"""Templates as people write them: YAML (or JSON) with CloudFormation's short forms, ``!Ref`` and ``!GetAtt``."""

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from infra.local.deploy.errors import TemplateError

_FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_FAST):  # type: ignore[misc, valid-type]  # which of the two it is, the machine decides
    """Reads dates as text, and refuses a key that is there twice."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - yaml's own way
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in _FAST.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 - as yaml has it
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        if len(mapping) != len(node.value) and not any(key.tag.endswith(":merge") for key, _ in node.value):
            seen: set[Any] = set()
            for key, _ in node.value:
                if key.value in seen:
                    raise TemplateError(f"line {key.start_mark.line + 1} has the key {key.value} for the second time")
                seen.add(key.value)
        return mapping


def _short(loader: Any, suffix: str, node: Any) -> Any:
    name = suffix if suffix in {"Ref", "Condition"} else f"Fn::{suffix}"
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
        return {name: value.split(".", 1) if suffix == "GetAtt" else value}
    if isinstance(node, yaml.SequenceNode):
        return {name: loader.construct_sequence(node, deep=True)}
    return {name: loader.construct_mapping(node, deep=True)}


_Loader.add_multi_constructor("!", _short)


def parse(text: str, where: str) -> dict[str, Any]:
    """Read a template."""
    try:
        document = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader, with tags of CloudFormation
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"line {mark.line + 1}: " if mark else ""
        raise TemplateError(f"{line}{getattr(error, 'problem', None) or 'this is not YAML'}", where) from None
    except TemplateError as error:
        raise error.at(where) from None
    if not isinstance(document, dict) or not isinstance(document.get("Resources"), dict):
        raise TemplateError("a template has a section Resources", where)
    return document


def text_of(path: Path, where: str) -> str:
    """The text of a file that a template needs."""
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise TemplateError(f"{error.strerror or error}", where) from None

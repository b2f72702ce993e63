"""CloudFormation templates as plain data: read from their short form (``!Ref X``), and written in it."""

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml
from yaml.constructor import ConstructorError

Template = dict[str, Any]

_FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def ref(name: str) -> Template:
    return {"Ref": name}


def sub(text: str) -> Template:
    return {"Fn::Sub": text}


def att(resource: str, attribute: str) -> Template:
    return {"Fn::GetAtt": [resource, attribute]}


def load(path: Path) -> Template:
    """Read a template's file."""
    template: Template = parse(path.read_text("utf-8"))
    return template


def parse(text: str) -> Any:
    """Read a template; ``!Sub x`` reads as ``{"Fn::Sub": "x"}``. What is wrong with it is a ``yaml.YAMLError``."""
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader, with tags of CloudFormation


def dump(template: Template) -> str:
    """Write a template; ``{"Fn::Sub": "x"}`` is written as ``!Sub x``."""
    return str(yaml.dump(template, Dumper=_Dumper, sort_keys=False, width=120, allow_unicode=True))


class _Loader(_FAST):  # type: ignore[misc, valid-type]  # which of the two it is, the machine decides
    """Reads the short forms of the intrinsic functions, and dates as text; refuses a key that is there twice."""

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
                    raise ConstructorError(
                        None, None, f"it has the key {key.value} for the second time", key.start_mark
                    )
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


class _Dumper(yaml.SafeDumper):
    """Writes the short forms, indents lists, and repeats itself rather than refer."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML's signature
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002 - PyYAML's
        del indentless
        super().increase_indent(flow, indentless=False)


def _mapping(dumper: yaml.SafeDumper, value: Template) -> yaml.Node:
    match value:
        case {"Ref": str(name), **more} if not more:
            return dumper.represent_scalar("!Ref", name)
        case {"Fn::GetAtt": [str(resource), str(attribute)], **more} if not more:
            return dumper.represent_scalar("!GetAtt", f"{resource}.{attribute}")
        case {"Fn::Sub": str(text), **more} if not more:
            return dumper.represent_scalar("!Sub", text)
        case _:
            return dumper.represent_dict(value.items())


_Dumper.add_representer(dict, _mapping)

"""CloudFormation templates as plain data: read from their short form (``!Ref X``), and written in it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

Template = dict[str, Any]

_LOGIC = ("And", "Equals", "If", "Not", "Or")
_FUNCTIONS = (*_LOGIC, "Base64", "FindInMap", "GetAtt", "GetAZs", "Join", "Select", "Split", "Sub")


def ref(name: str) -> Template:
    return {"Ref": name}


def sub(text: str) -> Template:
    return {"Fn::Sub": text}


def att(resource: str, attribute: str) -> Template:
    return {"Fn::GetAtt": [resource, attribute]}


def load(path: Path) -> Template:
    """Read a template; ``!Sub x`` reads as ``{"Fn::Sub": "x"}``."""
    template: Template = yaml.load(path.read_text(), _Loader)  # noqa: S506 - it is a SafeLoader
    return template


def dump(template: Template) -> str:
    """Write a template; ``{"Fn::Sub": "x"}`` is written as ``!Sub x``."""
    return str(yaml.dump(template, Dumper=_Dumper, sort_keys=False, width=120, allow_unicode=True))


class _Loader(yaml.SafeLoader):
    """Reads the short forms of the intrinsic functions."""


def _reader(name: str) -> Callable[[_Loader, yaml.Node], Template]:
    def read(loader: _Loader, node: yaml.Node) -> Template:
        value: Any
        if isinstance(node, yaml.ScalarNode):
            value = loader.construct_scalar(node)
            if name == "Fn::GetAtt":
                value = value.split(".", 1)
        elif isinstance(node, yaml.SequenceNode):
            value = loader.construct_sequence(node, deep=True)
        else:
            assert isinstance(node, yaml.MappingNode)
            value = loader.construct_mapping(node, deep=True)
        return {name: value}

    return read


for _name in _FUNCTIONS:
    _Loader.add_constructor(f"!{_name}", _reader(f"Fn::{_name}"))
for _name in ("Ref", "Condition"):
    _Loader.add_constructor(f"!{_name}", _reader(_name))


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

"""The parameters of a template: what was given, what is the default, and whether it may be so."""

import re
from collections.abc import Mapping
from typing import Any

from infra.local.deploy.errors import TemplateError
from infra.local.deploy.intrinsics import as_text
from infra.local.deploy.references import parameter

_FROM_SSM = re.compile(r"AWS::SSM::Parameter::Value<(.+)>")


def checked(declared: Mapping[str, Mapping[str, Any]], given: Mapping[str, Any], where: str) -> dict[str, Any]:
    """The value of every parameter."""
    for name in given:
        if name not in declared:
            raise TemplateError(f"it has no parameter {name}", where)
    found: dict[str, Any] = {}
    for name, declaration in declared.items():
        value = given.get(name, declaration.get("Default"))
        if value is None:
            raise TemplateError(f"the parameter {name} needs a value", where)
        try:
            found[name] = _value(declaration, value)
        except TemplateError as error:
            raise TemplateError(f"the parameter {name} {error.what}", where) from None
    return found


def _value(declaration: Mapping[str, Any], value: Any) -> Any:
    kind = str(declaration.get("Type", "String"))
    text = ",".join(as_text(item) for item in value) if isinstance(value, list) else as_text(value)
    if found := _FROM_SSM.fullmatch(kind):
        text, kind = parameter(text), found[1]
    is_list = kind == "CommaDelimitedList" or kind.startswith("List<")
    items = [item.strip() for item in text.split(",")] if is_list else [text]
    for item in items:
        wrong = _wrong(declaration, item, number=kind in {"Number", "List<Number>"})
        if wrong:
            explained = declaration.get("ConstraintDescription")
            raise TemplateError(f"cannot be {item!r}: {explained or wrong}")
    return items if is_list else text


def _wrong(declaration: Mapping[str, Any], text: str, *, number: bool) -> str | None:
    if number:
        try:
            amount = float(text)
        except ValueError:
            return "it is a number"
        if amount < float(declaration.get("MinValue", amount)) or amount > float(declaration.get("MaxValue", amount)):
            return f"it is from {declaration.get('MinValue', '…')} to {declaration.get('MaxValue', '…')}"
    allowed = [as_text(each) for each in declaration.get("AllowedValues", ())]
    if allowed and text not in allowed:
        return f"it is one of {', '.join(allowed)}"
    pattern = declaration.get("AllowedPattern")
    if pattern is not None and not re.fullmatch(str(pattern), text):
        return f"it fits {pattern}"
    least, most = int(declaration.get("MinLength", 0)), int(declaration.get("MaxLength", len(text)))
    if not least <= len(text) <= most:
        return f"it has {least} to {most} characters"
    return None

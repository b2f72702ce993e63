"""What clients send, held against the schema: in its one form, or refused with the attribute that is wrong.

* Names are read whatever their case. What we do not know is left out, and so is what is not for clients to write
  (RFC 7644, 3.3 and 3.5.1): identity providers send much that we have no use for.
* ``null``, an empty list and an empty object are no value (RFC 7643, 2.5).
* Entra ID writes booleans as ``"True"``, one value where several may be, a list of one where one may be, and plain
  text for the ``value`` of a complex attribute. All of that is read as it is meant.
* Of a ``$ref`` the id is read, where ``value`` is missing; what it links to is ours to say.
* ``password`` is left out when somebody is created or replaced. Okta makes one up and sends it whether passwords are
  synchronised or not, so to refuse it would be to refuse Okta. It is never kept: people choose their own, and
  ``changePassword`` says that this is not the place. A patch that names it is refused (``patches``), because whoever
  sends that believes that the password changes.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from identity.scim.attributes import Attribute, Kind, named
from identity.scim.errors import InvalidSyntax, InvalidValue

LONGEST = 2048
"""Characters of a text."""

MOST = 50
"""Values of a multi-valued attribute, the members of a group excepted."""

_FORBIDDEN = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]"
_ADDRESS = r"https?://[^\s\"<>\\^`{|}]+"
_WORDS = {"true": True, "false": False}


def accepted(body: Mapping[str, Any], kind: Kind) -> dict[str, Any]:
    """The attributes in a body that clients may write, in their one form; ``InvalidValue`` for what is wrong."""
    demand_schema(body, kind.urn)
    found = _attributes(body, kind.every(), "")
    for name, value in body.items():
        extension = kind.extension(name)
        if extension and value is not None:
            if not isinstance(value, Mapping):
                raise InvalidValue(f"{extension.urn} holds attributes")
            if held := _attributes(value, extension.attributes, f"{extension.urn}:"):
                found[extension.urn] = held
    for attribute in kind.every():
        if attribute.required and attribute.writable and not _filled(found.get(attribute.name)):
            raise InvalidValue(f"{attribute.name} is needed")
    return found


def demand_schema(body: Mapping[str, Any], urn: str) -> None:
    """Refuse a body that says that it is something else; one that does not say is taken at its word."""
    said = next((value for name, value in body.items() if name.lower() == "schemas"), None)
    if said is None:
        return
    if not isinstance(said, list) or urn.lower() not in {str(each).lower() for each in said}:
        raise InvalidSyntax(f"schemas has to hold {urn}")


def cast(attribute: Attribute, value: Any, where: str = "", *, partly: bool = False) -> Any:
    """A value in the one form of its attribute; ``None`` if it comes to nothing.

    ``partly``: some parts may come from what is there already, so none is missing yet.
    """
    name = f"{where}{attribute.name}"
    if value is None:
        return None
    if attribute.many:
        every = value if isinstance(value, list) else [value]
        if len(every) > MOST and attribute.name != "members":
            raise InvalidValue(f"{name} holds at most {MOST} values")
        found = [_single(attribute, each, name, partly=partly) for each in every]
        return _distinct(attribute, [each for each in found if each is not None], name)
    if isinstance(value, list):
        if len(value) > 1:
            raise InvalidValue(f"{name} has one value")
        return _single(attribute, value[0], name, partly=partly) if value else None
    return _single(attribute, value, name, partly=partly)


def identity(attribute: Attribute, value: Mapping[str, Any]) -> tuple[Any, ...]:
    """By what a value of a multi-valued attribute is told from the others (RFC 7643, 2.4)."""
    return tuple(value.get(part) for part in attribute.identity)


def _attributes(body: Mapping[str, Any], among: Iterable[Attribute], where: str) -> dict[str, Any]:
    known, found = list(among), dict[str, Any]()
    for name, value in body.items():
        attribute = named(known, name)
        if attribute and attribute.writable:
            held = cast(attribute, value, where)
            if held not in (None, [], {}):
                found[attribute.name] = held
    return found


def _single(attribute: Attribute, value: Any, name: str, *, partly: bool = False) -> Any:
    match attribute.type:
        case "complex":
            return _complex(attribute, value, name, partly=partly)
        case "boolean":
            return None if value is None else _boolean(value, name)
        case "reference":
            return _reference(attribute, value, name)
        case _:
            return _text(value, name)


def _complex(attribute: Attribute, value: Any, name: str, *, partly: bool) -> dict[str, Any] | None:
    main = attribute.part("value")
    if isinstance(value, str) and main:
        value = {"value": value}
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise InvalidValue(f"{name} has parts: {', '.join(part.name for part in attribute.parts if part.writable)}")
    found = _attributes(value, attribute.parts, f"{name}.")
    link = found.pop("$ref", "").rstrip("/")
    if link and "value" not in found:
        found["value"] = link.rpartition("/")[2]
    if main and not partly and not found.get("value"):
        if main.required:
            raise InvalidValue(f"{name}.value is needed")
        return None
    return found or None


def _boolean(value: Any, name: str) -> bool:
    found = _WORDS.get(value.lower()) if isinstance(value, str) else value
    if not isinstance(found, bool):
        raise InvalidValue(f"{name} is true or false")
    return found


def _text(value: Any, name: str) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)  # an employee's number, say
    if not isinstance(value, str):
        raise InvalidValue(f"{name} is text")
    if len(value) > LONGEST:
        raise InvalidValue(f"{name} holds at most {LONGEST} characters")
    if re.search(_FORBIDDEN, value):
        raise InvalidValue(f"{name} holds characters that are none")
    return value


def _reference(attribute: Attribute, value: Any, name: str) -> str:
    found = _text(value, name)
    if "external" in attribute.references and found and not re.fullmatch(_ADDRESS, found, re.IGNORECASE):
        raise InvalidValue(f"{name} is an address that begins with https://")
    return found


def _distinct(attribute: Attribute, every: list[Any], name: str) -> list[Any]:
    """The values, each once; of two with one identity the later. At most one of them is the primary one."""
    if attribute.type != "complex":
        return list(dict.fromkeys(every))
    if not attribute.identity and len(every) > 1:
        raise InvalidValue(f"{name} holds one value")
    found = list({identity(attribute, each): each for each in every}.values())
    if sum(bool(each.get("primary")) for each in found) > 1:
        raise InvalidValue(f"{name}: at most one value is the primary one")
    return found


def _filled(value: Any) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value not in (None, [], {})

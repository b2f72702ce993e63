"""ARNs: what they are made of, and the names that are read from them."""

from functools import cache
from typing import NamedTuple

from infra.local.deployment import ACCOUNT, arn

__all__ = ["Arn", "arn", "function_arn", "function_name", "name_of", "read", "role_arn", "service_of", "table_of"]


class Arn(NamedTuple):
    """The parts of an ARN."""

    partition: str
    service: str
    region: str
    account: str
    rest: str  # table/dev-ops-incidents-1/stream/2026-01-01T00:00:00.000


def read(text: str) -> Arn | None:
    """The parts of what may be an ARN."""
    head, *parts = text.split(":", 5)
    return Arn(*parts) if head == "arn" and len(parts) == len(Arn._fields) else None


def function_arn(name: str) -> str:
    return arn("lambda", f"function:{name}")


def role_arn(name: str, path: str = "/") -> str:
    """The ARN of a role; roles are of no region."""
    return f"arn:aws:iam::{ACCOUNT}:role{path}{name}"


def service_of(text: str) -> str:
    """``sqs`` of ``arn:aws:sqs:…``; nothing of what is no ARN."""
    found = read(text)
    return found.service if found else ""


def function_name(text: str) -> str:
    """``f`` of ``f``, of its ARN with or without a version, and of the URI by which API Gateway invokes it."""
    if ":function:" in text:
        text = text.split(":function:", 1)[1].split("/", 1)[0]
    return text.split(":", 1)[0]


def name_of(text: str) -> str:
    """The physical name that the ARN of a function, queue, bus, topic, table or stream has in it; names stay names."""
    if ":function:" in text:
        return function_name(text)
    found = read(text)
    rest = found.rest if found else text
    return rest.split("/")[1] if found and "/" in rest else rest


@cache
def table_of(text: str) -> str:
    """The name of a table, of which a request may give the ARN."""
    return name_of(text)

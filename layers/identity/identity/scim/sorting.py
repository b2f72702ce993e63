"""The order of a list (RFC 7644, 3.4.2.3).

What has no value comes last, and in descending order first. Of several values the primary one counts, or the first.
Text is ordered by the rules of its attribute about upper and lower case; what is equal stays as it was.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from identity.scim.attributes import Kind, Path, Target
from identity.scim.matching import moment

Resource = Mapping[str, Any]


def ordered(resources: Iterable[Resource], by: str, kind: Kind, *, descending: bool = False) -> list[Resource]:
    """The resources in the order of an attribute; one that we do not have orders nothing."""
    path = Path.parse(by)
    target = kind.resolve(path) if path else None
    if target is None:
        return list(resources)
    keyed = [(_key(target, resource), resource) for resource in resources]
    return [resource for _, resource in sorted(keyed, key=lambda pair: pair[0], reverse=descending)]


def _key(target: Target, resource: Resource) -> tuple[bool, Any]:
    values = target.values(_primary(target, resource))
    if not values or isinstance(values[0], dict):
        return True, ""
    value, leaf = values[0], target.leaf
    if leaf.type == "dateTime":
        return False, moment(value)
    return False, value if leaf.exact or not isinstance(value, str) else value.casefold()


def _primary(target: Target, resource: Resource) -> Resource:
    """The resource with nothing but the primary value there, if one of them is it."""
    found = resource.get(target.attribute.name)
    chosen = (
        [each for each in found if each.get("primary")] if isinstance(found, list) and target.attribute.parts else []
    )
    return {target.attribute.name: chosen} if chosen else resource

"""Lists of resources: by key where a filter has one, by page where there is no filter, and else by looking at all."""

from collections.abc import Mapping, Sequence
from typing import Any

from identity.scim import listing
from identity.scim.directory import EVERYBODY, NOBODY, About
from identity.scim.errors import TooMany
from identity.scim.filters import Filter
from identity.scim.listing import Query
from identity.scim.shelves import Shelf

MOST = 5000
"""Resources that are looked through for one list; beyond that a filter needs a key."""

Resource = Mapping[str, Any]


def search(shelf: Shelf, query: Query) -> dict[str, Any]:
    """The document that answers a query."""
    kind, tree = shelf.kind, _tree(query)
    about = _about(shelf, query, tree)
    if tree is None and not query.sort_by:
        found = shelf.page(query.start, query.most, about)
        part, total = list(found.items), found.total
    else:
        every = _satisfying(shelf, tree, about)
        if query.sort_by:
            from identity.scim.sorting import ordered

            every = ordered(every, query.sort_by, kind, descending=query.descending)
        part, total = every[query.start - 1 : query.start - 1 + query.most], len(every)
    return listing.answer([query.wanted.of_resource(each, kind) for each in part], total, query.start)


def search_all(shelves: Sequence[Shelf], query: Query) -> dict[str, Any]:
    """The document that answers a query about everything: one kind after the other, each in its order."""
    found: list[Resource] = []
    total = 0
    for shelf in shelves:
        start, most = max(1, query.start - total), query.most - len(found)
        part = search(shelf, query._replace(start=start, most=most))
        found += part["Resources"]
        total += part["totalResults"]
    return listing.answer(found, total, query.start)


def _tree(query: Query) -> Filter | None:
    if not query.filter:
        return None
    from identity.scim.parsing import parse

    return parse(query.filter)


def _about(shelf: Shelf, query: Query, tree: Filter | None) -> About:
    """Which members are needed: all if they are shown, otherwise those whom the filter is about."""
    if query.wanted.wants("members", shelf.kind) or query.sort_by:
        return EVERYBODY
    if tree is None:
        return NOBODY
    from identity.scim.planning import mentioned

    return mentioned(tree, shelf.kind)


def _satisfying(shelf: Shelf, tree: Filter | None, about: About) -> list[Resource]:
    """All that satisfies the filter, each once."""
    if tree is None:
        return list(_all(shelf, about))
    from identity.scim.matching import predicate
    from identity.scim.planning import plan

    holds = predicate(tree, shelf.kind)
    lookups = plan(tree, shelf.kind)
    if lookups is None:
        return [each for each in _all(shelf, about) if holds(each)]
    found = {each["id"]: each for lookup in lookups for each in shelf.find(lookup, about)}
    return [each for each in found.values() if holds(each)]


def _all(shelf: Shelf, about: About) -> Sequence[Resource]:
    found = shelf.page(1, MOST, about)
    if found.total > MOST:
        raise TooMany(
            f"there are more than {MOST} of them: filter by {', '.join(_KEYS)}, or ask for pages without a filter"
        )
    return found.items


_KEYS = ("id", "userName", "externalId", "emails.value")

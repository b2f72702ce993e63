"""SCIM for the people and groups of one workspace: what each request is answered with.

Methods take what a request says (parsed by nobody yet) and answer with status, headers and body; refusals are answers
too. ``endpoint`` is ``Users`` or ``Groups``; to ``search``, empty is both. Whoever calls has been let in already, by
scope.
"""

from collections.abc import Mapping
from typing import Any

from identity.scim import messages
from identity.scim.directory import EVERYBODY, NOBODY, About, Directory
from identity.scim.errors import InvalidValue, NoSuchResource
from identity.scim.listing import Query, wanted
from identity.scim.messages import answered, parse
from identity.scim.schemas import GROUPS
from identity.scim.shelves import GroupShelf, PeopleShelf, Resource, Shelf
from identity.scim.values import accepted
from identity.scim.versions import expected, known
from kernel.answers import Answer
from kernel.ids import OURS

_LONGEST_ID = 200

Said = Mapping[str, Any]
"""The query of a request: its parameters, as text or as lists of text."""


class Scim:
    """Answers the requests of one workspace, which is served under the address ``base``."""

    def __init__(self, directory: Directory, base: str) -> None:
        people, groups = PeopleShelf(directory.people, base), GroupShelf(directory.groups, base)
        self._shelves: dict[str, Shelf] = {"Users": people, "Groups": groups}
        self._base = base

    @answered
    def list(self, endpoint: str, said: Said) -> Answer:
        """``GET /Users``: the part of a list that was asked for."""
        return self._search(endpoint, said)

    @answered
    def search(self, endpoint: str, body: bytes) -> Answer:
        """``POST /Users/.search``, or ``POST /.search`` for all: a list that was asked for where no log sees it."""
        from identity.scim.urns import SEARCH
        from identity.scim.values import demand_schema

        said = parse(body)
        demand_schema(said, SEARCH)
        return self._search(endpoint, said)

    @answered
    def get(self, endpoint: str, identity: str, said: Said, if_none_match: str | None = None) -> Answer:
        """``GET /Users/{id}``; empty if the client has that version already."""
        shelf, projection = self._shelf(endpoint), wanted(said)
        about = EVERYBODY if projection.wants("members", shelf.kind) else NOBODY
        found = shelf.get(_possible(identity), about)
        if found is None:
            raise NoSuchResource("there is no resource of that id")
        tag = found["meta"]["version"]
        if known(if_none_match, tag):
            return Answer("", 304, headers={"ETag": tag})
        return messages.answer(projection.of_resource(found, shelf.kind), headers=_headers(found))

    @answered
    def create(self, endpoint: str, body: bytes, said: Said) -> Answer:
        """``POST /Users``."""
        return self._create(self._shelf(endpoint), parse(body), said)

    @answered
    def replace(self, endpoint: str, identity: str, body: bytes, said: Said, if_match: str | None = None) -> Answer:
        """``PUT /Users/{id}``."""
        return self._replace(self._shelf(endpoint), identity, parse(body), said, if_match)

    @answered
    def patch(self, endpoint: str, identity: str, body: bytes, said: Said, if_match: str | None = None) -> Answer:
        """``PATCH /Users/{id}``."""
        return self._patch(self._shelf(endpoint), identity, parse(body), said, if_match)

    @answered
    def delete(self, endpoint: str, identity: str, if_match: str | None = None) -> Answer:
        """``DELETE /Users/{id}``."""
        self._shelf(endpoint).delete(_possible(identity), expected(if_match))
        return Answer("", 204)

    @answered
    def bulk(self, body: bytes) -> Answer:
        """``POST /Bulk``."""
        from identity.scim import bulk, jobs

        steps = bulk.run(jobs.read(parse(body)), self._base)
        try:
            step = next(steps)
            while True:
                step = steps.send(self._perform(step.method, step.path, step.data, step.version))
        except StopIteration as end:
            return messages.answer(end.value)

    @answered
    def _perform(self, method: str, path: str, data: Said, version: str | None) -> Answer:
        """One operation of a bulk request."""
        endpoint, _, identity = path.removeprefix("/").partition("/")
        shelf = self._shelf(endpoint)
        match method, bool(identity):
            case "POST", False:
                return self._create(shelf, data, {})
            case "PUT", True:
                return self._replace(shelf, identity, data, {}, version)
            case "PATCH", True:
                return self._patch(shelf, identity, data, {}, version)
            case "DELETE", True:
                shelf.delete(_possible(identity), expected(version))
                return Answer("", 204)
            case _:
                raise InvalidValue(f"{method} does not go with {path[:200]}")

    def _shelf(self, endpoint: str) -> Shelf:
        shelf = self._shelves.get(endpoint)
        if shelf is None:
            raise NoSuchResource("there are Users and Groups")
        return shelf

    def _search(self, endpoint: str, said: Said) -> Answer:
        from identity.scim.searching import search, search_all

        if not endpoint:
            return messages.answer(search_all(tuple(self._shelves.values()), Query.of(said)))
        return messages.answer(search(self._shelf(endpoint), Query.of(said)))

    def _create(self, shelf: Shelf, body: Said, said: Said) -> Answer:
        made = shelf.create(accepted(body, shelf.kind))
        headers = {**_headers(made), "Location": made["meta"]["location"]}
        return messages.answer(wanted(said).of_resource(made, shelf.kind), 201, headers)

    def _replace(self, shelf: Shelf, identity: str, body: Said, said: Said, if_match: str | None) -> Answer:
        from identity.scim.resources import replacement

        whole = accepted(body, shelf.kind)
        made = shelf.change(
            _possible(identity), lambda before: replacement(whole, before), EVERYBODY, expected(if_match)
        )
        return messages.answer(wanted(said).of_resource(made, shelf.kind), headers=_headers(made))

    def _patch(self, shelf: Shelf, identity: str, body: Said, said: Said, if_match: str | None) -> Answer:
        """Patch; a group, which may be large, comes back only if the client says what of it."""
        from identity.scim import patches, patching

        operations, projection, kind = patches.read(body), wanted(said), shelf.kind
        about: About = EVERYBODY
        if kind is GROUPS:
            shown = bool(said.get("attributes") or said.get("excludedAttributes"))
            about = EVERYBODY if shown and projection.wants("members", kind) else patches.mentioned(operations, kind)
        made = shelf.change(
            _possible(identity),
            lambda before: patching.applied(before, operations, kind),
            about,
            expected(if_match),
        )
        if kind is GROUPS and not shown:
            return Answer("", 204, headers=_headers(made))
        return messages.answer(projection.of_resource(made, kind), headers=_headers(made))


def _headers(resource: Resource) -> dict[str, str]:
    return {"ETag": resource["meta"]["version"]}


def _possible(identity: str) -> str:
    """An id that something may have, or ``NoSuchResource``."""
    if not 0 < len(identity) <= _LONGEST_ID or identity[0] <= OURS or not identity.isprintable():
        raise NoSuchResource("there is no resource of that id")
    return identity

"""What we support, for clients to find out by themselves (RFC 7643, 5 to 7; RFC 7644, 4)."""

from collections.abc import Mapping
from typing import Any

from identity.scim import listing, messages
from identity.scim.attributes import Attribute, Extension, Kind
from identity.scim.errors import NoSuchResource
from identity.scim.jobs import MOST as MOST_OPERATIONS
from identity.scim.messages import LARGEST, answered
from identity.scim.schemas import EMPLOYMENT, GROUPS, KINDS, PEOPLE
from identity.scim.urns import PROVIDER, RESOURCE_TYPE, SCHEMA
from kernel.answers import Answer
from kernel.errors import Forbidden

_YES, _NO = {"supported": True}, {"supported": False}


class NoFilterHere(Forbidden):
    """What we support is told as a whole (RFC 7644, 4)."""


class Discovery:
    """Answers the requests of one workspace; they need no caller."""

    def __init__(self, base: str, manual: str = "") -> None:
        self._base = base
        self._manual = manual
        """Where the administrator's guide to provisioning is, if it is anywhere."""

    @answered
    def config(self, said: Mapping[str, Any]) -> Answer:
        """``GET /ServiceProviderConfig``."""
        _whole(said)
        return messages.answer(self._config())

    @answered
    def schemas(self, said: Mapping[str, Any]) -> Answer:
        """``GET /Schemas``."""
        _whole(said)
        return self._list([self._schema(each) for each in _SCHEMAS])

    @answered
    def schema(self, urn: str, said: Mapping[str, Any]) -> Answer:
        """``GET /Schemas/{urn}``."""
        _whole(said)
        found = next((each for each in _SCHEMAS if each.urn.lower() == urn.lower()), None)
        if found is None:
            raise NoSuchResource("there is no schema of that name")
        return messages.answer(self._schema(found))

    @answered
    def resource_types(self, said: Mapping[str, Any]) -> Answer:
        """``GET /ResourceTypes``."""
        _whole(said)
        return self._list([self._resource_type(kind) for kind in KINDS.values()])

    @answered
    def resource_type(self, name: str, said: Mapping[str, Any]) -> Answer:
        """``GET /ResourceTypes/{name}``."""
        _whole(said)
        kind = next((each for each in KINDS.values() if each.name == name), None)
        if kind is None:
            raise NoSuchResource("there is no type of resource of that name")
        return messages.answer(self._resource_type(kind))

    def _config(self) -> dict[str, Any]:
        bearer = {
            "type": "oauthbearertoken",
            "name": "OAuth Bearer Token",
            "description": "An access token, or an API key of the workspace, in the Authorization header",
            "specUri": "https://www.rfc-editor.org/info/rfc6750",
            "primary": True,
        }
        found = {
            "schemas": [PROVIDER],
            "patch": _YES,
            "bulk": {**_YES, "maxOperations": MOST_OPERATIONS, "maxPayloadSize": LARGEST},
            "filter": {**_YES, "maxResults": listing.MOST},
            "changePassword": _NO,
            "sort": _YES,
            "etag": _YES,
            "authenticationSchemes": [bearer],
            "meta": self._meta("ServiceProviderConfig", "/ServiceProviderConfig"),
        }
        return {**found, "documentationUri": self._manual} if self._manual else found

    def _schema(self, schema: Kind | Extension) -> dict[str, Any]:
        return {
            "schemas": [SCHEMA],
            "id": schema.urn,
            "name": schema.name,
            "description": schema.description,
            "attributes": [_document(each) for each in schema.attributes],
            "meta": self._meta("Schema", f"/Schemas/{schema.urn}"),
        }

    def _resource_type(self, kind: Kind) -> dict[str, Any]:
        return {
            "schemas": [RESOURCE_TYPE],
            "id": kind.name,
            "name": kind.name,
            "endpoint": f"/{kind.endpoint}",
            "description": kind.description,
            "schema": kind.urn,
            "schemaExtensions": [{"schema": each.urn, "required": False} for each in kind.extensions],
            "meta": self._meta("ResourceType", f"/ResourceTypes/{kind.name}"),
        }

    def _meta(self, kind: str, path: str) -> dict[str, str]:
        return {"resourceType": kind, "location": f"{self._base}{path}"}

    @staticmethod
    def _list(every: list[dict[str, Any]]) -> Answer:
        return messages.answer(listing.answer(every, len(every), 1))


_SCHEMAS: tuple[Kind | Extension, ...] = (PEOPLE, EMPLOYMENT, GROUPS)


def _document(attribute: Attribute) -> dict[str, Any]:
    """The attribute as a schema document has it (RFC 7643, 7)."""
    said: dict[str, Any] = {"name": attribute.name, "type": attribute.type, "multiValued": attribute.many}
    said |= {"description": attribute.description, "required": attribute.required, "caseExact": attribute.exact}
    said |= {"mutability": attribute.mutability, "returned": attribute.returned, "uniqueness": attribute.uniqueness}
    if attribute.canonical:
        said["canonicalValues"] = list(attribute.canonical)
    if attribute.references:
        said["referenceTypes"] = list(attribute.references)
    if attribute.parts:
        said["subAttributes"] = [_document(part) for part in attribute.parts]
    return said


def _whole(said: Mapping[str, Any]) -> None:
    if said.get("filter"):
        raise NoFilterHere("what we support is told as a whole: ask without a filter")

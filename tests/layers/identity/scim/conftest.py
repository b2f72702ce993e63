import json

import pytest

from identity.scim.service import Scim
from tests.layers.identity.scim.fakes import directory as fake

BASE = "https://stoa.example/scim/v2/acme"


class Client:
    """Speaks to the protocol as a provisioning client does: JSON out, JSON in."""

    def __init__(self, directory):
        self.directory = directory
        self.scim = Scim(directory, BASE)

    def list(self, endpoint, **said):
        return told(self.scim.list(endpoint, {name: [str(value)] for name, value in said.items()}))

    def get(self, endpoint, identity, if_none_match=None, **said):
        return told(self.scim.get(endpoint, identity, said, if_none_match))

    def post(self, endpoint, body, **said):
        return told(self.scim.create(endpoint, sent(body), said))

    def put(self, endpoint, identity, body, if_match=None, **said):
        return told(self.scim.replace(endpoint, identity, sent(body), said, if_match))

    def patch(self, endpoint, identity, *operations, if_match=None, **said):
        body = {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": list(operations)}
        return told(self.scim.patch(endpoint, identity, sent(body), said, if_match))

    def delete(self, endpoint, identity, if_match=None):
        return told(self.scim.delete(endpoint, identity, if_match))

    def bulk(self, *operations, **said):
        body = {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": list(operations)}
        return told(self.scim.bulk(sent({**body, **said})))

    def person(self, user_name="ada@example.com", **said):
        """Somebody who has been let in: the resource."""
        made = self.post("Users", {"schemas": [USER], "userName": user_name, **said})
        assert made.status == 201, made.body
        return made.body

    def group(self, name="Engineers", *members, **said):
        every = [{"value": each} for each in members]
        made = self.post("Groups", {"schemas": [GROUP], "displayName": name, "members": every, **said})
        assert made.status == 201, made.body
        return made.body


USER = "urn:ietf:params:scim:schemas:core:2.0:User"
GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group"


class Told:
    """An answer with its body read."""

    def __init__(self, answer):
        self.status = answer.status
        self.headers = answer.headers
        self.media_type = answer.media_type
        self.body = json.loads(answer.body) if answer.body else None

    @property
    def refusal(self):
        return self.status, self.body.get("scimType")

    @property
    def names(self):
        return [each.get("userName", each.get("displayName")) for each in self.body["Resources"]]


def told(answer):
    return Told(answer)


def sent(body):
    return body if isinstance(body, bytes) else json.dumps(body).encode()


@pytest.fixture(params=["fake"])
def directory(request):
    """The people and groups of a workspace; a test that asks for ``real`` gets those in the tables too."""
    if request.param == "fake":
        return fake()
    request.getfixturevalue("cloud")
    from tests.layers.identity.scim.real import directory as real

    return real()


@pytest.fixture
def client(directory):
    return Client(directory)

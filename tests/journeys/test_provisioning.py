"""A company's directory against our doors over HTTP: what others who read the RFCs make of what is really served."""

from urllib.parse import quote
from uuid import uuid4

import pytest
from scim2_client.engines.wsgi import WSGISCIMClient
from scim2_models import (
    EnterpriseUser,
    Group,
    ResourceType,
    SCIMException,
    ScimProvider,
    SearchRequest,
    User,
)
from scim2_tester import Status, check_server

from kernel.settings import ORIGIN
from tests.functions.identity.colleagues import Company
from tests.journeys.directories import acme, line  # noqa: F401 - fixtures
from tests.layers.identity.scim.test_counterparts import DIFFERENT_ON_PURPOSE
from tests.layers.identity.scim.walk import Person, walked

OF_THE_GATEWAY = {
    "service_provider_config_endpoint_methods",  # API Gateway answers 404 where no route is, never 405
    "resource_types_endpoint_methods",
    "schemas_endpoint_methods",
    "random_url",
}
PASSED = {"if-match": "HTTP_IF_MATCH", "if-none-match": "HTTP_IF_NONE_MATCH"}


@pytest.fixture
def library(acme, line):  # noqa: F811 - the same
    """Speaks as if to the workspace's own address; what it sends goes over HTTP."""

    def forward(environ, start_response):
        body = environ["wsgi.input"].read()
        said = {"content-type": environ.get("CONTENT_TYPE", ""), "accept": environ.get("HTTP_ACCEPT", "")}
        said |= {name: environ[key] for name, key in PASSED.items() if key in environ}
        path = f"{quote(environ['PATH_INFO'])}?{environ['QUERY_STRING']}"
        answer = line.request(environ["REQUEST_METHOD"], path, content=body, headers=said)
        kept = [
            (name, value)
            for name, value in answer.headers.items()
            if name not in {"content-encoding", "content-length"}
        ]
        start_response(f"{answer.status_code} {answer.reason_phrase}", kept)
        return [answer.content]

    types = [ResourceType.from_resource(each) for each in (Person, Group)]
    described = ScimProvider(models=[User, EnterpriseUser, Group], resource_types=types)
    return lambda *, knows: WSGISCIMClient(
        forward, base_url=f"{ORIGIN}/scim/v2/{acme.id}", **({"provider": described} if knows else {})
    )


class Addresses:
    """Examples of user names, each another one: somebody new has to have an address."""

    def __len__(self):
        return 1

    def __getitem__(self, _):
        return f"{uuid4()}@example.com"


def test_the_compliance_tester_finds_nothing_that_is_not_on_purpose(library):
    client = library(knows=False)
    client.discover()
    client.get_resource_model("User").model_fields["user_name"].examples = Addresses()
    results = check_server(client)
    failed = {
        (each.title, each.data["urn"] if isinstance(each.data, dict) and "urn" in each.data else each.reason)
        for each in results
        if each.status is not Status.SUCCESS
    }

    assert {each for each in failed if not (each[0] in OF_THE_GATEWAY and "404" in each[1])} <= DIFFERENT_ON_PURPOSE
    assert sum(each.status is Status.SUCCESS for each in results) > 100


def test_a_client_library_finds_its_way(library):
    library = library(knows=True)
    ada, group = walked(library)

    assert library.search(SearchRequest(start_index=2, count=10)).total_results == 3
    with pytest.raises(SCIMException) as taken:
        library.create(Person(user_name="ada@example.com"))
    assert taken.value.scim_type == "uniqueness"
    library.delete(Group, group.id)
    library.delete(Person, ada.id)
    assert library.query(Person).total_results == 1


def test_a_key_of_one_workspace_opens_no_other_and_no_key_opens_none(line, acme):  # noqa: F811 - the same
    assert line.get(f"/scim/v2/{Company('globex').id}/Users").status_code == 404
    refused = line.get(f"/scim/v2/{acme.id}/Users", headers={"Authorization": "Bearer stoa_x-1_2"})
    assert (refused.status_code, refused.headers["Content-Type"]) == (401, "application/scim+json")
    assert refused.headers["WWW-Authenticate"].startswith("Bearer")

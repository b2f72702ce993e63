import pytest

from identity.scim.discovery import Discovery
from identity.scim.jobs import MOST
from identity.scim.messages import LARGEST
from identity.scim.urns import ENTERPRISE, GROUP, USER
from tests.layers.identity.scim.conftest import BASE, told


@pytest.fixture
def discovery():
    return Discovery(BASE, "https://stoa.example/docs/provisioning")


def test_we_say_what_we_support(discovery):
    config = told(discovery.config({})).body

    supported = {
        name: config[name]["supported"] for name in ("patch", "bulk", "filter", "sort", "etag", "changePassword")
    }
    assert supported == {
        "patch": True, "bulk": True, "filter": True, "sort": True, "etag": True, "changePassword": False,
    }  # fmt: skip
    assert (config["bulk"]["maxOperations"], config["bulk"]["maxPayloadSize"]) == (MOST, LARGEST)
    assert config["filter"]["maxResults"] == 200
    assert [each["type"] for each in config["authenticationSchemes"]] == ["oauthbearertoken"]
    assert config["documentationUri"] == "https://stoa.example/docs/provisioning"
    assert config["meta"] == {
        "resourceType": "ServiceProviderConfig", "location": f"{BASE}/ServiceProviderConfig",
    }  # fmt: skip
    assert "documentationUri" not in told(Discovery(BASE).config({})).body


def test_every_schema_is_listed_and_can_be_read(discovery):
    every = told(discovery.schemas({})).body

    assert [each["id"] for each in every["Resources"]] == [USER, ENTERPRISE, GROUP]
    assert every["totalResults"] == 3
    for each in every["Resources"]:
        assert told(discovery.schema(each["id"], {})).body == each
        assert each["meta"]["location"] == f"{BASE}/Schemas/{each['id']}"


def test_a_schema_says_what_can_be_written(discovery):
    attributes = {each["name"]: each for each in told(discovery.schema(USER, {})).body["attributes"]}

    assert attributes["userName"] == {
        "name": "userName",
        "type": "string",
        "multiValued": False,
        "description": "The name by which the person is known to the directory; usually an e-mail address",
        "required": True,
        "caseExact": False,
        "mutability": "readWrite",
        "returned": "default",
        "uniqueness": "server",
    }
    assert attributes["groups"]["mutability"] == "readOnly"
    assert [each["name"] for each in attributes["name"]["subAttributes"]][:2] == ["formatted", "familyName"]
    assert attributes["emails"]["subAttributes"][2]["canonicalValues"] == ["work", "home", "other"]
    assert not {"password", "id", "meta", "externalId"} & set(attributes)


def test_every_type_of_resource_is_listed_and_can_be_read(discovery):
    every = told(discovery.resource_types({})).body["Resources"]

    assert [(each["name"], each["endpoint"], each["schema"]) for each in every] == [
        ("User", "/Users", USER), ("Group", "/Groups", GROUP),
    ]  # fmt: skip
    assert every[0]["schemaExtensions"] == [{"schema": ENTERPRISE, "required": False}]
    assert [told(discovery.resource_type(each["name"], {})).body for each in every] == every


def test_what_there_is_not_is_not_found(discovery):
    assert told(discovery.schema("urn:example", {})).refusal == (404, None)
    assert told(discovery.resource_type("Machine", {})).refusal == (404, None)


def test_what_we_support_is_told_as_a_whole(discovery):
    said = {"filter": ['id eq "x"']}

    for answer in (
        discovery.config(said),
        discovery.schemas(said),
        discovery.schema(USER, said),
        discovery.resource_types(said),
        discovery.resource_type("User", said),
    ):
        assert told(answer).refusal == (403, None)

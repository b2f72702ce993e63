"""What others who read the RFCs make of ours: a client library, its reading of filters, and a compliance tester."""

import pytest
from hypothesis import assume, given, settings
from scim2_client.engines.wsgi import WSGISCIMClient
from scim2_models import (
    EnterpriseUser,
    Group,
    ResourceType,
    Schema,
    SCIMException,
    ScimFilter,
    ScimProvider,
    SearchRequest,
    ServiceProviderConfig,
    User,
)
from scim2_tester import Status, check_server

from identity.scim.matching import predicate
from identity.scim.schemas import PEOPLE
from identity.scim.urns import USER
from tests.layers.identity.scim.conftest import BASE
from tests.layers.identity.scim.fakes import directory as fake
from tests.layers.identity.scim.resources import filters, resources
from tests.layers.identity.scim.served import application
from tests.layers.identity.scim.walk import Person, walked

DIFFERENT_ON_PURPOSE = {
    ("check_remove_attribute", "active"),  # nobody is neither active nor not
    ("check_remove_attribute", "roles"),  # nobody is without a role: the least one is left
    ("check_add_attribute", "roles"),  # there is one role, so it is the primary one whatever is said
    ("check_replace_attribute", "roles"),
    ("check_add_attribute", "members"),  # members come back with their names
    ("check_replace_attribute", "members"),
}


def test_the_compliance_tester_finds_nothing_that_is_not_on_purpose():
    client = WSGISCIMClient(application(fake(), BASE), base_url=BASE)
    results = check_server(client)
    failed = {(each.title, each.data["urn"] if "urn" in (each.data or ()) else each.reason)
              for each in results if each.status is not Status.SUCCESS}  # fmt: skip

    assert failed <= DIFFERENT_ON_PURPOSE
    assert sum(each.status is Status.SUCCESS for each in results) > 110


@pytest.fixture
def library():
    """A client that holds every answer to the RFC's own schemas, and raises what is not as they say."""
    types = [ResourceType.from_resource(each) for each in (Person, Group)]
    described = ScimProvider(models=[User, EnterpriseUser, Group], resource_types=types)
    return WSGISCIMClient(application(fake(), BASE), base_url=BASE, provider=described)


def test_a_client_library_finds_its_way(library):
    ada, group = walked(library)

    assert library.query(Group, group.id).members[0].value == ada.id
    everything = library.search(SearchRequest(start_index=1, count=10))
    assert [each.id for each in everything.resources] == [ada.id, group.id]
    library.delete(Group, group.id)
    assert library.query(Group).total_results == 0


def test_a_client_library_understands_what_we_support(library):
    assert library.query(ServiceProviderConfig).patch.supported
    assert {each.id for each in library.query(ResourceType).resources} == {"User", "Group"}
    assert library.query(Schema, USER).name == "User"


def test_a_client_library_understands_refusals(library):
    library.create(Person(user_name="ada@example.com"))

    with pytest.raises(SCIMException) as taken:
        library.create(Person(user_name="ada@example.com"))
    assert taken.value.scim_type == "uniqueness"
    with pytest.raises(SCIMException) as gone:
        library.query(Person, "nobody")
    assert gone.value.status == 404


def discovered():
    """A person as the library makes them out of our own schemas."""
    client = WSGISCIMClient(application(fake(), BASE), base_url=BASE)
    client.discover()
    return client.get_resource_model("User")


Ours = discovered()

LEFT_OPEN = (
    "nothingOfOurs ne",  # to them it is false; to us it is true, as of anything that has no value
    "lastModified co",  # they read times as times only, we read a part of one as text
    "lastModified sw",
    "lastModified ew",
)
"""Where the RFC says nothing, and both are right."""


@settings(max_examples=200, deadline=None)
@given(filters, resources)
def test_another_reader_of_filters_agrees(tree, resource):
    assume(not any(each in str(tree) for each in LEFT_OPEN))
    theirs = ScimFilter[Ours](str(tree))
    person = Ours.model_validate({"schemas": [USER], **resource})

    assert predicate(tree, PEOPLE)(resource) == theirs.match(person)

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from identity.scim.jobs import MOST
from identity.scim.urns import BULK_RESPONSE, ENTERPRISE
from tests.layers.identity.scim.conftest import BASE, Client
from tests.layers.identity.scim.fakes import directory as fake


def person(name, manager=None, **said):
    data = {"userName": name, **({ENTERPRISE: {"manager": {"value": manager}}} if manager else {}), **said}
    return {"method": "POST", "path": "/Users", "bulkId": name, "data": data}


def group(name, *members):
    data = {"displayName": name, "members": [{"value": each} for each in members]}
    return {"method": "POST", "path": "/Groups", "bulkId": name, "data": data}


def statuses(told):
    return [each["status"] for each in told.body["Operations"]]


def test_everything_is_done_and_told_in_the_order_of_the_request(client):
    ada = client.person("ada@x.y")
    told = client.bulk(
        person("bob@x.y"),
        {"method": "PUT", "path": f"/Users/{ada['id']}", "version": 'W/"1"', "data": {"userName": "a@x.y"}},
        {
            "method": "patch",
            "path": f"/Users/{ada['id']}",
            "data": {"Operations": [{"op": "add", "path": "title", "value": "x"}]},
        },
        {"method": "DELETE", "path": f"/Users/{ada['id']}", "bulkId": "gone"},
    )
    bob = client.list("Users").body["Resources"][0]

    assert told.status == 200
    assert told.body == {
        "schemas": [BULK_RESPONSE],
        "Operations": [
            {
                "method": "POST",
                "bulkId": "bob@x.y",
                "location": f"{BASE}/Users/{bob['id']}",
                "version": 'W/"2"',
                "status": "201",
            },
            {"method": "PUT", "location": f"{BASE}/Users/{ada['id']}", "version": 'W/"3"', "status": "200"},
            {"method": "PATCH", "location": f"{BASE}/Users/{ada['id']}", "version": 'W/"4"', "status": "200"},
            {"method": "DELETE", "bulkId": "gone", "location": f"{BASE}/Users/{ada['id']}", "status": "204"},
        ],
    }


def test_what_fails_says_why_and_stops_nobody_else(client):
    told = client.bulk(
        person("ada"),
        person("ada2", title={"no": "text"}),
        {"method": "DELETE", "path": "/Users/nobody"},
        {"method": "PUT", "path": "/Users/nobody", "data": {"userName": "x"}},
        person("bob"),
    )

    assert statuses(told) == ["201", "400", "404", "404", "201"]
    failed = told.body["Operations"][1]
    assert failed["response"]["scimType"] == "invalidValue"
    assert "location" not in failed
    assert told.body["Operations"][2]["location"] == f"{BASE}/Users/nobody"


def test_after_too_many_errors_the_rest_is_left_undone(client):
    told = client.bulk(person("ada"), person("bob", roles=["x"]), person("eve"), failOnErrors=1)

    assert statuses(told) == ["201", "400"]
    assert client.list("Users").names == ["ada"]


def test_a_group_may_come_before_its_members(client):
    told = client.bulk(group("Engineers", "bulkId:ada", "bulkId:bob"), person("ada"), person("bob"))
    made = client.list("Groups").body["Resources"][0]

    assert statuses(told) == ["201", "201", "201"]
    assert [each["display"] for each in made["members"]] == ["ada", "bob"]


def test_a_path_may_refer_too(client):
    told = client.bulk(
        {
            "method": "PATCH",
            "path": "/Groups/bulkId:Engineers",
            "data": {"Operations": [{"op": "add", "path": "members", "value": [{"value": "bulkId:ada"}]}]},
        },
        group("Engineers"),
        person("ada"),
    )
    made = client.list("Groups").body["Resources"][0]

    assert statuses(told) == ["204", "201", "201"]
    assert told.body["Operations"][0]["location"] == f"{BASE}/Groups/{made['id']}"
    assert made["members"][0]["display"] == "ada"


def test_two_who_manage_each_other_do(client):
    told = client.bulk(person("ada", "bulkId:bob", title="x"), person("bob", "bulkId:ada"), person("eve", "bulkId:eve"))
    people = {each["userName"]: each for each in client.list("Users").body["Resources"]}

    assert statuses(told) == ["201", "201", "201"]
    assert managers(client) == {"ada": "bob", "bob": "ada", "eve": "eve"}
    assert people["ada"]["title"] == "x"
    versions = {each["bulkId"]: each["version"] for each in told.body["Operations"]}
    assert versions == {name: each["meta"]["version"] for name, each in people.items()}


def test_a_circle_that_cannot_be_closed_leaves_nothing_half_made(client):
    told = client.bulk(
        person("ada", "bulkId:bob"), person("bob", "bulkId:ada", roles=["x"]), person("eve", "bulkId:ada")
    )

    assert statuses(told) == ["409", "400", "409"]
    assert client.list("Users").names == []
    assert "location" not in told.body["Operations"][0]


def test_a_circle_that_the_job_leaves_open_leaves_nothing_half_made(client):
    told = client.bulk(person("ada", "bulkId:bob"), person("bob", "bulkId:ada", roles=["x"]), failOnErrors=1)

    assert statuses(told) == ["409", "400"]
    assert client.list("Users").names == []


def test_a_reference_to_nothing_is_refused(client):
    told = client.bulk(group("Engineers", "bulkId:nobody"), person("ada", roles=["x"]), person("bob", "bulkId:ada"))

    assert statuses(told) == ["400", "400", "409"]
    assert told.body["Operations"][0]["response"]["scimType"] == "invalidValue"
    assert client.list("Users").names == []


@pytest.mark.parametrize(
    "operation",
    [
        {"method": "GET", "path": "/Users"},
        {"path": "/Users"},
        {"method": "POST", "data": {}},
        {"method": "POST", "path": "Users", "bulkId": "x", "data": {}},
        {"method": "POST", "path": "/Users", "data": {"userName": "x"}},
        {"method": "POST", "path": "/Users/7", "bulkId": "x", "data": {"userName": "x"}},
        {"method": "PUT", "path": "/Users", "data": {"userName": "x"}},
        {"method": "PATCH", "path": "/Users/7"},
        {"method": "POST", "path": "/Users", "bulkId": "x", "data": []},
    ],
)
def test_an_operation_that_is_none_fails_alone(client, operation):
    told = client.bulk(operation, person("ada"))

    assert statuses(told) == ["400", "201"]


def test_only_what_there_is_can_be_asked_for(client):
    assert statuses(client.bulk({"method": "DELETE", "path": "/Machines/7"})) == ["404"]
    assert statuses(client.bulk({"method": "DELETE", "path": "/Users/7/8"})) == ["404"]


@pytest.mark.parametrize(
    ("operations", "said", "refusal"),
    [
        ([], {}, (400, "invalidSyntax")),
        (["x"], {}, (400, "invalidSyntax")),
        ([{"method": 7}], {}, (400, "invalidSyntax")),
        ([person("ada"), person("ada")], {}, (400, "invalidValue")),
        ([person("ada")], {"failOnErrors": 0}, (400, "invalidValue")),
        ([person("ada")], {"failOnErrors": "1"}, (400, "invalidValue")),
        ([person("ada")], {"failOnErrors": True}, (400, "invalidValue")),
        ([person("ada")], {"schemas": ["urn:example"]}, (400, "invalidSyntax")),
        ([person(str(number)) for number in range(MOST + 1)], {}, (413, None)),
    ],
)
def test_a_job_that_is_none_is_not_begun(client, operations, said, refusal):
    assert client.bulk(*operations, **said).refusal == refusal
    assert client.list("Users").names == []


def managers(client):
    people = {each["id"]: each for each in client.list("Users").body["Resources"]}
    linked = {each["userName"]: each.get(ENTERPRISE, {}).get("manager") for each in people.values()}
    return {name: manager and people[manager["value"]]["userName"] for name, manager in linked.items()}


def inside(client):
    return {
        each["displayName"]: sorted(member["display"] for member in each.get("members", []))
        for each in client.list("Groups").body["Resources"]
    }


NAMES = ["ada", "bob", "cat", "dan", "eve"]
bosses = st.lists(st.none() | st.sampled_from(NAMES), min_size=5, max_size=5)
teams = st.lists(st.sets(st.sampled_from(NAMES), max_size=3), max_size=2)


@settings(max_examples=60, deadline=None)
@given(bosses, teams, st.randoms())
def test_references_find_what_they_mean_in_any_order(managing, members, chance):
    operations = [person(name, boss and f"bulkId:{boss}") for name, boss in zip(NAMES, managing, strict=True)]
    operations += [
        group(f"g{number}", *(f"bulkId:{each}" for each in sorted(one))) for number, one in enumerate(members)
    ]
    chance.shuffle(operations)
    client = Client(fake())
    told = client.bulk(*operations)

    assert set(statuses(told)) == {"201"}
    assert [each["bulkId"] for each in told.body["Operations"]] == [each["bulkId"] for each in operations]
    assert managers(client) == dict(zip(NAMES, managing, strict=True))
    assert inside(client) == {f"g{number}": sorted(one) for number, one in enumerate(members)}


@settings(max_examples=60, deadline=None)
@given(bosses, st.sets(st.sampled_from(NAMES), min_size=1), st.none() | st.integers(1, 3), st.randoms())
def test_whatever_fails_nothing_is_told_to_be_there_that_is_not(managing, wrong, patience, chance):
    operations = [
        person(name, boss and f"bulkId:{boss}", **({"roles": ["x"]} if name in wrong else {}))
        for name, boss in zip(NAMES, managing, strict=True)
    ]
    chance.shuffle(operations)
    client = Client(fake())
    told = client.bulk(*operations, **({"failOnErrors": patience} if patience else {}))

    done = {each["bulkId"] for each in told.body["Operations"] if each["status"] == "201"}
    assert set(client.list("Users").names) == done
    assert not done & wrong
    assert managers(client) == {name: boss for name, boss in zip(NAMES, managing, strict=True) if name in done}
    if not patience:
        assert len(told.body["Operations"]) == len(operations)

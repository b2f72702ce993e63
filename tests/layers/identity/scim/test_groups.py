from identity.scim.directory import EVERYBODY, NOBODY
from identity.scim.urns import GROUP
from tests.layers.identity.scim.conftest import BASE


def test_a_group_and_its_members_link_to_each_other(client):
    ada = client.person(displayName="Ada")
    group = client.group("Engineers", ada["id"], externalId="7")

    assert group["schemas"] == [GROUP]
    assert (group["displayName"], group["externalId"]) == ("Engineers", "7")
    assert group["members"] == [
        {"value": ada["id"], "$ref": f"{BASE}/Users/{ada['id']}", "display": "Ada", "type": "User"}
    ]
    assert group["meta"]["resourceType"] == "Group"
    assert client.get("Users", ada["id"]).body["groups"] == [
        {"value": group["id"], "$ref": f"{BASE}/Groups/{group['id']}", "display": "Engineers", "type": "direct"}
    ]


def test_a_person_joins_at_the_group_and_nowhere_else(client):
    ada, group = client.person(), client.group()
    client.put("Users", ada["id"], {"userName": "ada", "groups": [{"value": group["id"]}]})

    assert "groups" not in client.get("Users", ada["id"]).body
    refused = client.patch("Users", ada["id"], {"op": "add", "path": "groups", "value": [{"value": group["id"]}]})
    assert refused.refusal == (400, "mutability")


def test_joining_and_leaving_looks_at_those_who_do(client):
    everybody = [client.person(f"{number}@x.y")["id"] for number in range(4)]
    group = client.group("Engineers", *everybody[:2])
    joined = client.patch("Groups", group["id"], {"op": "Add", "path": "members", "value": [{"value": everybody[2]}]})
    left = client.patch("Groups", group["id"], {"op": "remove", "path": f'members[value eq "{everybody[0]}"]'})

    assert (joined.status, joined.body) == (204, None)
    assert joined.headers["ETag"] != group["meta"]["version"]
    assert left.status == 204
    assert client.directory.groups.asked[-2:] == [
        ("change", group["id"], frozenset({everybody[2]})),
        ("change", group["id"], frozenset({everybody[0]})),
    ]
    assert [each["value"] for each in client.get("Groups", group["id"]).body["members"]] == everybody[1:3]


def test_joining_twice_is_joining_once(client):
    ada = client.person()
    group = client.group("Engineers", ada["id"])
    again = client.patch("Groups", group["id"], {"op": "add", "path": "members", "value": [{"value": ada["id"]}]})
    never = client.patch("Groups", group["id"], {"op": "remove", "path": 'members[value eq "nobody"]'})

    assert again.headers["ETag"] == never.headers["ETag"] == client.get("Groups", group["id"]).headers["ETag"]


def test_a_patched_group_comes_back_if_asked_for(client):
    ada, bob = client.person(), client.person("bob@x.y")
    group = client.group("Engineers", ada["id"])
    add = {"op": "add", "path": "members", "value": [{"value": bob["id"]}]}
    whole = client.patch("Groups", group["id"], add, attributes=["members.value"])
    name = client.patch(
        "Groups", group["id"], {"op": "replace", "value": {"displayName": "x"}}, attributes=["displayName"]
    )

    assert whole.body["members"] == [{"value": ada["id"]}, {"value": bob["id"]}]
    assert name.body == {"schemas": [GROUP], "id": group["id"], "displayName": "x"}
    assert client.directory.groups.asked[-1] == ("change", group["id"], NOBODY)


def test_a_replacement_says_who_is_in(client):
    ada, bob = client.person(), client.person("bob@x.y")
    group = client.group("Engineers", ada["id"])
    after = client.put("Groups", group["id"], {"displayName": "Engineers", "members": [{"value": bob["id"]}]})

    assert [each["value"] for each in after.body["members"]] == [bob["id"]]
    assert "groups" not in client.get("Users", ada["id"]).body
    assert "members" not in client.put("Groups", group["id"], {"displayName": "Engineers"}).body


def test_nobody_unknown_and_no_group_is_in_a_group(client):
    group = client.group()
    nested = {"displayName": "All", "members": [{"value": group["id"], "type": "Group"}]}

    assert client.post("Groups", {"displayName": "x", "members": [{"value": "nobody"}]}).refusal == (
        400,
        "invalidValue",
    )
    assert client.post("Groups", nested).refusal == (400, "invalidValue")
    add = {"op": "add", "path": "members", "value": [{"value": group["id"]}]}
    assert client.patch("Groups", group["id"], add).refusal == (400, "invalidValue")


def test_members_are_fetched_only_if_they_are_shown(client):
    ada = client.person()
    group = client.group("Engineers", ada["id"])
    asked = client.directory.groups.asked

    client.get("Groups", group["id"], excludedAttributes=["members"])
    assert asked[-1] == ("get", group["id"], NOBODY)
    client.get("Groups", group["id"])
    assert asked[-1] == ("get", group["id"], EVERYBODY)
    client.list("Groups", excludedAttributes="members")
    assert asked[-1][-1] is NOBODY
    client.list("Groups")
    assert asked[-1][-1] is EVERYBODY


def test_entra_asks_whether_somebody_is_in(client):
    ada, bob = client.person(), client.person("bob@x.y")
    group = client.group("Engineers", ada["id"])

    def inside(person):
        text = f'id eq "{group["id"]}" and members eq "{person["id"]}"'
        return client.list("Groups", filter=text, excludedAttributes="members")

    assert inside(ada).body["Resources"] == [{name: group[name] for name in ("schemas", "id", "displayName", "meta")}]
    assert inside(bob).body["totalResults"] == 0
    assert client.directory.groups.asked[-1][-1] == frozenset({bob["id"]})


def test_the_groups_of_a_person_are_found_by_key(client):
    ada = client.person()
    client.group("Engineers", ada["id"])
    client.group("Others")

    assert client.list("Groups", filter=f'members.value eq "{ada["id"]}"').names == ["Engineers"]
    assert client.directory.groups.asked[-1][0] == "find"

import json

import pytest

from identity.scim.urns import ENTERPRISE, USER
from tests.layers.identity.scim.conftest import BASE

WHOLE = {
    "externalId": "7",
    "name": {"familyName": "Lovelace", "givenName": "Ada"},
    "displayName": "Ada",
    "title": "Analyst",
    "locale": "en-GB",
    "timezone": "Europe/London",
    "emails": [{"value": "ada@work.example", "type": "work", "primary": True}],
    "phoneNumbers": [{"value": "+44 1", "type": "mobile"}],
    "addresses": [{"type": "work", "country": "GB"}],
    "photos": [{"value": "https://stoa.example/ada.png", "type": "photo"}],
    "roles": [{"value": "lead", "primary": True}],
    ENTERPRISE: {"employeeNumber": "1", "costCenter": "c", "organization": "o", "division": "d", "department": "e"},
}


def test_who_is_created_is_there_as_described(client):
    made = client.post("Users", {"schemas": [USER, ENTERPRISE], "userName": "ada@example.com", **WHOLE})
    identity = made.body["id"]

    assert made.status == 201
    assert made.media_type == "application/scim+json"
    assert made.headers == {"ETag": 'W/"1"', "Location": f"{BASE}/Users/{identity}"}
    assert made.body == {
        "schemas": [USER, ENTERPRISE],
        "id": identity,
        "userName": "ada@example.com",
        "active": True,
        **WHOLE,
        "meta": {
            "resourceType": "User",
            "created": "2026-11-21T09:00:01.000Z",
            "lastModified": "2026-11-21T09:00:01.000Z",
            "location": f"{BASE}/Users/{identity}",
            "version": 'W/"1"',
        },
    }
    got = client.get("Users", identity)
    assert (got.status, got.body, got.headers) == (200, made.body, {"ETag": 'W/"1"'})


def test_the_least_that_can_be_said_is_a_name(client):
    made = client.person()

    assert (made["userName"], made["active"], made["roles"][0]["value"]) == ("ada@example.com", True, "member")
    assert set(made) == {"schemas", "id", "userName", "active", "roles", "meta"}


def test_a_user_name_is_taken_once(client):
    client.person("ada@example.com")
    again = client.post("Users", {"userName": "ADA@example.com"})

    assert again.refusal == (409, "uniqueness")
    assert again.body["schemas"] == ["urn:ietf:params:scim:api:messages:2.0:Error"]
    assert again.body["status"] == "409"
    assert again.body["detail"]


def test_a_password_is_neither_kept_nor_shown(client):
    made = client.person(password="hunter2")

    assert "hunter2" not in json.dumps(made)
    assert "hunter2" not in repr(client.directory.people.world.people)
    assert client.patch("Users", made["id"], {"op": "add", "path": "password", "value": "x"}).refusal == (
        400,
        "mutability",
    )
    assert client.list("Users", filter='password eq "hunter2"').body["totalResults"] == 0


def test_the_manager_is_linked(client):
    boss = client.person("boss@example.com")
    made = client.person(**{ENTERPRISE: {"manager": {"value": boss["id"]}}})

    assert made[ENTERPRISE]["manager"] == {"value": boss["id"], "$ref": f"{BASE}/Users/{boss['id']}"}
    patched = client.patch("Users", made["id"], {"op": "replace", "path": "title", "value": "x"}).body
    assert patched[ENTERPRISE] == made[ENTERPRISE]


@pytest.mark.parametrize("identity", ["nobody", "!counter", " x", "x" * 300, "", "\x00"])
def test_nobody_is_not_found(client, identity):
    assert client.get("Users", identity).refusal == (404, None)
    assert client.patch("Users", identity, {"op": "remove", "path": "title"}).status == 404
    assert client.put("Users", identity, {"userName": "x"}).status == 404
    assert client.delete("Users", identity).status == 404


def test_there_are_users_and_groups(client):
    assert client.get("Machines", "7").status == 404
    assert client.list("Machines").status == 404
    assert client.post("Machines", {}).status == 404


def test_deactivated_is_not_gone(client):
    ada = client.person()
    after = client.patch("Users", ada["id"], {"op": "Replace", "path": "active", "value": "False"})

    assert (after.status, after.body["active"]) == (200, False)
    assert client.list("Users", filter="active eq false").names == ["ada@example.com"]


def test_a_replacement_is_the_whole_of_it(client):
    ada = client.person(**WHOLE)
    after = client.put("Users", ada["id"], {"userName": "ada@example.com", "title": "Countess", "id": "other"}).body

    assert after["title"] == "Countess"
    assert after["id"] == ada["id"]
    assert not {"externalId", "name", "displayName", "emails", "phoneNumbers", ENTERPRISE} & set(after)


def test_a_replacement_that_does_not_say_leaves_rights_and_tastes_alone(client):
    ada = client.person(**WHOLE, active=False)
    after = client.put("Users", ada["id"], {"userName": "ada@example.com"}).body

    for name in ("active", "roles", "locale", "timezone", "photos"):
        assert after[name] == ada[name]
    assert client.put("Users", ada["id"], {"userName": "a", "active": True, "roles": ["member"]}).body["active"] is True


def test_what_changes_nothing_makes_no_version(client):
    ada = client.person(**WHOLE)
    operations = (
        {"op": "Add", "path": "emails", "value": [{"value": "ada@work.example", "type": "work"}]},
        {"op": "replace", "value": {"title": "Analyst", "active": "True", "id": "x", "unheardOf": 1}},
        {"op": "remove", "path": "nickName"},
        {"op": "remove", "path": 'emails[type eq "fax"]'},
    )

    assert client.patch("Users", ada["id"], *operations).body == ada
    assert client.put("Users", ada["id"], ada).body == ada
    assert client.put("Users", ada["id"], {**ada, "title": "x"}).body["meta"]["version"] != ada["meta"]["version"]


def test_who_believes_in_another_version_is_stopped(client):
    ada = client.person()
    change = {"op": "replace", "path": "title", "value": "x"}
    first = client.patch("Users", ada["id"], change, if_match='W/"1"')
    late = client.patch("Users", ada["id"], change, if_match='W/"1"')

    assert (first.status, first.headers["ETag"]) == (200, 'W/"2"')
    assert (late.status, late.headers, late.body["status"]) == (412, {"ETag": 'W/"2"'}, "412")
    assert client.put("Users", ada["id"], {"userName": "x"}, if_match='"1"').status == 412
    assert client.delete("Users", ada["id"], if_match='W/"1"').status == 412
    assert client.delete("Users", ada["id"], if_match="nonsense").status == 400
    assert client.delete("Users", ada["id"], if_match='W/"1", W/"2"').status == 204


def test_who_has_the_version_is_told_so(client):
    ada = client.person()

    for header in ('W/"1"', '"1"', "*", 'W/"0", W/"1"'):
        told = client.get("Users", ada["id"], if_none_match=header)
        assert (told.status, told.body, told.headers) == (304, None, {"ETag": 'W/"1"'})
    assert client.get("Users", ada["id"], if_none_match='W/"2"').status == 200


def test_who_is_deleted_is_gone(client):
    ada = client.person()

    assert client.delete("Users", ada["id"]).status == 204
    assert client.get("Users", ada["id"]).status == 404
    assert client.list("Users").body["totalResults"] == 0


def test_only_what_is_asked_for_comes_back(client):
    ada = client.post("Users", {"userName": "ada", "title": "x"}, attributes=["userName"]).body

    assert set(ada) == {"schemas", "id", "userName"}
    assert set(client.get("Users", ada["id"], attributes=["meta.version"]).body) == {"schemas", "id", "meta"}
    patched = client.patch("Users", ada["id"], {"op": "remove", "path": "title"}, excludedAttributes=["meta,active"])
    assert not {"meta", "active", "title"} & set(patched.body)


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        (b"", "invalidSyntax"),
        (b"[]", "invalidSyntax"),
        (b'{"userName": NaN}', "invalidSyntax"),
        (b"\xff", "invalidSyntax"),
        (b"[" * 200_000, "invalidSyntax"),
        (b'{"a":' * 21 + b"1" + b"}" * 21, "invalidSyntax"),
        (b'{"schemas": ["urn:example"], "userName": "x"}', "invalidSyntax"),
        (b'{"userName": "\\ud800"}', "invalidValue"),
        (b"{}", "invalidValue"),
        (b'{"userName": "x", "roles": ["emperor"]}', "invalidValue"),
        (b'{"userName": ' + b"9" * 5000 + b"}", "invalidSyntax"),
    ],
)
def test_what_cannot_be_read_is_refused(client, body, refusal):
    assert client.post("Users", body).refusal == (400, refusal)
    assert client.list("Users").body["totalResults"] == 0


def test_a_body_has_an_end(client):
    assert client.post("Users", b'{"userName": "' + b"x" * 300_000 + b'"}').refusal == (413, None)


def test_what_is_within_bounds_is_read(client):
    assert client.post("Users", b'{"userName": "x", "o":' + b'{"a":' * 18 + b"1" + b"}" * 19).status == 201

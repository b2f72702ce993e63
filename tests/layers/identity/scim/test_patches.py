import pytest

from identity.scim.errors import Immutable, InvalidFilter, InvalidPath, InvalidSyntax, InvalidValue, NoTarget, TooMany
from identity.scim.patches import mentioned, read
from identity.scim.schemas import GROUPS, PEOPLE
from identity.scim.urns import ENTERPRISE
from identity.scim.values import accepted
from kernel.errors import Refusal
from tests.layers.identity.scim.patched import ADA, BEFORE, TEAM, members, op, patched


@pytest.mark.parametrize(
    ("operation", "after"),
    [
        (op("add", "nickName", "Countess"), {"nickName": "Countess"}),
        (op("replace", "title", "Countess"), {"title": "Countess"}),
        (op("replace", "nickName", "Countess"), {"nickName": "Countess"}),
        (op("remove", "title"), {"title": None}),
        (op("remove", "nickName"), {}),
        (op("replace", "title", []), {"title": None}),
        ({"op": "replace", "path": "title", "value": None}, {"title": None}),
        (op("Add", "TITLE", "x"), {"title": "x"}),
        (op("add", "name.middleName", "King"), {"name": {**BEFORE["name"], "middleName": "King"}}),
        (op("remove", "name.givenName"), {"name": {"familyName": "Lovelace"}}),
        (op("replace", "name", {"givenName": "A."}), {"name": {"familyName": "Lovelace", "givenName": "A."}}),
        (
            {"op": "replace", "path": "name", "value": {"givenName": None, "middleName": "K"}},
            {"name": {"familyName": "Lovelace", "middleName": "K"}},
        ),
        ({"op": "replace", "path": "name", "value": {"givenName": None}}, {"name": {"familyName": "Lovelace"}}),
        (op("remove", "name"), {"name": None}),
        (op("add", None, {"title": "x", "name": {"givenName": "A."}}), {
            "title": "x", "name": {"familyName": "Lovelace", "givenName": "A."}}),
        (op("replace", f"{ENTERPRISE}:department", "x"), {ENTERPRISE: {**BEFORE[ENTERPRISE], "department": "x"}}),
        (op("remove", f"{ENTERPRISE}:manager"), {ENTERPRISE: {"department": "Engines"}}),
        (op("add", ENTERPRISE, {"division": "x"}), {ENTERPRISE: {**BEFORE[ENTERPRISE], "division": "x"}}),
        (op("remove", ENTERPRISE), {ENTERPRISE: None}),
        (op("replace", None, {ENTERPRISE: {"department": "x"}}),
         {ENTERPRISE: {**BEFORE[ENTERPRISE], "department": "x"}}),
    ],
)  # fmt: skip
def test_attributes_of_one_value(operation, after):
    expected = {name: value for name, value in {**BEFORE, **after}.items() if value is not None}

    assert patched(operation) == expected


@pytest.mark.parametrize(
    ("operation", "emails"),
    [
        (op("add", "emails", [{"value": "x@y.z", "type": "other"}]), ["work!", "home", "x@y.z"]),
        (op("add", "emails", {"value": "x@y.z"}), ["work!", "home", "x@y.z"]),
        (op("add", "emails", [{"value": "ada@home.example", "type": "home"}]), ["work!", "home"]),
        (op("add", "emails", [{"value": "x@y.z", "primary": True}]), ["work", "home", "x@y.z!"]),
        (op("add", "emails", [{"value": "ada@home.example", "type": "home", "primary": "True"}]), ["work", "home!"]),
        (op("replace", "emails", [{"value": "x@y.z"}]), ["x@y.z"]),
        (op("remove", "emails"), []),
        (op("remove", 'emails[type eq "work"]'), ["home"]),
        (op("remove", 'emails[type eq "fax"]'), ["work!", "home"]),
        (op("remove", "emails", [{"value": "ada@home.example"}]), ["work!"]),
        (op("remove", "emails", {"type": "work"}), ["home"]),
        (op("replace", 'emails[type eq "home"]', {"value": "x@y.z", "type": "home"}), ["work!", "x@y.z"]),
        (op("replace", 'emails[type eq "home"].value', "x@y.z"), ["work!", "x@y.z"]),
        (op("replace", 'emails[value ew ".example"].primary', False), ["work", "home"]),
        (op("add", 'emails[type eq "home"]', {"primary": True}), ["work", "home!"]),
        (op("add", 'emails[type eq "other"].value', "x@y.z"), ["work!", "home", "x@y.z"]),
        (op("add", 'emails[type eq "other" and primary eq "True"].value', "x@y.z"), ["work", "home", "x@y.z!"]),
        (op("remove", 'emails[type eq "home"].value'), ["work!"]),
        (op("remove", 'emails[type eq "work"].primary'), ["work", "home"]),
        (op("replace", None, {'emails[type eq "work"].value': "x@y.z"}), ["x@y.z!", "home"]),
        (op("remove", "emails.primary"), ["work", "home"]),
    ],
)
def test_attributes_of_several_values(operation, emails):
    after = patched(operation)

    assert [f"{_short(each)}{'!' if each.get('primary') else ''}" for each in after.get("emails", [])] == emails


def _short(email):
    return email["value"].removeprefix("ada@").removesuffix(".example")


def test_a_value_that_is_added_so_has_what_chose_it():
    after = patched(op("Add", 'phoneNumbers[type eq "mobile"].value', "+49 30 1"))

    assert after["phoneNumbers"] == [{"type": "mobile", "value": "+49 30 1"}]


def test_a_part_of_every_value_makes_one_where_there_is_none():
    assert patched(op("add", "phoneNumbers.value", "1"))["phoneNumbers"] == [{"value": "1"}]


@pytest.mark.parametrize(
    ("operation", "after"),
    [
        (op("Replace", "active", "False"), {"active": False}),
        (op("Replace", "active", "True"), {}),
        (op("replace", None, {"active": False}), {"active": False}),
        (op("Add", f"{ENTERPRISE}:manager", "9"), {ENTERPRISE: {**BEFORE[ENTERPRISE], "manager": {"value": "9"}}}),
        (
            op("Replace", f"{ENTERPRISE}:manager", [{"$ref": "http://old/9", "value": "9"}]),
            {ENTERPRISE: {**BEFORE[ENTERPRISE], "manager": {"value": "9"}}},
        ),
        (op("Replace", f"{ENTERPRISE}:manager", ""), {ENTERPRISE: {"department": "Engines"}}),
        (op("Replace", f"{ENTERPRISE}:manager", {"value": ""}), {ENTERPRISE: {"department": "Engines"}}),
        (
            op("replace", None, {"name.givenName": "A.", f"{ENTERPRISE}:department": "x", "unheardOf": 1, "id": "9"}),
            {
                "name": {"familyName": "Lovelace", "givenName": "A."},
                ENTERPRISE: {**BEFORE[ENTERPRISE], "department": "x"},
            },
        ),
        (op("Replace", 'roles[primary eq "True"].value', "admin"), {"roles": [{"value": "admin", "primary": True}]}),
        (op("Add", "roles", [{"value": "admin"}]), {"roles": [{"value": "admin", "primary": True}]}),
        (op("Add", f"{ENTERPRISE}:employeeNumber", 42), {ENTERPRISE: {**BEFORE[ENTERPRISE], "employeeNumber": "42"}}),
        (op("Replace", f"{ENTERPRISE}:manager", {"displayName": "x"}), {}),
        (op("replace", None, {"schemas": ["x"], "meta": {"version": "x"}, "groups": []}), {}),
    ],
)
def test_what_entra_and_okta_really_send(operation, after):
    assert patched(operation) == {**BEFORE, **after}


@pytest.mark.parametrize(
    ("operation", "left"),
    [
        (op("remove", 'members[value eq "bob"]'), ["ada", "eve"]),
        (op("remove", 'members[value eq "nobody"]'), ["ada", "bob", "eve"]),
        (op("Remove", "members", [{"$ref": None, "value": "bob"}]), ["ada", "eve"]),
        (op("Remove", "members", [{"value": "bob"}, {"value": "nobody"}]), ["ada", "eve"]),
        (op("Remove", "members", "bob"), ["ada", "eve"]),
        (op("remove", "members"), []),
        (op("remove", 'members[display eq "Bob" or value eq "eve"]'), ["ada"]),
        (op("Add", "members", [{"$ref": None, "value": "zoe"}]), ["ada", "bob", "eve", "zoe"]),
        (op("add", "members", [{"value": "bob", "display": "b@x.y"}]), ["ada", "bob", "eve"]),
        (op("add", None, {"members": [{"value": "zoe"}]}), ["ada", "bob", "eve", "zoe"]),
        (op("replace", "members", [{"value": "zoe"}]), ["zoe"]),
        (op("replace", "members", []), []),
        (op("replace", None, {"id": "g", "displayName": "New name"}), ["ada", "bob", "eve"]),
    ],
)
def test_members_come_and_go(operation, left):
    assert members(operation) == left


@pytest.mark.parametrize(
    ("operation", "refusal"),
    [
        ({"path": "title", "value": "x"}, InvalidSyntax),
        ({"op": "move", "path": "title"}, InvalidSyntax),
        ({"op": "add", "path": 7, "value": "x"}, InvalidSyntax),
        ("add", InvalidSyntax),
        ({"op": "add", "path": "title"}, InvalidValue),
        (op("remove"), NoTarget),
        (op("replace", None, "x"), InvalidValue),
        (op("replace", "title", {"a": "b"}), InvalidValue),
        (op("replace", "title", ["a", "b"]), InvalidValue),
        (op("replace", "title", "x" * 3000), InvalidValue),
        (op("replace", "title", "\x00"), InvalidValue),
        (op("replace", "active", "perhaps"), InvalidValue),
        (op("replace", "name", "Ada"), InvalidValue),
        (op("replace", "profileUrl", "javascript:alert(1)"), InvalidValue),
        (op("replace", "emails", [{"value": "a", "primary": True}, {"value": "b", "primary": True}]), InvalidValue),
        (op("replace", "roles", ["admin", "lead"]), InvalidValue),
        (op("replace", ENTERPRISE, "x"), InvalidValue),
        (op("replace", 'emails[type eq "home"]', []), InvalidValue),
        (op("add", "unheardOf", "x"), InvalidPath),
        (op("add", "urn:example:User:department", "x"), InvalidPath),
        (op("add", "emails[", "x"), InvalidPath),
        (op("add", "emails[type pr].", "x"), InvalidPath),
        (op("add", "emails[type pr].a.b", "x"), InvalidPath),
        (op("add", "emails[type pr]x", "x"), InvalidPath),
        (op("add", "emails[type pr].unheardOf", "x"), InvalidPath),
        (op("add", "name[givenName pr].familyName", "x"), InvalidPath),
        (op("add", "title pr", "x"), InvalidPath),
        (op("add", "emails[primary gt true]", {"value": "x"}), InvalidFilter),
        (op("replace", 'emails[type eq "fax"]', {"value": "x"}), NoTarget),
        (op("replace", 'emails[type eq "fax"].value', "x"), NoTarget),
        (op("add", 'emails[type sw "fax"].value', "x"), NoTarget),
        (op("add", 'emails[type eq "a" or type eq "b"].value', "x"), NoTarget),
        (op("remove", "userName"), Immutable),
        ({"op": "replace", "path": "userName", "value": None}, Immutable),
        (op("replace", "userName", " "), InvalidValue),
        (op("replace", "id", "8"), Immutable),
        (op("replace", "meta.version", "8"), Immutable),
        (op("remove", "groups"), Immutable),
        (op("replace", f"{ENTERPRISE}:manager.displayName", "x"), Immutable),
        (op("replace", "password", "hunter2"), Immutable),
        (op("replace", None, {"active": True, "password": "hunter2"}), Immutable),
    ],
)
def test_what_cannot_be_done_is_refused_by_name(operation, refusal):
    with pytest.raises(Refusal) as refused:
        patched(operation)
    assert type(refused.value) is refusal


def test_a_member_stays_who_they_are():
    with pytest.raises(Immutable):
        members(op("replace", 'members[value eq "ada"].value', "zoe"))


@pytest.mark.parametrize(
    "body", [{}, {"Operations": []}, {"Operations": {}}, {"Operations": [op("remove", "x")] * 501}]
)
def test_a_patch_has_operations_but_not_too_many(body):
    with pytest.raises(InvalidSyntax):
        read(body)


def test_a_patch_says_that_it_is_one():
    with pytest.raises(InvalidSyntax):
        read({"schemas": ["urn:example"], "Operations": [op("remove", "title")]})


def test_operations_see_what_those_before_them_did():
    after = patched(
        op("add", "emails", [{"value": "x@y.z", "type": "other"}]), op("replace", 'emails[type eq "other"].value', "z")
    )

    assert after["emails"][2]["value"] == "z"


def test_what_is_patched_stays_as_it_was():
    patched(op("remove", "emails"), op("add", "name.middleName", "x"), op("remove", ENTERPRISE))

    assert accepted(ADA, PEOPLE) == BEFORE


@pytest.mark.parametrize(
    ("operation", "ids"),
    [
        (op("add", "members", [{"value": "ada"}, {"value": "zoe"}]), {"ada", "zoe"}),
        (op("add", None, {"members": [{"value": "zoe"}], "displayName": "x"}), {"zoe"}),
        (op("remove", 'members[value eq "ada"]'), {"ada"}),
        (op("remove", "members", [{"value": "ada"}]), {"ada"}),
        (op("replace", "displayName", "x"), set()),
        (op("add", "members", []), set()),
        (op("remove", "members"), None),
        (op("replace", "members", [{"value": "ada"}]), None),
        (op("remove", 'members[display eq "Ada"]'), None),
        (op("remove", "members", [{"type": "User"}]), None),
    ],
)
def test_a_patch_says_which_members_it_is_about(operation, ids):
    operations = read({"Operations": [operation]})

    assert mentioned(operations, GROUPS) == (None if ids is None else frozenset(ids))


def test_a_patch_does_not_look_for_ever():
    team = {**TEAM, "members": [{"value": str(number)} for number in range(1000)]}
    look = op("remove", 'members[display co "x" or value co "y"]')

    assert len(patched(*[look] * 50, resource=team, kind=GROUPS)["members"]) == 1000
    with pytest.raises(TooMany):
        patched(*[look] * 251, resource=team, kind=GROUPS)

from functions.identity import scim_groups_create
from tests.functions.identity.colleagues import NOBODY, Company
from tests.functions.identity.provisioned import GROUP, key, team, told


def test_a_group_is_made_with_everybody_in_it_however_many(invoke, acts):
    acme = Company()
    few, many = [acme.ada], [acme.hire(f"p{number}") for number in range(41)]

    made = team(invoke, acme, *few, externalId="8")
    large = team(invoke, acme, *many, name="Everybody")

    assert (made["displayName"], made["externalId"], made["members"][0]["display"]) == ("Engineers", "8", "Ada.Acme")
    assert (acme.size(made["id"]), acme.size(large["id"])) == ((1, 1), (41, 41))
    assert {each["action"] for each in acts()} == {"group.create", "group.members"}


def test_nobody_who_is_not_here_and_no_endless_name(invoke, rows):
    acme = Company()
    for said in (
        {"members": [{"value": acme.ada}, {"value": NOBODY}]},
        {"displayName": "x" * 257},
        {"displayName": ""},
    ):
        body = {"schemas": [GROUP], "displayName": "X", **said}
        answer = invoke(scim_groups_create, workspace=acme.id, caller=key(acme), body=body)
        assert told(answer) == (400, "invalidValue")
    assert rows("identity-groups-1") == []

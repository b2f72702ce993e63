from functions.identity import scim_groups_replace
from tests.functions.identity.colleagues import Company
from tests.functions.identity.provisioned import GROUP, key, team, told


def test_says_anew_who_is_in_however_many_come_and_leave(invoke):
    acme = Company()
    before, after = ([acme.hire(f"{letter}{number}") for number in range(22)] for letter in "ab")
    group = team(invoke, acme, *before, acme.ada)["id"]

    def put(*people, name="Engineers", **headers):
        body = {"schemas": [GROUP], "displayName": name, "members": [{"value": each} for each in people]}
        return invoke(scim_groups_replace, workspace=acme.id, group=group, caller=key(acme), body=body, headers=headers)

    said = put(*after, acme.ada)
    assert {each["value"] for each in said.json["members"]} == {*after, acme.ada}
    assert acme.size(group) == (23, 23)
    assert put(*after, acme.ada).headers["ETag"] == said.headers["ETag"]
    team(invoke, acme, name="Bakers")
    assert put(*after, name="Builders").json["displayName"] == "Builders"
    assert told(put(*after, name="bakers")) == (409, "uniqueness")
    assert told(put(**{"if-match": 'W/"1"'}))[0] == 412

from functions.identity import scim_groups_get
from tests.functions.identity.colleagues import Company
from tests.functions.identity.provisioned import key, team, told


def test_shows_a_group_with_its_members_unless_they_are_not_wanted(invoke):
    acme = Company()
    group = team(invoke, acme, acme.ada)["id"]

    def shown(**query):
        return invoke(scim_groups_get, workspace=acme.id, group=group, caller=key(acme), query=query)

    assert [each["value"] for each in shown().json["members"]] == [acme.ada]
    assert "members" not in shown(excludedAttributes="members").json
    other = Company("globex")
    assert told(invoke(scim_groups_get, workspace=acme.id, group=other.group(), caller=key(acme))) == (404, None)

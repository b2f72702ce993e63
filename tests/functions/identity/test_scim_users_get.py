from functions.identity import people_update, scim_users_get
from tests.functions.identity.colleagues import Company
from tests.functions.identity.provisioned import key, provisioned, told


def test_shows_whoever_is_there_with_their_groups_and_a_version(invoke):
    acme = Company()
    grace = provisioned(invoke, acme)
    group = acme.group(grace["id"])

    said = invoke(scim_users_get, workspace=acme.id, person=grace["id"], caller=key(acme))

    assert said.json["groups"][0] == {
        "value": group,
        "$ref": grace["meta"]["location"].replace(f"Users/{grace['id']}", f"Groups/{group}"),
        "display": "Recruiters",
        "type": "direct",
    }
    known = {"if-none-match": said.headers["ETag"]}
    again = invoke(scim_users_get, workspace=acme.id, person=grace["id"], caller=key(acme), headers=known)
    assert (again.status, again.text) == (304, "")
    part = invoke(
        scim_users_get, workspace=acme.id, person=grace["id"], caller=key(acme), query={"attributes": "userName"}
    )
    assert part.json.keys() == {"schemas", "id", "userName"}


def test_whoever_was_never_provisioned_is_shown_as_they_are_known(invoke):
    acme = Company()

    said = invoke(scim_users_get, workspace=acme.id, person=acme.ada, caller=key(acme)).json
    assert (said["userName"], said["displayName"]) == ("ada.acme@example.com", "Ada.Acme")
    assert (said["emails"][0]["value"], said["roles"][0]["value"]) == ("ada.acme@example.com", "admin")


def test_what_people_choose_for_themselves_is_shown(invoke):
    acme = Company()
    grace = provisioned(invoke, acme)
    invoke(people_update, person=grace["id"], caller=acme.admin, body={"name": "Amazing Grace", "title": "Admiral"})

    said = invoke(scim_users_get, workspace=acme.id, person=grace["id"], caller=key(acme)).json
    assert (said["displayName"], said["title"]) == ("Amazing Grace", "Admiral")


def test_nobody_of_another_workspace_is_there(invoke):
    acme, globex = Company(), Company("globex")

    for person in (globex.ada, "nobody", "x" * 150):
        assert told(invoke(scim_users_get, workspace=acme.id, person=person, caller=key(acme))) == (404, None)
    assert told(invoke(scim_users_get, workspace=globex.id, person=globex.ada, caller=key(acme))) == (404, None)

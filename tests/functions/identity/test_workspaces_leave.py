from functions.identity import workspaces_create, workspaces_leave, workspaces_list
from tests.functions.identity.colleagues import NOBODY, Company


def slugs(invoke, caller):
    return [each["slug"] for each in invoke(workspaces_list, caller=caller).json["items"]]


def test_whoever_leaves_is_in_it_no_more(invoke, acts):
    acme = Company()
    bob = acme.hire("bob")

    assert invoke(workspaces_leave, caller=acme.caller(bob, "member"), workspace=acme.id).status == 204

    assert slugs(invoke, acme.caller(bob)) == []
    assert slugs(invoke, acme.admin) == ["acme"]
    assert (acts()[-1]["action"], acts()[-1]["actor"]) == ("person.leave", bob)


def test_an_admin_leaves_only_if_another_stays(invoke):
    acme = Company()
    assert invoke(workspaces_leave, caller=acme.admin, workspace=acme.id).problem == "last-admin"

    acme.hire("grace", "admin")

    assert invoke(workspaces_leave, caller=acme.admin, workspace=acme.id).status == 204
    assert slugs(invoke, acme.admin) == []


def test_it_may_be_another_than_the_one_that_is_asked_from(invoke):
    acme, globex = Company(), Company("globex")
    made = invoke(workspaces_create, caller=acme.admin, body={"name": "Own", "slug": "own"}).json["workspace"]

    assert invoke(workspaces_leave, caller=acme.admin, workspace=made).problem == "last-admin"
    for strange in (globex.id, NOBODY):
        assert invoke(workspaces_leave, caller=acme.admin, workspace=strange).problem == "no-such-member"

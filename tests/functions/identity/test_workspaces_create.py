from functions.identity import workspace_get, workspaces_create, workspaces_list
from kernel import settings

WANTED = {"name": "Globex", "slug": "globex"}


def test_an_operator_lets_those_who_are_in_make_more_or_nobody(invoke, join, monkeypatch):
    ada = join()
    monkeypatch.setattr(settings, "REGISTRATION", "closed")
    answer = invoke(workspaces_create, caller=ada.caller, body=WANTED)
    assert (answer.status, answer.problem) == (403, "registration-closed")

    monkeypatch.setattr(settings, "REGISTRATION", "invited")
    assert invoke(workspaces_create, caller=ada.caller, body=WANTED).status == 201


def test_makes_one_more_of_which_the_person_is_admin(invoke, join, acts):
    ada = join()

    answer = invoke(workspaces_create, caller=ada.caller, body={**WANTED, "zone": "Europe/Berlin"})

    assert answer.status == 201
    made = answer.json
    assert (made["name"], made["slug"], made["role"], made["current"]) == ("Globex", "globex", "admin", False)
    found = invoke(workspace_get, caller=ada.powers | {"workspace": made["workspace"]}).json
    assert (found["zone"], found["locale"], found["created_by"]) == ("Europe/Berlin", "en", ada.person)
    assert (acts()[-1]["workspace"], acts()[-1]["action"]) == (made["workspace"], "workspace.create")


def test_nobody_takes_the_slug_of_another(invoke, join):
    ada = join()

    answer = invoke(workspaces_create, caller=ada.caller, body={"name": "Acme", "slug": "acme"})

    assert (answer.status, answer.problem) == (409, "slug-taken")
    assert len(invoke(workspaces_list, caller=ada.caller).json["items"]) == 1


def test_nobody_makes_more_than_ten_a_day(invoke, join):
    ada = join()
    for number in range(10):
        body = {"name": "One more", "slug": f"one-more-{number}"}
        assert invoke(workspaces_create, caller=ada.caller, body=body).status == 201

    assert invoke(workspaces_create, caller=ada.caller, body=WANTED).status == 429

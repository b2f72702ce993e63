from functions.identity import workspace_update, workspaces_govern, workspaces_look
from tests.functions.identity.exported import provided


def test_a_sign_in_page_shows_the_name_the_colour_and_the_ways_in(invoke, join):
    ada = join()
    invoke(workspace_update, caller=ada.powers, body={"branding": {"colour": "#0b7285"}})

    assert invoke(workspaces_look, slug="acme").json == {
        "workspace": ada.workspace,
        "name": "Acme",
        "colour": "#0b7285",
        "logo": None,
        "locale": "en",
        "ways": ["password", "link", "passkey"],
        "providers": [],
    }


def test_where_only_the_company_s_own_sign_in_counts_only_that_is_shown(invoke, join):
    ada = join()
    provided(ada.workspace)
    invoke(workspace_update, caller=ada.powers, body={"policy": {"sso_only": True}})

    found = invoke(workspaces_look, slug="acme").json

    assert found["ways"] == []
    assert [each["name"] for each in found["providers"]] == ["Own"]


def test_one_that_is_closed_looks_like_none(invoke, join):
    ada = join()
    request = {"workspace": ada.workspace, "status": "suspended", "reason": "an unpaid bill"}
    invoke(workspaces_govern, event={"caller": None, "request": request})

    for slug in ("acme", "nobody"):
        assert invoke(workspaces_look, slug=slug).problem == "no-such-workspace"
    assert invoke(workspaces_look, slug="-").problem == "no-such-path"

import pytest

from functions.identity import workspace_erase, workspace_get, workspace_keep


@pytest.fixture
def ada(join):
    return join()


@pytest.fixture
def link(invoke, ada, ticket):
    invoke(workspace_erase, caller=ada.powers, query={"slug": "acme"})
    return ticket("keep")


def test_with_the_link_of_the_letter_everything_is_as_it_was(invoke, ada, link, sign_in, acts, rows):
    said = invoke(workspace_keep, body={"ticket": link})

    assert (said.status, said.json) == (200, {"workspace": ada.workspace, "name": "Acme", "slug": "acme"})
    found = invoke(workspace_get, caller=ada.powers).json
    assert (found["status"], found["erased_on"]) == ("active", None)
    assert sign_in().status == 200
    assert (acts()[-1]["action"], acts()[-1]["actor"]) == ("workspace.keep", ada.person)
    assert {row["sk"]["S"] for row in rows("identity-workspaces-1")} == {"workspace", "!counter"}


def test_a_link_is_good_once_and_nothing_else_is_one(invoke, link, demand):
    assert invoke(workspace_keep, body={"ticket": link[:-1] + "-"}).problem == "ticket-refused"
    assert invoke(workspace_keep, body={"ticket": link}).status == 200

    assert invoke(workspace_keep, body={"ticket": link}).problem == "ticket-refused"


def test_what_another_admin_has_kept_already_is_kept(invoke, ada, enrol, ticket, letters):
    enrol(ada, "grace", "admin")
    invoke(workspace_erase, caller=ada.powers, query={"slug": "acme"})
    one = ticket("keep")
    invoke(workspace_keep, body={"ticket": one})
    texts = [letter.get_body(("plain",)).get_content() for letter in letters()[-2:]]
    (other,) = {text.partition("/keep#")[2].split()[0] for text in texts} - {one}

    assert invoke(workspace_keep, body={"ticket": other}).problem == "not-erasing"
    invoke(workspace_erase, caller=ada.powers, query={"slug": "acme"})
    assert invoke(workspace_keep, body={"ticket": other}).problem == "not-erasing", "it is about the time before"
    assert invoke(workspace_keep, body={"ticket": ticket("keep")}).status == 200

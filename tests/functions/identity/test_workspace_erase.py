import re

import pytest

from functions.identity import workspace_erase, workspaces_list
from identity.workspaces.table import journal


@pytest.fixture
def ada(join):
    return join()


@pytest.fixture
def erase(invoke, ada):
    return lambda slug="acme", **more: invoke(
        workspace_erase, **{"caller": ada.powers, "query": {"slug": slug}, **more}
    )


def test_everybody_is_out_at_once_and_every_admin_can_keep_it(
    invoke, ada, erase, enrol, authorize, sign_in, letters, acts
):
    enrol(ada, "grace", "admin")
    enrol(ada, "bob", "manager")

    said = erase()

    assert said.status == 202
    days = journal().get(ada.workspace, "workspace")
    assert days.status == "erasing"
    assert (said.json["workspace"], days.erased_on.isoformat()) == (
        ada.workspace,
        said.json["erased_on"].replace("Z", "+00:00"),
    )
    assert authorize(ada.access_token)["context"]["problem"]
    assert sign_in().problem == "suspended"
    sent = {letter["To"]: letter.get_body(("plain",)).get_content() for letter in letters()[-2:]}
    assert set(sent) == {"Ada <ada@example.com>", "Grace <grace@example.com>"}
    links = {re.search(r"/keep#\S+", text)[0] for text in sent.values()}
    assert len(links) == 2
    assert acts()[-1]["action"] == "workspace.erase"
    assert invoke(workspaces_list, caller=ada.caller).json["items"][0]["status"] == "erasing"


def test_only_who_types_its_slug_and_has_just_shown_who_they_are_means_it(ada, erase, long_ago):
    assert erase("globex").problem == "wrong-slug"
    assert erase(caller=ada.powers | {"session": ""}).problem == "step-up-needed", "a key never does"
    long_ago(ada)
    assert erase().problem == "step-up-needed"
    assert journal().get(ada.workspace, "workspace").status == "active"


def test_only_an_admin_can_and_nobody_who_was_one_a_moment_ago(ada, erase, enrol, promote):
    assert erase(caller=ada.powers | {"role": "manager"}).problem == "only-admins"
    enrol(ada, "grace", "admin")
    promote(ada, "manager")
    assert erase().problem == "only-admins"

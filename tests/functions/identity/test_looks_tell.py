import pytest

from contracts.identity import Look
from functions.identity import looks_tell, workspace_depict, workspace_update
from kernel.settings import ORIGIN
from tests.functions.identity.colleagues import NOBODY
from tests.functions.identity.depicted import picture_of


@pytest.fixture
def look(invoke):
    return lambda workspace: invoke(looks_tell, event={"caller": None, "request": {"workspace": workspace}}).payload


def test_other_rooms_learn_how_letters_of_a_workspace_look(invoke, join, look):
    ada = join()
    logo = invoke(workspace_depict, caller=ada.powers, event=picture_of(workspace_depict)).json["branding"]["logo"]
    looks = {"colour": "#0ca678", "sender_name": "Acme People"}
    invoke(workspace_update, caller=ada.powers, body={"branding": looks, "zone": "Europe/Lisbon"})

    said = Look.model_validate(look(ada.workspace)["answer"])

    assert (said.status, said.zone, said.locale) == ("active", "Europe/Lisbon", "en")
    brand = said.brand()
    assert (brand.name, brand.sender, brand.accent, brand.domain) == ("Acme", "Acme People", "#0ca678", "")
    assert brand.logo == f"{ORIGIN}/api/auth/logos/{ada.workspace}/{logo}"


def test_a_workspace_that_is_not_there_has_no_look(look):
    assert look(NOBODY)["problem"]["type"].endswith("no-such-workspace")

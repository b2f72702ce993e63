from functions.identity import workspace_depict, workspace_efface, workspaces_look
from tests.functions.identity.depicted import picture_of


def test_without_a_logo_it_is_known_by_its_name(invoke, join, acts):
    ada = join()
    invoke(workspace_depict, caller=ada.powers, event=picture_of(workspace_depict))

    for _ in range(2):
        assert invoke(workspace_efface, caller=ada.powers).json["branding"]["logo"] is None

    assert invoke(workspaces_look, slug="acme").json["logo"] is None
    assert acts()[-1]["details"] == {"branding.logo": "null"}

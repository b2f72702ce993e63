from functions.identity import sender_remove, workspace_get
from tests.functions.identity.sending import UNSHOWN, begin, known, late, verified


def test_letters_come_from_the_installation_again_and_others_may_have_the_domain(invoke, join, acts):
    ada, eve = join(), join("eve", "evil")
    verified(invoke, ada)

    assert invoke(sender_remove, caller=ada.powers).status == 204

    found = invoke(workspace_get, caller=ada.powers).json
    assert (found["sender"], found["branding"]["mail_domain"], known()) == (None, None, set())
    assert acts()[-1]["action"] == "sender.remove"
    assert invoke(sender_remove, caller=ada.powers).problem == "no-sender"
    assert begin(invoke, eve).status == 201


def test_what_is_another_workspaces_by_now_stays(invoke, join, rows):
    ada, eve = join(), join("eve", "evil")
    begin(invoke, eve, UNSHOWN)
    late(rows)
    begin(invoke, ada, UNSHOWN)

    assert invoke(sender_remove, caller=eve.powers).status == 204

    assert known() == {UNSHOWN}
    assert invoke(workspace_get, caller=eve.powers).json["sender"] is None
    assert begin(invoke, eve, UNSHOWN).problem == "domain-taken"

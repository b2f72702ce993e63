from functions.identity import sender_remove, workspace_get
from tests.functions.identity.sending import begin, known, verified


def test_letters_come_from_the_installation_again_and_others_may_have_the_domain(invoke, join, acts):
    ada, eve = join(), join("eve", "evil")
    verified(invoke, ada)

    assert invoke(sender_remove, caller=ada.powers).status == 204

    found = invoke(workspace_get, caller=ada.powers).json
    assert (found["sender"], found["branding"]["mail_domain"], known()) == (None, None, set())
    assert acts()[-1]["action"] == "sender.remove"
    assert invoke(sender_remove, caller=ada.powers).problem == "no-sender"
    assert begin(invoke, eve).status == 201

from functools import partial

from functions.identity import sender_remove, workspace_get, workspace_update
from tests.functions.identity.sending import DOMAIN, UNSHOWN, begin, claimed, known, late, own, verified


def test_letters_come_from_the_installation_again_and_others_may_have_the_domain(invoke, join, acts):
    ada, eve = join(), join("eve", "evil")
    verified(invoke, ada)

    assert invoke(sender_remove, caller=ada.powers).status == 204

    found = invoke(workspace_get, caller=ada.powers).json
    assert (found["sender"], found["branding"]["mail_domain"], known()) == (None, None, set())
    assert {each["action"] for each in acts()[-2:]} == {"sender.remove", "domain.release"}
    assert invoke(sender_remove, caller=ada.powers).problem == "no-sender"
    assert begin(invoke, eve).status == 201


def test_the_domain_goes_with_it_unless_an_operator_said_whose_it_is_or_people_sign_in_by_it(
    invoke, join, issuer, rows
):
    ada = join()
    verified(invoke, ada)
    issuer(ada, domains=[DOMAIN])
    only = partial(invoke, workspace_update, caller=ada.powers)
    assert only(body={"policy": {"sso_only": True}}).status == 200

    assert invoke(sender_remove, caller=ada.powers).problem == "sign-in-hangs-on-it"

    claimed(invoke, ada)
    assert invoke(sender_remove, caller=ada.powers).status == 204
    assert own(rows)[DOMAIN] == ada.workspace


def test_what_is_another_workspaces_by_now_stays(invoke, join, rows):
    ada, eve = join(), join("eve", "evil")
    begin(invoke, eve, UNSHOWN)
    late(rows)
    begin(invoke, ada, UNSHOWN)

    assert invoke(sender_remove, caller=eve.powers).status == 204

    assert known() == {UNSHOWN}
    assert invoke(workspace_get, caller=eve.powers).json["sender"] is None
    assert begin(invoke, eve, UNSHOWN).problem == "domain-taken"

from functions.identity import invitations_create, issuers_create, sender_check, sender_remove, workspace_get
from infra.local.stores.patches.domains import lapse
from tests.functions.identity.sending import DOMAIN, UNSHOWN, begin, claimed, late, own, verified


def test_once_it_is_verified_letters_come_from_there_in_the_name_of_the_workspace(invoke, join, letters, acts):
    ada = join()

    for _ in range(2):
        said = verified(invoke, ada)
        assert said["status"] == "verified"
        assert [each["state"] for each in said["records"]] == ["found"] * 4 + ["unchecked"] * 2

    invoke(invitations_create, caller=ada.powers, body={"email": "grace@example.com", "role": "member"})
    assert letters()[-1]["From"] == f"Acme <no-reply@{DOMAIN}>"
    assert {"sender.verified", "domain.claim"} < {each["action"] for each in acts() if each["target"] == DOMAIN}


def test_until_then_they_come_from_where_they_came(invoke, join, letters):
    ada = join()
    begin(invoke, ada, UNSHOWN)

    assert invoke(sender_check, caller=ada.powers).json["status"] == "pending"

    invoke(invitations_create, caller=ada.powers, body={"email": "grace@example.com", "role": "member"})
    assert "@parlour.example.com" in letters()[-1]["From"]


def test_who_was_too_slow_does_not_profit_from_what_another_shows(invoke, join, rows):
    ada, eve = join(), join("eve", "evil")
    begin(invoke, eve)
    late(rows)
    begin(invoke, ada)

    assert invoke(sender_check, caller=eve.powers).problem == "domain-taken"
    assert invoke(sender_check, caller=ada.powers).json["status"] == "verified"


def test_who_shows_that_a_domain_is_theirs_has_it_for_their_provider_too(invoke, join, draft, claim):
    ada, eve = join(), join("eve", "evil")
    wanted = draft(domains=[DOMAIN])
    begin(invoke, ada)
    refusal = invoke(issuers_create, caller=ada.powers, body=wanted)
    assert (refusal.problem, "Settings, Emails" in refusal.json["detail"]) == ("domain-not-claimed", True)

    assert invoke(sender_check, caller=ada.powers).json["claims"]

    assert invoke(issuers_create, caller=ada.powers, body=wanted).status == 201
    assert claimed(invoke, eve)["problem"]["type"].endswith("domain-taken")
    for other in (f"hr.{DOMAIN}", "example"):  # those below and above it are not shown to be anybody's
        assert invoke(issuers_create, caller=ada.powers, body=draft(domains=[f"{other}"])).status >= 400


def test_whose_it_is_by_then_keeps_it(invoke, join, rows):
    ada, eve = join(), join("eve", "evil")
    begin(invoke, eve)
    claimed(invoke, ada)

    assert invoke(sender_check, caller=eve.powers).problem == "domain-taken"
    assert own(rows) == {DOMAIN: ada.workspace}


def test_a_domain_whose_records_are_gone_is_nobodys_again_unless_an_operator_said_whose(invoke, join, rows, acts):
    ada = join()
    for domain, whose in ((DOMAIN, {}), ("letters.test", {"letters.test": ada.workspace})):
        verified(invoke, ada, domain)
        if whose:
            claimed(invoke, ada, domain)
        lapse(domain)

        said = invoke(sender_check, caller=ada.powers).json
        assert (said["status"], {each["state"] for each in said["records"]}) == ("failed", {"missing", "unchecked"})

        assert own(rows) == whose
        assert invoke(workspace_get, caller=ada.powers).json["domains"] == list(whose)
        invoke(sender_remove, caller=ada.powers)
    assert [each["action"] for each in acts()].count("domain.release") == 1

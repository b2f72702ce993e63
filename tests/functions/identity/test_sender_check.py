from functions.identity import invitations_create, sender_check
from tests.functions.identity.sending import DOMAIN, UNSHOWN, begin, late, verified


def test_once_it_is_verified_letters_come_from_there_in_the_name_of_the_workspace(invoke, join, letters, acts):
    ada = join()

    for _ in range(2):
        assert verified(invoke, ada)["status"] == "verified"

    invoke(invitations_create, caller=ada.powers, body={"email": "grace@example.com", "role": "member"})
    assert letters()[-1]["From"] == f"Acme <no-reply@{DOMAIN}>"
    assert [each["action"] for each in acts() if each["target"] == DOMAIN][-1] == "sender.verified"


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

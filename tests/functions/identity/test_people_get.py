from functions.identity import people_get
from tests.functions.identity.colleagues import NOBODY, Company


def test_shows_somebody_to_everybody_in_the_workspace(invoke):
    acme = Company()
    bob = acme.hire("bob", "lead")

    answer = invoke(people_get, caller=acme.caller(bob, "member"), person=acme.ada)

    assert (answer.json["email"], answer.json["role"], answer.json["status"]) == (
        "ada.acme@example.com",
        "admin",
        "active",
    )
    assert answer.headers["ETag"] == f'"{answer.json["modseq"]}"'


def test_who_is_in_another_workspace_is_as_unknown_as_nobody(invoke):
    acme = Company()
    stranger = Company("globex", people=3).hire("bob")

    for person in (stranger, NOBODY):
        assert invoke(people_get, caller=acme.admin, person=person).problem == "no-such-member"

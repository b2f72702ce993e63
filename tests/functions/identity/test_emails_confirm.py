import pytest

from functions.identity import emails_ask, emails_confirm, links_send, people_get, sessions_link, sessions_refresh
from identity.tickets import tickets
from kernel.journal.together import together
from tests.passwords import PASSWORD


@pytest.fixture
def asked(invoke, ticket):
    """The ticket of a letter to the new address."""

    def asked(somebody, email="ada@new.example"):
        assert invoke(emails_ask, caller=somebody.caller, body={"email": email}).status == 202
        return ticket("email")

    return asked


def confirm(invoke, ticket):
    return invoke(emails_confirm, body={"ticket": ticket})


def test_one_has_the_new_address_everywhere_and_the_old_one_no_more(invoke, join, asked, sign_in, acts, rows):
    ada = join()

    answer = confirm(invoke, asked(ada))

    assert answer.json == {"email": "ada@new.example"}
    assert sign_in().problem == "wrong-credentials"
    login = sign_in(email="ada@new.example", password=PASSWORD, client="app").json["signed_in"]
    assert login["person"] == ada.person
    member = invoke(people_get, caller=ada.powers, person=ada.person).json
    assert member["email"] == "ada@new.example"
    assert len(rows("identity-by-email-1")) == 1
    act = acts()[-1]
    assert (act["action"], act["workspace"]) == ("email.change", ada.workspace)
    assert "new.example" not in str(act)
    refreshed = invoke(sessions_refresh, body={"refresh_token": ada.refresh_token})
    assert refreshed.status == 200  # who has asked for it stays signed in


def test_the_old_address_is_told_and_sees_half_of_the_new_one(invoke, join, asked, letters):
    ada = join()
    ticket = asked(ada)

    answer = confirm(invoke, ticket)

    letter = letters()[-1]
    text = letter.get_body(("plain",)).get_content()
    assert letter["To"].addresses[0].addr_spec == ada.email
    assert "/undo#" in text
    assert "ada@new.example" not in text
    assert ticket.partition(".")[2] not in answer.log


def test_a_ticket_is_good_once_and_for_the_address_that_one_had(invoke, join, asked):
    ada = join()
    first, second = asked(ada), asked(ada, "ada@third.example")

    assert confirm(invoke, first).status == 200

    assert confirm(invoke, first).problem == "ticket-refused"
    assert confirm(invoke, second).problem == "ticket-refused"


def test_who_asked_in_the_moment_in_which_the_address_was_changed_asks_again(invoke, join, asked, sign_in):
    ada = join()
    assert confirm(invoke, asked(ada)).status == 200
    late, row = tickets().draft("address", ada.person, {"from": ada.email, "to": "ada@third.example"})
    together(along=[row])  # of a request that had read the old address

    answer = confirm(invoke, late)

    assert (answer.status, answer.problem) == (409, "changed-meanwhile")
    assert sign_in(email="ada@new.example").status == 200


def test_letters_that_are_on_their_way_to_the_old_address_let_nobody_in(invoke, join, asked, ticket):
    ada = join()
    invoke(links_send, body={"email": ada.email})
    link = ticket("link")

    confirm(invoke, asked(ada))

    assert invoke(sessions_link, body={"ticket": link}).problem == "ticket-refused"


def test_who_was_faster_has_the_address(invoke, join, asked, register, sign_in):
    ada, grace = join(), join("grace", "globex")
    for_ada, for_grace = asked(ada, "both@new.example"), asked(grace, "both@new.example")

    assert confirm(invoke, for_grace).status == 200
    assert confirm(invoke, for_ada).problem == "address-taken"
    assert sign_in().json["signed_in"]["person"] == ada.person

import pytest

from functions.identity import linked_list, linked_remove, sessions_link
from identity.accounts.table import AccountTable
from tests.functions.identity.forger import problem, ticket_of


@pytest.fixture
def linked(invoke, join, issuer, forger, forged):
    """Somebody who has come in with an account of their company's provider; that, and the link."""

    def linked(name="ada", slug="acme"):
        somebody = join(name, slug)
        acme = issuer(somebody, issuer=forger.url)
        forger.claims = {"sub": name, "email": somebody.email}
        said = invoke(sessions_link, body={"ticket": ticket_of(forged(acme)), "client": "app"}).json["signed_in"]
        somebody.session = said["session"]
        (found,) = invoke(linked_list, caller=somebody.caller).json["items"]
        return somebody, found["link_id"], acme

    return linked


def test_what_is_removed_signs_nobody_in_any_more(invoke, linked, rows, letters, acts):
    ada, link, _ = linked()

    assert invoke(linked_remove, caller=ada.caller, link_id=link).status == 204

    assert invoke(linked_list, caller=ada.caller).json["items"] == []
    assert rows("identity-by-subject-1") == []
    assert letters()[-1]["Subject"] == "Account of another provider removed from your account"
    text = letters()[-1].get_body(("plain",)).get_content()
    assert "Acme's account" in text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    assert "127.0.0.1" not in text
    assert acts()[-1]["action"] == "link.remove"
    assert invoke(linked_remove, caller=ada.caller, link_id=link).problem == "no-such-linked-account"


def test_the_last_way_in_stays(invoke, linked):
    ada, link, _ = linked()
    AccountTable().change(ada.person, lambda it: it.model_copy(update={"password": None}))

    assert invoke(linked_remove, caller=ada.caller, link_id=link).problem == "last-way-in"
    assert len(invoke(linked_list, caller=ada.caller).json["items"]) == 1


def test_nobody_removes_it_for_somebody_else_or_at_an_open_browser(invoke, linked, join, long_ago, forger, forged):
    ada, link, acme = linked()
    grace = join("grace", "globex")

    assert invoke(linked_remove, caller=grace.caller, link_id=link).problem == "no-such-linked-account"
    long_ago(ada)
    assert invoke(linked_remove, caller=ada.caller, link_id=link).problem == "step-up-needed"
    assert problem(forged(acme)) == ""

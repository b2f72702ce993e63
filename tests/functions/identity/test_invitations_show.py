from functions.identity import invitations_show
from tests.functions.identity.colleagues import Company
from tests.functions.identity.inviting import invited


def test_shows_to_what_it_is_and_whether_somebody_is_new(invoke, ticket):
    acme = Company()
    Company("globex").hire("joan")
    seen = {}
    for name in ("grace", "joan"):
        invited(invoke, acme, email=f"{name}@example.com")
        seen[name] = invoke(invitations_show, body={"ticket": ticket("join")}).json

    assert (seen["grace"]["workspace"], seen["grace"]["email"]) == ("Acme", "grace@example.com")
    assert (seen["grace"]["known"], seen["joan"]["known"]) == (False, True)


def test_what_is_no_ticket_shows_nothing(invoke, ticket):
    acme = Company()
    invited(invoke, acme)
    good = ticket("join")

    for wrong in ("x", good[:-1] + ("A" if good[-1] != "A" else "B"), good.replace(acme.id, Company("globex").id)):
        assert invoke(invitations_show, body={"ticket": wrong}).problem == "ticket-refused"

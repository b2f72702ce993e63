from functions.identity import invitations_list
from tests.functions.identity.colleagues import Company
from tests.functions.identity.inviting import accepted, invited


def test_shows_who_is_invited_and_has_not_come_yet_page_by_page(invoke, ticket):
    acme = Company()
    invited(invoke, Company("globex"))
    invited(invoke, acme, email="here@example.com")
    assert accepted(invoke, ticket("join")).status == 200
    wanted = {invited(invoke, acme, email=f"{name}@example.com")["invitation_id"] for name in ("a", "b", "c")}

    first = invoke(invitations_list, caller=acme.admin, query={"limit": 2}).json
    second = invoke(invitations_list, caller=acme.admin, query={"limit": 2, "cursor": first["next"]}).json

    found = first["items"] + second["items"]
    assert {each["invitation_id"] for each in found} == wanted
    assert not any("digest" in each for each in found)

from functions.identity import invitations_list
from kernel.ids import same_id
from tests.functions.identity.colleagues import Company
from tests.functions.identity.inviting import accepted, invited


def test_shows_who_is_invited_and_has_not_come_yet_page_by_page(invoke, ticket):
    acme = Company()
    invited(invoke, Company("globex"))
    emails = (f"{name}@example.com" for name in ("a", "b", "c", "d"))
    here, *others = sorted(emails, key=lambda each: same_id("invitation", acme.id, each))
    invited(invoke, acme, email=here)  # what is left of it comes first, so that a page takes one read more
    assert accepted(invoke, ticket("join")).status == 200
    wanted = {invited(invoke, acme, email=each)["invitation_id"] for each in others}

    first = invoke(invitations_list, caller=acme.admin, query={"limit": 2}).json
    second = invoke(invitations_list, caller=acme.admin, query={"limit": 2, "cursor": first["next"]}).json

    found = first["items"] + second["items"]
    assert {each["invitation_id"] for each in found} == wanted
    assert not any("digest" in each for each in found)

from urllib.parse import urlsplit

from functions.identity import linked_add, linked_list, providers_return
from tests.functions.identity.forger import TENANT, problem


def test_an_account_whose_address_is_not_believed_is_linked_by_who_has_signed_in(invoke, join, link, letters, acts):
    ada = join()

    answer = link(ada)

    assert answer.headers["Location"] == "http://localhost:8000/account"
    (found,) = invoke(linked_list, caller=ada.caller).json["items"]
    assert found["email"] == "ada@elsewhere.example"
    assert letters()[-1]["To"].addresses[0].addr_spec == ada.email
    assert acts()[-1]["action"] == "link.add"


def test_nobody_takes_an_account_that_is_linked_to_somebody_else(invoke, join, link):
    ada, grace = join(), join("grace", "globex")
    link(ada)

    assert problem(link(grace)) == "link-taken"
    assert problem(link(ada)) == ""  # again is as well
    assert invoke(linked_list, caller=grace.caller).json["items"] == []
    assert len(invoke(linked_list, caller=ada.caller).json["items"]) == 1


def test_a_workspaces_own_is_linked_to_addresses_of_its_domains_only(join, link, issuer, forger, claim):
    ada, grace = join(), join("grace", "globex")
    acme = issuer(ada, issuer=forger.url)
    claim(ada.workspace, "acme.example")

    assert problem(link(ada, acme, sub="a")) == ""
    claim(grace.workspace)
    assert problem(link(ada, acme, sub="b")) == "address-not-believed"


def test_it_takes_who_has_lately_signed_in_and_still_is(join, link, long_ago, gone, forger, invoke):
    ada = join()
    long_ago(ada)

    assert link(ada).problem == "step-up-needed"
    grace = join("grace", "globex")
    assert link(grace, "facebook").problem == "unknown-provider"
    begun = invoke(linked_add, caller=grace.caller, body={"provider": "microsoft"})
    gone("identity-sessions-1", grace.person, grace.workspace, grace.session)
    query = dict(pair.split("=", 1) for pair in urlsplit(begun.json["location"]).query.split("&"))
    cookie = next(each for each in begun.cookies if each.startswith("__Host-state=")).partition(";")[0]
    forger.nonce, forger.claims = query["nonce"], {"iss": f"{forger.url}/{TENANT}/v2.0", "tid": TENANT}
    back = {"code": "x", "state": query["state"]}
    answer = invoke(providers_return, provider="microsoft", query=back, headers={"cookie": cookie})
    assert problem(answer) == "step-up-needed"

import pytest

from functions.identity import domains_claim, workspace_get


@pytest.fixture
def claim_it(invoke):
    def claim_it(somebody, domain="example.com", **more):
        request = {"workspace": somebody.workspace, "domain": domain, **more}
        return invoke(domains_claim, event={"caller": None, "request": request}).payload

    return claim_it


def test_a_domain_is_the_workspace_s_until_it_is_released(invoke, join, claim_it, rows, acts):
    ada = join()

    for _ in range(2):
        assert claim_it(ada)["answer"]["domains"] == ["example.com"]

    found = [(row["pk"]["S"], row["workspace"]["S"]) for row in rows("identity-by-domain-1")]
    assert found == [("example.com", ada.workspace)]
    assert invoke(workspace_get, caller=ada.powers).json["domains"] == ["example.com"]
    assert (acts()[-1]["action"], acts()[-1]["target"]) == ("domain.claim", "example.com")

    assert claim_it(ada, claimed=False)["answer"]["domains"] == []
    assert rows("identity-by-domain-1") == []
    assert acts()[-1]["action"] == "domain.release"


def test_nobody_takes_the_domain_of_another(join, claim_it, rows):
    ada, eve = join(), join("eve", "evil")
    claim_it(ada)

    assert claim_it(eve)["problem"]["type"].endswith("domain-taken")
    claim_it(eve, claimed=False)

    assert [row["workspace"]["S"] for row in rows("identity-by-domain-1")] == [ada.workspace]


def test_there_are_not_more_than_twenty_and_what_is_no_domain_is_none(join, claim_it):
    ada = join()
    for number in range(20):
        claim_it(ada, f"{number}.example.com")

    assert claim_it(ada)["problem"]["type"].endswith("too-many-domains")
    assert claim_it(ada, "Example.COM")["problem"]["status"] == 422

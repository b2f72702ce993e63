import boto3
import pytest

from functions.identity import sender_check, sender_show
from tests.functions.identity.sending import DOMAIN, UNSHOWN, begin, claimed, known, late


def test_the_answer_says_what_is_to_be_set_and_again_the_same(invoke, join, acts):
    ada = join()

    said = begin(invoke, ada)

    assert (said.status, said.json["domain"], said.json["status"]) == (201, DOMAIN, "pending")
    kinds = [(each["type"], each["name"].removesuffix(DOMAIN)) for each in said.json["records"]]
    assert [kind for kind, _ in kinds] == ["CNAME"] * 3 + ["MX", "TXT", "TXT"]
    assert [name for _, name in kinds[3:]] == ["bounce.", "bounce.", "_dmarc."]
    assert all(name.endswith("._domainkey.") for _, name in kinds[:3])
    assert [each["state"] for each in said.json["records"]] == ["pending"] * 4 + ["unchecked"] * 2
    assert begin(invoke, ada).json == invoke(sender_show, caller=ada.powers).json == said.json
    assert begin(invoke, ada, "other.example").problem == "sender-there"
    identity = boto3.client("sesv2").get_email_identity(EmailIdentity=DOMAIN)
    assert identity["MailFromAttributes"]["MailFromDomain"] == f"bounce.{DOMAIN}"
    assert "sender.begin" in [each["action"] for each in acts()]


def test_a_domain_is_one_workspaces_only_as_long_as_it_shows_that_it_is(invoke, join, rows):
    ada, eve = join(), join("eve", "evil")
    begin(invoke, eve, UNSHOWN)

    assert begin(invoke, ada, UNSHOWN).problem == "domain-taken"

    late(rows)
    assert begin(invoke, ada, UNSHOWN).status == 201
    assert invoke(sender_check, caller=eve.powers).json["status"] == "pending"
    assert known() == {UNSHOWN}


def test_who_has_the_domain_itself_is_not_spoken_for(invoke, join):
    ada, eve = join(), join("eve", "evil")
    claimed(invoke, ada)

    assert begin(invoke, eve).problem == "domain-taken"
    assert known() == set()
    assert begin(invoke, ada).status == 201


@pytest.mark.parametrize("domain", ["parlour.example.com", "sub.parlour.example.com", "example.com"])
def test_nobody_writes_from_where_the_installation_does(invoke, join, domain):
    assert begin(invoke, join(), domain).problem == "domain-reserved"

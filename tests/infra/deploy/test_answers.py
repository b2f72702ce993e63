"""What is asked, what is kept, and which DNS records follow from it."""

import tomllib

from infra.deploy.answers import Answers, ask, keep, read
from infra.deploy.records import records

GIVEN = Answers(stage="prod", region="eu-west-1", domain="workspace.example.com", mail_domain="example.com")


def heard(*said):
    left = list(said)
    return lambda _question: left.pop(0)


def test_what_was_answered_once_need_not_be_answered_again(tmp_path):
    path = tmp_path / "samconfig.toml"
    keep(path, GIVEN)
    assert read(path) == GIVEN
    assert ask(read(path), heard("", "", "", "", "")) == GIVEN


def test_every_stage_has_answers_of_its_own(tmp_path):
    path = tmp_path / "samconfig.toml"
    keep(path, GIVEN)
    keep(path, Answers(stage="trial"))
    assert read(path).stage == "trial"
    assert read(path, "prod") == GIVEN


def test_sam_can_read_the_file_too(tmp_path):
    path = tmp_path / "samconfig.toml"
    keep(path, GIVEN)
    assert tomllib.loads(path.read_text())["version"] == 0.1


def test_an_answer_that_cannot_be_is_asked_for_again(capsys):
    answers = ask(Answers(), heard("My Stage", "prod", "mars", "eu-west-1", "not a domain", "", "", "nobody", ""))
    assert answers == Answers(stage="prod", region="eu-west-1")
    assert capsys.readouterr().out.count("try again") == 4


def test_an_answer_can_be_taken_back():
    assert ask(GIVEN, heard("", "", "-", "-", "")).domain == ""


def test_a_name_with_quotes_survives_the_file(tmp_path):
    path = tmp_path / "samconfig.toml"
    keep(path, Answers(alarm_email='"a\\b"@example.com'))
    assert read(path).alarm_email == '"a\\b"@example.com'


def test_mail_needs_records_that_say_who_may_send_and_who_receives():
    found = {(record.name, record.kind): record.value for record in records(GIVEN, "d1.cloudfront.net", ["k"])}
    assert found["k._domainkey.example.com", "CNAME"] == "k.dkim.amazonses.com"
    assert found["example.com", "TXT"] == "v=spf1 include:amazonses.com -all"
    assert found["example.com", "MX"] == "10 inbound-smtp.eu-west-1.amazonaws.com"
    assert found["bounce.example.com", "MX"] == "10 feedback-smtp.eu-west-1.amazonses.com"
    assert found["_dmarc.example.com", "TXT"].startswith("v=DMARC1; p=")
    assert found["mta-sts.example.com", "CNAME"] == "d1.cloudfront.net"
    assert found["workspace.example.com", "CNAME"] == "d1.cloudfront.net"


def test_the_version_of_the_mail_policy_changes_with_the_policy():
    def version(mode):
        found = records(Answers(domain="w.example.com", mail_domain="example.com", mail_tls=mode), "d", [])
        return [record.value for record in found if record.name.startswith("_mta-sts.")]

    assert version("testing") != version("enforce")
    assert version("none") == []


def test_who_has_no_domain_sets_no_record():
    assert records(Answers(), "d1.cloudfront.net", []) == []

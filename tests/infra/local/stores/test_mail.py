from email import message_from_bytes
from email.policy import default

import pytest

from infra.local.deployment import ACCOUNT, REGION
from tests.infra.local.stores.aws import client, refused

RAW = b"From: Anna <anna@example.com>\r\nTo: ben@example.org\r\nSubject: x\r\n\r\n8-bit: \xff\xfe\r\n"
SIMPLE = {
    "Subject": {"Data": "Grüße"},
    "Body": {"Text": {"Data": "the text"}, "Html": {"Data": "<p>the page</p>"}},
    "Headers": [{"Name": "List-Unsubscribe", "Value": "<https://example.com/u>"}],
    "Attachments": [{"FileName": "a.txt", "RawContent": b"attached", "ContentType": "text/plain"}],
}
TO = {
    "ToAddresses": ["Ben <ben@example.org>"],
    "CcAddresses": ["cara@example.org"],
    "BccAddresses": ["dora@example.org"],
}


@pytest.fixture
def identity(stores):
    client("sesv2").create_email_identity(EmailIdentity="example.com")
    return stores


def read(sent):
    return message_from_bytes(sent.raw, policy=default)


def test_raw_mail_is_kept_byte_for_byte(identity):
    answer = client("ses").send_raw_email(RawMessage={"Data": RAW})
    client("ses").send_raw_email(RawMessage={"Data": RAW}, Source="x@example.com", Destinations=["y@example.org"])
    client("sesv2").send_email(Content={"Raw": {"Data": RAW}}, Destination={"ToAddresses": ["z@example.org"]})
    first, second, third = identity.sent()
    assert (first.id, first.source, first.destinations) == (
        answer["MessageId"],
        "anna@example.com",
        ("ben@example.org",),
    )
    assert (second.source, second.destinations) == ("x@example.com", ("y@example.org",))
    assert third.destinations == ("z@example.org",)
    assert first.raw == second.raw == third.raw == RAW
    assert first.at <= third.at


def test_simple_mail_keeps_all_its_parts(identity):
    client("sesv2").send_email(FromEmailAddress="Anna <anna@example.com>", Destination=TO, Content={"Simple": SIMPLE})
    (sent,) = identity.sent()
    assert sent.destinations == ("ben@example.org", "cara@example.org", "dora@example.org")
    message = read(sent)
    assert message["Subject"] == "Grüße"
    assert message["List-Unsubscribe"] == "<https://example.com/u>"
    assert (message["To"], message["Cc"], message["Bcc"]) == ("Ben <ben@example.org>", "cara@example.org", None)
    assert message.get_body(("plain",)).get_content().strip() == "the text"
    assert message.get_body(("html",)).get_content().strip() == "<p>the page</p>"
    assert [one.get_content().strip() for one in message.iter_attachments()] == ["attached"]


def test_the_first_api_sends_simple_mail_too(identity):
    body = {"Text": {"Data": "the text"}, "Html": {"Data": "<p>the page</p>"}}
    client("ses").send_email(
        Source="anna@example.com", Destination=TO, Message={"Subject": {"Data": "s"}, "Body": body}
    )
    (sent,) = identity.sent()
    assert len(sent.destinations) == 3
    assert read(sent).get_body(("plain",)).get_content().strip() == "the text"


def test_who_is_not_verified_does_not_send(identity):
    for sender in ("anna@example.org", "anna@notexample.com"):
        with refused("MessageRejected", "not verified"):
            client("sesv2").send_email(FromEmailAddress=sender, Destination=TO, Content={"Simple": SIMPLE})
    with refused("MessageRejected", "not verified"):
        client("ses").send_raw_email(RawMessage={"Data": RAW.replace(b"anna@example.com", b"anna@example.org")})
    assert identity.sent() == []
    client("sesv2").send_email(FromEmailAddress="a@News.Example.com", Destination=TO, Content={"Simple": SIMPLE})
    assert identity.sent()[0].source == "a@News.Example.com"


def test_mail_has_at_most_fifty_recipients(identity):
    many = {"ToAddresses": [f"x{number}@example.org" for number in range(51)]}
    with refused("MessageRejected", "exceeds 50"):
        client("sesv2").send_email(FromEmailAddress="a@example.com", Destination=many, Content={"Simple": SIMPLE})


def test_sent_mail_is_there_after_a_restart(process):
    client("sesv2").create_email_identity(EmailIdentity="anna@example.com")
    client("ses").send_raw_email(RawMessage={"Data": RAW})
    before = process.stores.sent()
    assert process.restart().sent() == before


def test_a_domain_that_somebody_may_send_from_is_there_again_with_its_tags(process):
    ses, tags = client("sesv2"), [{"Key": "family", "Value": "test-identity-senders"}]
    for name in ("acme.example", "gone.example"):
        ses.create_email_identity(EmailIdentity=name, Tags=tags)
        ses.put_email_identity_mail_from_attributes(EmailIdentity=name, MailFromDomain=f"bounces.{name}")
    ses.delete_email_identity(EmailIdentity="gone.example")
    before = ses.get_email_identity(EmailIdentity="acme.example")
    process.restart()

    now = ses.get_email_identity(EmailIdentity="acme.example")
    assert now["VerifiedForSendingStatus"]
    assert {**now, "ResponseMetadata": 0} == {**before, "ResponseMetadata": 0}
    there = f"arn:aws:ses:{REGION}:{ACCOUNT}:email-identity"
    assert ses.list_tags_for_resource(ResourceArn=f"{there}/acme.example")["Tags"] == tags
    assert ses.list_tags_for_resource(ResourceArn=f"{there}/gone.example")["Tags"] == []
    with refused("NotFoundException"):
        ses.get_email_identity(EmailIdentity="gone.example")
    process.stores.wipe()
    with refused("NotFoundException"):
        ses.get_email_identity(EmailIdentity="acme.example")
    process.restart()
    with refused("NotFoundException"):
        ses.get_email_identity(EmailIdentity="acme.example")

"""Mail comes in by SMTP and is received as SES receives it."""

import smtplib
from email.message import EmailMessage

import pytest

from infra.local.clients import client

LETTER = (
    "From: =?utf-8?q?H=C3=A9l=C3=A8ne?= <helene@example.net>\r\n"
    "To: Me <me@example.com>, you@example.com\r\n"
    "Cc: them@example.net\r\n"
    "Reply-To: desk@example.net\r\n"
    "Subject: =?utf-8?q?h=C3=A9?=\r\n =?utf-8?q?llo?=\r\n"
    "Message-ID: <1@example.net>\r\n"
    "Date: Fri, 20 Nov 2026 10:00:00 +0000\r\n"
    "X-Local-Verdicts: spf=FAIL dkim=gray dmarc=FAIL\r\n dmarcPolicy=reject\r\n"
    "\r\n"
    "hi\r\n\r\n.. there\r\n"
)


@pytest.fixture
def smtp(server):
    with smtplib.SMTP("127.0.0.1", server.port, local_hostname="there.example.net") as connection:
        yield connection


def test_a_letter_is_kept_as_it_came_under_the_stamps_of_ses(server, smtp):
    smtp.sendmail("helene@example.net", ["me@example.com"], LETTER)
    ((key, raw),) = server.kept("inbound").items()
    (told,) = server.receipts_of("test-mail-inbound")
    number = told["mail"]["messageId"]
    assert key == f"in/{number}"
    stamps, _, original = raw.decode().partition("From: =?utf-8")
    assert stamps.startswith("Return-Path: <helene@example.net>\r\nReceived: from there.example.net")
    assert f" by inbound-smtp.eu-central-1.amazonaws.com with SMTP id {number}\r\n" in stamps
    assert " for me@example.com;\r\n" in stamps
    assert "X-SES-Spam-Verdict: PASS\r\n" in stamps
    assert "Received-SPF: fail (spfCheck: domain of example.net" in stamps
    assert " dmarc=fail header.from=example.net;\r\n" in stamps
    assert "X-SES-RECEIPT: " in stamps
    assert "Verdicts" not in raw.decode()
    assert "dmarcPolicy" not in raw.decode()
    assert "From: =?utf-8" + original == LETTER.replace(
        "X-Local-Verdicts: spf=FAIL dkim=gray dmarc=FAIL\r\n dmarcPolicy=reject\r\n", ""
    )


def test_a_function_is_told_of_it_in_the_words_of_ses(server, smtp):
    smtp.sendmail("helene@example.net", ["me@example.com"], LETTER)
    ((function, event),) = server.told
    (record,) = event["Records"]
    assert function == "test-mail-inbound"
    assert (record["eventSource"], record["eventVersion"]) == ("aws:ses", "1.0")
    mail, receipt = record["ses"]["mail"], record["ses"]["receipt"]
    assert mail["source"] == "helene@example.net"
    assert mail["destination"] == ["me@example.com"]
    assert mail["headersTruncated"] is False
    assert {"name": "Subject", "value": "=?utf-8?q?h=C3=A9?= =?utf-8?q?llo?="} in mail["headers"]
    assert mail["headers"][0] == {"name": "Return-Path", "value": "<helene@example.net>"}
    assert mail["commonHeaders"] == {
        "returnPath": "helene@example.net",
        "from": ["Hélène <helene@example.net>"],
        "replyTo": ["desk@example.net"],
        "to": ["Me <me@example.com>", "you@example.com"],
        "cc": ["them@example.net"],
        "date": "Fri, 20 Nov 2026 10:00:00 +0000",
        "messageId": "<1@example.net>",
        "subject": "héllo",
    }
    assert receipt.pop("timestamp") == mail["timestamp"]
    assert receipt.pop("processingTimeMillis") > 0
    assert receipt == {
        "recipients": ["me@example.com"],
        "spamVerdict": {"status": "PASS"},
        "virusVerdict": {"status": "PASS"},
        "spfVerdict": {"status": "FAIL"},
        "dkimVerdict": {"status": "GRAY"},
        "dmarcVerdict": {"status": "FAIL"},
        "dmarcPolicy": "reject",
        "action": {
            "type": "Lambda",
            "functionArn": "arn:aws:lambda:eu-central-1:000000000000:function:test-mail-inbound",
            "invocationType": "Event",
        },
    }


def test_each_rule_gets_the_recipients_that_it_covers(server, smtp):
    recipients = ["me@example.com", "You+news@sub.EXAMPLE.com", "orders+7@example.org"]
    smtp.sendmail("a@example.net", recipients, "Subject: x\r\n\r\nx\r\n")
    (people,) = server.receipts_of("test-mail-inbound")
    (orders,) = server.receipts_of("test-shop-inbound")
    assert people["receipt"]["recipients"] == recipients[:2]
    assert orders["receipt"]["recipients"] == recipients[2:]
    assert people["mail"]["destination"] == orders["mail"]["destination"] == recipients
    assert people["mail"]["messageId"] == orders["mail"]["messageId"]
    assert len(server.kept("inbound")) == len(server.kept("orders")) == 1


@pytest.mark.parametrize("stranger", ["me@example.net", "sales@example.org", "me@notexample.com", "example.com"])
def test_mail_for_strangers_is_refused(server, smtp, stranger):
    with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        smtp.sendmail("a@example.net", [stranger], "x")
    assert refused.value.recipients[stranger][0] in {550, 553}
    assert server.told == []


def test_addresses_and_headers_may_be_in_any_script(server, smtp):
    message = EmailMessage()
    message["From"] = "用户@example.net"
    message["To"] = "почта@example.com"
    message["Subject"] = "привет"
    message.set_content("текст")
    smtp.send_message(message)
    (told,) = server.receipts_of("test-mail-inbound")
    assert told["receipt"]["recipients"] == ["почта@example.com"]
    assert told["mail"]["commonHeaders"]["subject"] == "привет"
    assert told["mail"]["commonHeaders"]["from"] == ["用户@example.net"]


def test_a_bounce_has_no_sender(server, smtp):
    smtp.sendmail("", ["me@example.com"], "Subject: undeliverable\r\n\r\nx\r\n")
    assert server.receipts_of("test-mail-inbound")[0]["mail"]["source"] == ""


def test_more_than_forty_megabytes_are_refused(server, smtp):
    smtp.ehlo()
    assert smtp.esmtp_features["size"] == str(40 * 1024 * 1024)
    smtp.mail("a@example.net", ["SIZE=1"])
    code, _ = smtp.docmd(f"MAIL FROM:<a@example.net> SIZE={41 * 1024 * 1024}")
    assert code in {503, 552}
    smtp.rset()
    code, _ = smtp.docmd(f"MAIL FROM:<a@example.net> SIZE={41 * 1024 * 1024}")
    assert code == 552


def test_a_letter_that_cannot_be_kept_is_to_be_sent_again(server, smtp, capsys):
    client("s3").delete_bucket(Bucket="inbound")
    with pytest.raises(smtplib.SMTPDataError) as refused:
        smtp.sendmail("a@example.net", ["me@example.com"], "Subject: x\r\n\r\nx\r\n")
    assert refused.value.smtp_code == 451
    assert "NoSuchBucket" in capsys.readouterr().err
    assert server.told == []


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"no header at all",
        b"\r\n\r\nonly a body",
        b"Subject: =?nonsense?q?x?=\r\nFrom: <<<\r\nTo: ,,;:@\r\n\r\n",
        b"Subject: \xff\xfe\x00\r\nDate: =?utf-8?b?broken\r\n\r\nx",
        b" folded first\r\nSubject: x\r\n\r\n",
        b"Header-Without-End: " + b"x" * 900,
    ],
)
def test_no_letter_is_too_broken_to_be_received(server, smtp, raw):
    smtp.sendmail("a@example.net", ["me@example.com"], raw)
    assert len(server.told) == 1


def test_a_header_of_more_than_ten_kilobytes_is_cut_in_what_the_function_is_told(server, smtp):
    many = "".join(f"X-Field-{n}: {'x' * 500}\r\n" for n in range(40))
    smtp.sendmail("a@example.net", ["me@example.com"], f"Subject: x\r\n{many}\r\nx\r\n")
    (told,) = server.receipts_of("test-mail-inbound")
    assert told["mail"]["headersTruncated"] is True
    assert len(told["mail"]["headers"]) < 40

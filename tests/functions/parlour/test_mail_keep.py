import boto3

from tests.house.functions.parlour import mail_keep


def test_mail_becomes_a_note_once(invoke, rows):
    event = {
        "Records": [{"eventSource": "aws:ses", "eventVersion": "1.0", "ses": ses("m1", "acme@parlour.example.com")}]
    }
    raw = b"Subject: =?utf-8?q?h=C3=A9llo?=\r\n\r\nhi\r\n"
    boto3.client("s3").put_object(Bucket="test-parlour-inbound-000000000000", Key="in/m1", Body=raw)

    invoke(mail_keep, event=event)
    invoke(mail_keep, event=event)

    assert [(row["pk"]["S"], row["text"]["S"]) for row in rows("parlour-notes-1") if "text" in row] == [
        ("acme", "héllo")
    ]


def ses(number, recipient):
    verdicts = {f"{name}Verdict": {"status": "PASS"} for name in ("spf", "dkim", "dmarc", "spam", "virus")}
    return {
        "mail": {"messageId": number, "source": "bob@example.org"},
        "receipt": {**verdicts, "recipients": [recipient]},
    }

from urllib.parse import urlsplit

import boto3

from functions.agenda import attachments_begin, attachments_get
from infra.local.deployment import ACCOUNT
from tests.functions.agenda.shipping import SLIDES, announced


def test_who_may_read_the_calendar_is_led_to_the_file(invoke, diary, office):
    bob, eve = office.person("bob"), office.person("eve")
    shared = office.calendar(shares={"person:bob": "read", "person:eve": "free-busy"})
    wanted = announced()
    place = invoke(attachments_begin, calendar_id=shared, caller=office.ada, body=wanted).json

    def get(caller, calendar_id=shared):
        return invoke(attachments_get, calendar_id=calendar_id, file=wanted["sha256"], caller=caller)

    assert get(bob).problem == "no-such-file"
    bucket, key = f"test-agenda-files-{ACCOUNT}", urlsplit(place["upload"]).path.lstrip("/")
    boto3.client("s3").put_object(Bucket=bucket, Key=key, Body=SLIDES)

    assert urlsplit(get(bob).headers["Location"]).path.endswith(wanted["sha256"])
    assert get(eve).problem == "not-allowed"
    assert get(office.ada, office.calendar()).problem == "no-such-file"

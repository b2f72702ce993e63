from urllib.parse import urlsplit

import boto3

from functions.agenda import attachments_begin, attachments_get, events_delete, events_move
from infra.local.deployment import ACCOUNT
from tests.functions.agenda.happenings import Diary
from tests.functions.agenda.shipping import SLIDES, announced, shipped, whose


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


def test_what_went_into_another_calendar_with_its_event_is_there_for_what_still_leads_to_it(invoke, office):
    old, to = Diary(invoke, office.calendar(), office.ada), {"calendar_id": office.calendar()}
    slides = shipped(invoke, old.calendar_id, office.ada)
    talk, lesson = (old.put(title, links={"slides": slides}) for title in ("Talk", "Lesson"))
    get = lambda: invoke(attachments_get, **whose(slides), caller=office.ada)  # noqa: E731 - it is no more than that
    invoke(events_move, **old.at(talk), body=to)

    assert get().status == 303
    invoke(events_delete, **old.at(lesson))
    assert get().status == 303, "it can be fetched out of the trash"

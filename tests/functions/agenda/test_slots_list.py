from datetime import timedelta

from functions.agenda import slots_list
from tests.functions.agenda.happenings import Diary


def test_lists_what_is_free_by_the_days_of_whoever_looks(invoke, office, reception):
    reception.page(interval=60)
    day = f"{reception.day:%Y-%m-%d}"
    Diary(invoke, office.default(), office.ada).put(
        "meeting", start=f"{day}T06:30:00", duration="PT90M", timeZone="UTC"
    )

    said = invoke(slots_list, slug="ada-30", query={"from": day, "to": day, "zone": "Asia/Kathmandu"}).json

    (found,) = said["days"]
    assert (found["day"], said["duration"], len(found["begins"])) == (day, 30, 23)
    assert found["begins"][0] == f"{day}T00:45:00+05:45"
    assert f"{day}T12:45:00+05:45" not in found["begins"]


def test_no_rule_closes_a_page_however_often_it_is(invoke, office, reception):
    reception.page(interval=60)
    day = f"{reception.day:%Y-%m-%d}"
    Diary(invoke, office.default(), office.ada).put(
        "flood", start="2026-01-01T09:00:00", recurrenceRules=[{"frequency": "secondly"}]
    )

    said = invoke(slots_list, slug="ada-30", query={"from": day, "to": day, "zone": "UTC"}).json

    assert len(said["days"][0]["begins"]) > 20


def test_days_that_make_no_sense_are_refused(invoke, reception):
    reception.page()
    day, later = (f"{reception.day + timedelta(days=days):%Y-%m-%d}" for days in (0, 60))

    for wrong in (
        {"to": later},
        {"from": later, "to": day},
        {"zone": "Atlantis"},
        {"duration": 45},
        {"to": "tomorrow"},
    ):
        asked = {"from": day, "to": day, "zone": "UTC", **wrong}
        assert invoke(slots_list, slug="ada-30", query=asked).status == 422
    assert invoke(slots_list, slug="nobody", query={"from": day, "to": day, "zone": "UTC"}).status == 404

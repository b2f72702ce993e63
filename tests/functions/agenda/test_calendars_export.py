import icalendar

from agenda.ics import read
from functions.agenda import calendars_export, events_delete, jobs_list


def test_a_calendar_is_a_file_with_all_that_is_in_it(invoke, diary):
    held = [diary.put(f"event {number}", privacy="private") for number in range(3)]
    invoke(events_delete, **diary.at(held.pop()))

    answer = invoke(calendars_export, calendar_id=diary.calendar_id, caller=diary.caller)

    found = read(answer.text.encode())
    assert sorted(it["title"] for it in found.entries) == ["event 0", "event 1"]
    assert {it["uid"] for it in found.entries} == {it["event"]["uid"] for it in held}
    assert (found.name, found.time_zone) == ("Ada", "Europe/Berlin")
    assert len(icalendar.Calendar.from_ical(answer.text).timezones) == 1
    assert answer.headers["Content-Disposition"] == 'attachment; filename="Ada.ics"'


def test_who_has_it_gets_nothing_until_something_changes(invoke, diary):
    diary.put()

    def asked(tag=""):
        return invoke(
            calendars_export, calendar_id=diary.calendar_id, caller=diary.caller, headers={"if-none-match": tag}
        )

    tag = asked().headers["ETag"]
    assert (asked(tag).status, asked(tag).text) == (304, "")

    diary.put()
    assert asked(tag).status == 200


def test_who_sees_only_that_one_is_busy_gets_no_more(invoke, diary, office):
    bob = office.person("bob")
    diary.put("Doctor")

    answer = invoke(calendars_export, calendar_id=diary.calendar_id, caller=bob)

    assert answer.status == 200
    assert "Doctor" not in answer.text
    assert "DTSTART;TZID=Europe/Berlin:20261201T180000" in answer.text


def test_what_is_too_large_is_told_where_to_ask_for_it(invoke, diary, monkeypatch):
    diary.put("Football")
    monkeypatch.setattr("agenda.files.exporting.LARGEST_ANSWER", 100)

    answer = invoke(calendars_export, calendar_id=diary.calendar_id, caller=diary.caller)
    assert answer.problem == "file-too-large"
    assert "POST /api/agenda/calendars/{calendar_id}/exports" in answer.json["detail"]


def test_the_audit_log_hears_who_gets_all_of_a_calendar_and_not_who_has_it(invoke, cloud, diary, told):
    diary.put()
    asked = {"calendar_id": diary.calendar_id, "caller": diary.caller}
    tag = invoke(calendars_export, **asked).headers["ETag"]
    assert invoke(calendars_export, headers={"if-none-match": tag}, **asked).status == 304
    cloud.pumps.drain()

    (job,) = invoke(jobs_list, caller=diary.caller).json["items"]
    assert (job["kind"], job["status"], job["counts"]["found"], job["file"]) == ("export", "done", 1, False)
    (act,) = (each for each in told("audit.Acted") if each["action"] == "calendar.export")
    assert (act["actor"], act["target"], act["details"]) == ("ada", diary.calendar_id, {"job": job["job_id"]})

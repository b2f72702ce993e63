from functions.agenda import subscriptions_preview
from tests.functions.agenda.elsewhere import calendar


def test_what_is_at_an_address_is_shown_before_anybody_subscribes(invoke, office, there):
    there.put(calendar("Football", "Handball", head="X-WR-TIMEZONE:Europe/Paris\r\n"))
    url = there.url.replace("https:", "webcal:")
    answer = invoke(subscriptions_preview, caller=office.ada, body={"url": url})

    assert answer.status == 200, answer.text
    assert answer.json == {
        "host": "localhost",
        "name": "The team",
        "description": None,
        "color": "#0b8043",
        "zone": "Europe/Paris",
        "events": 2,
        "left_out": 0,
        "since": "2027-01-02T09:00:00",
        "until": "2027-01-02T09:00:00Z",
    }


def test_what_goes_on_for_ever_has_no_end_and_what_cannot_be_shown_is_counted(invoke, office, there):
    task = "BEGIN:VTODO\r\nUID:t\r\nDTSTAMP:20270101T000000Z\r\nEND:VTODO\r\n"
    there.put(calendar("Football", head=task, more="RRULE:FREQ=WEEKLY\r\n"))
    answer = invoke(subscriptions_preview, caller=office.ada, body={"url": there.url}).json

    assert (answer["events"], answer["left_out"], answer["until"]) == (1, 1, None)


def test_an_empty_calendar_is_one(invoke, office, there):
    there.put(calendar())
    answer = invoke(subscriptions_preview, caller=office.ada, body={"url": there.url}).json

    assert (answer["events"], answer["since"], answer["until"]) == (0, None, None)

from agenda.jscalendar.usual import same

LUNCH = {"@type": "Event", "uid": "a", "title": "Lunch", "updated": "2026-11-21T12:00:00.123456Z"}


def test_who_says_what_is_usual_says_no_more_and_a_file_knows_no_fractions_of_a_second():
    written = {
        **LUNCH,
        "status": "confirmed",
        "sequence": 0,
        "freeBusyStatus": "busy",
        "updated": "2026-11-21T12:00:00Z",
    }

    assert same(LUNCH, LUNCH)
    assert same(LUNCH, written)
    for otherwise in ({"status": "tentative"}, {"sequence": 1}, {"title": ""}, {"updated": "2026-11-21T12:00:01Z"}):
        assert not same(LUNCH, {**written, **otherwise})

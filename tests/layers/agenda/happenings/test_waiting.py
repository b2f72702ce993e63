from agenda.happenings.waiting import NOBODYS, Whose, unanswered

ADA = Whose("ada@example.com", "calendar-1")


def test_an_event_waits_for_who_is_invited_and_has_said_nothing():
    by_mail = {"a": {"email": "Ada@example.com"}, "b": {"email": "bob@example.com", "participationStatus": "accepted"}}
    by_calendar = {"a": {"sendTo": {"imip": "mailto:calendar-1@stoa.test"}}}

    assert unanswered(by_mail, ADA)
    assert unanswered(by_calendar, ADA)
    assert not unanswered({"a": by_mail["a"], "c": {**by_calendar["a"], "participationStatus": "declined"}}, ADA)
    assert not unanswered({**by_mail, "o": {**by_calendar["a"], "roles": {"owner": True}}}, ADA), "they invite"
    assert not unanswered({"b": by_mail["b"]}, ADA)
    assert not unanswered(by_mail, NOBODYS)
    assert not unanswered({"nameless": {}}, NOBODYS)
    assert not unanswered(None, ADA)

"""What keeps somebody from doing something else."""

import pytest

from agenda.freebusy import kind

ADA = frozenset({"ada@example.com"})


def invited(status=None, **more):
    said = {"participationStatus": status} if status else {}
    return {"participants": {"a": {"email": "Ada@Example.com", "roles": {"attendee": True}, **said, **more}}}


@pytest.mark.parametrize(
    ("event", "blocks"),
    [
        ({}, "busy"),
        ({"freeBusyStatus": "free"}, None),
        ({"status": "cancelled"}, None),
        ({"status": "tentative"}, "tentative"),
        (invited("accepted"), "busy"),
        (invited("tentative"), "tentative"),
        (invited(), "tentative"),
        (invited("declined"), None),
        (invited("delegated"), None),
        (invited(roles={"owner": True}), "busy"),
        (invited("accepted") | {"status": "tentative"}, "tentative"),
        ({"participants": {"b": {"email": "bob@example.com", "participationStatus": "declined"}}}, "busy"),
        (invited("declined", email=None, sendTo={"imip": "MAILTO:ada@example.com"}), None),
    ],
)  # fmt: skip
def test_it_blocks_whoever_comes(event, blocks):
    assert kind(event, None, ADA) == blocks


def test_who_declined_one_of_many_is_free_that_time_alone():
    weekly = invited("accepted")
    patch = {"participants/a/participationStatus": "declined", "title": "x"}

    assert (kind(weekly, None, ADA), kind(weekly, patch, ADA)) == ("busy", None)
    assert kind(weekly, {"title": "x"}, ADA) == "busy"
    assert kind(weekly, {"freeBusyStatus": "free"}, ADA) is None

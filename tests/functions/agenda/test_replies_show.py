from datetime import UTC, datetime, timedelta

import pytest

from agenda.invitations.passes import Pass, Token
from agenda.invitations.table import InvitationBooks
from functions.agenda import events_delete, replies_show
from kernel.settings import ORIGIN
from tests.functions.agenda.guests import guest, links, token
from tests.functions.agenda.happenings import WEEKLY

SOON = (datetime.now(UTC) + timedelta(days=3)).strftime("%Y-%m-%dT16:00:00")


def look(invoke, token_, zone="America/New_York"):
    return invoke(replies_show, body={"token": token_, "zone": zone})


def test_a_guest_sees_by_their_own_clock_what_it_is_and_who_comes(party, invoke):
    place = {"a": {"@type": "Location", "name": "Kitchen"}}
    held = party.invite("grace@example.org", "eve@example.net", start=SOON, timeZone="Etc/UTC", locations=place)
    first, second = party.letters()
    there = links(first)
    assert there["Maybe"] == f"{ORIGIN}/reply?answer=tentative#{token(first)}"

    said = look(invoke, token(first))
    assert said.status == 200, said.text
    it = said.json
    assert (it["title"], it["organizer"], it["place"], it["over"]) == ("Tea", "Ada", "Kitchen", False)
    assert (it["invited"], it["status"]) == (first["To"], "needs-action")
    assert it["guests"] == [{"name": second["To"], "status": "needs-action"}]
    (time,) = it["times"]
    assert datetime.fromisoformat(time["begins"]) == datetime.fromisoformat(f"{SOON}+00:00")
    assert time["begins"][-6:] in {"-05:00", "-04:00"}

    party.change(held, {"hideAttendees": True, f"participants/{'grace'}": None})
    assert {look(invoke, token(each)).status for each in (first, second)} == {200, 404}
    (still,) = (found.json for each in (first, second) if (found := look(invoke, token(each))).status == 200)
    assert (still["invited"], still["guests"]) == ("eve@example.net", [])


def test_of_what_repeats_the_next_times_are_shown_each_with_what_one_said(party, invoke):
    patch = {"title": "Coffee", "participants/cat": guest("cat@example.org", participationStatus="needs-action")}
    at = (datetime.fromisoformat(SOON) + timedelta(days=7)).isoformat()
    party.invite("grace@example.org", start=SOON, recurrenceRules=WEEKLY, recurrenceOverrides={at: patch})
    mine, cats = sorted(party.letters(), key=lambda each: each["To"], reverse=True)

    it = look(invoke, token(mine)).json
    assert it["repeats"].startswith("every week")
    assert [each["recurrence_id"] for each in it["times"][:2]] == [SOON, at]
    assert [each["title"] for each in it["times"][:3]] == ["Tea", "Coffee", "Tea"]
    one = look(invoke, token(cats)).json
    assert ([each["title"] for each in one["times"]], one["repeats"]) == (["Coffee"], "")


def test_what_is_over_or_cancelled_is_said_to_be_and_what_is_gone_is_not_shown(party, invoke):
    party.invite("grace@example.org", start="2020-01-01T10:00:00")
    held = party.invite("grace@example.org", start=SOON)
    past, letter = map(token, party.letters())
    assert (look(invoke, past).json["over"], look(invoke, letter).json["over"]) == (True, False)

    party.change(held, {"status": "cancelled"})
    assert (look(invoke, letter).json["over"], look(invoke, letter).json["cancelled"]) == (True, True)
    assert invoke(events_delete, **party.at(held)).status == 204
    assert look(invoke, letter).problem == "no-such-pass"


@pytest.mark.parametrize("how", ["odd", "unknown", "elsewhere", "gone"])
def test_a_broken_link_leads_nowhere(party, invoke, firm, how):
    held = party.invite("grace@example.org", start=SOON)
    good = Token.parse(token(party.letters()[0]))
    mia = Token.fresh(good.workspace)
    firm.person("mia", status="gone", email="")
    InvitationBooks().admit(mia, Pass("mia", held["event_id"], "grace@example.org"), None)
    wrong = {
        "odd": "x",
        "unknown": str(Token.fresh(good.workspace)),
        "elsewhere": str(good._replace(workspace="globex")),
        "gone": str(mia),
    }
    assert look(invoke, wrong[how]).problem == "no-such-pass"

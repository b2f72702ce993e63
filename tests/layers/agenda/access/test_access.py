"""What is true of access, on the tables and on what stands for them."""

import pytest

from agenda.access.service import Access
from agenda.access.table import AccessTable
from agenda.calendars.model import NoSuchCalendar
from agenda.calendars.table import journal
from agenda.people.model import Colleague
from agenda.people.table import PeopleTable
from agenda.sharing import NotAllowed
from kernel.callers import Caller
from tests.layers.agenda.access.fakes import FakeRecords
from tests.layers.agenda.calendars.calendars import NOON, calendar
from tests.layers.kernel.wire import calls

ADA = Caller("acme", "ada", "member", frozenset({"agenda:read", "agenda:write"}), "s")
BOB, EVE = ADA._replace(person="bob"), ADA._replace(person="eve")
BOSS = EVE._replace(person="boss", scopes=ADA.scopes | {"agenda:manage"})

MINE, SHARED, TRASHED, HOUSE = 1, 2, 3, 4
CALENDARS = [
    calendar(MINE),
    calendar(SHARED, shares={"group:red": "write", "person:eve": "free-busy", "workspace": "free-busy"}),
    calendar(TRASHED, trashed=NOON, shares={"workspace": "admin"}),
    calendar(HOUSE, owner=None, shares={"workspace": "read"}),
]
IDS = {number: calendar(number).calendar_id for number in range(1, 6)}


@pytest.fixture(params=["fake", "table"])
def access(request):
    bob = Colleague(person="bob", modseq=1, groups=("red",))
    if request.param == "fake":
        records = FakeRecords()
        records.people["acme", "bob"] = bob
        records.calendars = {("acme", each.calendar_id): each.model_copy(update={"modseq": 1}) for each in CALENDARS}
        return Access(records)
    request.getfixturevalue("cloud")
    PeopleTable().keep("acme", bob, 0)
    for each in CALENDARS:
        journal().create("acme", each)
    return Access(AccessTable())


def roles(held):
    return {key: held[IDS[key]].role for key in IDS if IDS[key] in held}


def test_everybody_sees_what_is_theirs_or_shared_with_them_and_nothing_else(access):
    assert roles(access.to(ADA, IDS.values())) == {MINE: "admin", SHARED: "admin", HOUSE: "read"}
    assert roles(access.to(BOB, IDS.values())) == {SHARED: "write", HOUSE: "read"}
    assert roles(access.to(EVE, IDS.values())) == {SHARED: "free-busy", HOUSE: "read"}
    assert roles(access.to(BOSS, IDS.values())) == {SHARED: "free-busy", HOUSE: "admin"}
    assert access.to(ADA._replace(workspace="globex"), IDS.values()) == {}


def test_what_one_may_not_see_is_not_there_and_what_one_may_not_do_is_refused(access):
    assert access.demand(BOB, IDS[SHARED], "write").calendar.shares == CALENDARS[1].shares
    with pytest.raises(NotAllowed):
        access.demand(BOB, IDS[SHARED], "admin")
    for hidden in (IDS[MINE], IDS[TRASHED], IDS[5], "!counter", ""):
        with pytest.raises(NoSuchCalendar):
            access.demand(BOB, hidden, "free-busy")
    with pytest.raises(NoSuchCalendar):
        access.demand_all(ADA, [IDS[MINE], IDS[5]], "read")


def test_all_of_it_is_one_round_trip(cloud):
    with calls() as made:
        Access(AccessTable()).to(ADA, IDS.values())
    assert made == ["BatchGetItem"]

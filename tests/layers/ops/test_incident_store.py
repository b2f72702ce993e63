"""What is true of every place where incidents are kept: the table, and the fake that stands for it in tests."""

from datetime import timedelta

import pytest

from kernel.aws import client
from kernel.errors import PreconditionFailed
from kernel.journal import AlreadyExists, CannotCalculateChanges, IfMatch
from kernel.once import IdempotencyKeyReused, Once
from kernel.pages import Page
from ops.incidents.model import NoSuchIncident, Resolved
from ops.incidents.table import TABLE, IncidentTable
from tests.layers.kernel.wire import calls
from tests.layers.ops.fakes import FakeIncidents
from tests.layers.ops.incidents import NOON, NOTE, UPDATE, incident

ANYTHING = IfMatch()
NEVER = Once()


@pytest.fixture(params=["fake", "table"])
def store(request):
    if request.param == "fake":
        return FakeIncidents()
    request.getfixturevalue("cloud")
    return IncidentTable()


def update(it):
    return it.updated(UPDATE, "grace", NOON + timedelta(hours=1))


def end(it):
    return it.ended(NOTE, "grace", NOON + timedelta(hours=2))


def test_an_incident_is_read_as_it_was_written(store):
    written = store.create("acme", incident(), NEVER)

    assert written == incident().model_copy(update={"modseq": 1})
    assert store.get("acme", written.incident_id) == written


def test_every_change_counts(store):
    first = store.create("acme", incident(1), NEVER)
    second = store.create("acme", incident(2), NEVER)
    updated = store.change("acme", first.incident_id, update, ANYTHING)
    ended = store.change("acme", first.incident_id, end, IfMatch.tag(updated.modseq))

    assert [it.modseq for it in (first, second, updated, ended)] == [1, 2, 3, 4]
    assert store.get("acme", first.incident_id) == ended
    assert (ended.resolved, len(ended.notes)) == (NOON + timedelta(hours=2), 3)


def test_no_incident_replaces_another(store):
    store.create("acme", incident(), NEVER)

    with pytest.raises(AlreadyExists):
        store.create("acme", incident(title="Another"), NEVER)
    assert store.get("acme", incident().incident_id).title == incident().title


def test_the_same_request_is_answered_with_the_same_incident(store):
    once = Once("k1", "fingerprint")
    first = store.create("acme", incident(1), once)
    store.change("acme", first.incident_id, update, ANYTHING)

    assert store.create("acme", incident(2), once) == first
    with pytest.raises(NoSuchIncident):
        store.get("acme", incident(2).incident_id)


def test_a_key_is_for_one_request(store):
    store.create("acme", incident(1), Once("k1", "fingerprint"))

    with pytest.raises(IdempotencyKeyReused):
        store.create("acme", incident(2), Once("k1", "another"))


def test_who_read_an_older_incident_changes_nothing(store):
    first = store.create("acme", incident(), NEVER)
    updated = store.change("acme", first.incident_id, update, ANYTHING)

    with pytest.raises(PreconditionFailed) as refused:
        store.change("acme", first.incident_id, end, IfMatch.tag(first.modseq))
    assert refused.value.etag == f'"{updated.modseq}"'
    with pytest.raises(PreconditionFailed):
        store.delete("acme", first.incident_id, IfMatch.tag(first.modseq), "grace", NOON)
    assert store.get("acme", first.incident_id) == updated


def test_an_edit_that_changes_nothing_is_no_change(store):
    first = store.create("acme", incident(), NEVER)

    assert store.change("acme", first.incident_id, lambda it: it, ANYTHING) == first


def test_an_edit_that_is_refused_is_no_change(store):
    first = store.create("acme", incident(), NEVER)
    ended = store.change("acme", first.incident_id, end, ANYTHING)

    with pytest.raises(Resolved):
        store.change("acme", first.incident_id, update, ANYTHING)
    assert store.get("acme", first.incident_id) == ended


def test_what_was_deleted_is_gone(store):
    gone = store.create("acme", incident(), NEVER).incident_id
    store.delete("acme", gone, ANYTHING, "grace", NOON)

    for attempt in (
        lambda: store.get("acme", gone),
        lambda: store.change("acme", gone, update, ANYTHING),
        lambda: store.delete("acme", gone, ANYTHING, "grace", NOON),
    ):
        with pytest.raises(NoSuchIncident):
            attempt()
    assert store.page("acme", Page()).items == []


def test_a_workspace_knows_nothing_of_another(store):
    theirs = store.create("globex", incident(), NEVER).incident_id

    with pytest.raises(NoSuchIncident):
        store.get("acme", theirs)
    assert store.page("acme", Page()).items == []
    assert store.changes("acme", "0", 10).created == ()


@pytest.mark.parametrize("limit", [1, 2, 5, 6])
def test_pages_go_from_the_newest_to_the_oldest(store, limit):
    for number in range(5):
        store.create("acme", incident(number), NEVER)
    store.delete("acme", incident(3).incident_id, ANYTHING, "grace", NOON)

    found, page = [], Page(limit=limit)
    while page:
        listing = store.page("acme", page)
        assert len(listing.items) <= limit
        found += [it.incident_id for it in listing.items]
        page = Page(limit=limit, cursor=listing.next) if listing.next else None

    assert found == [incident(number).incident_id for number in (4, 2, 1, 0)]


@pytest.mark.parametrize("limit", [1, 2, 100])
def test_changes_tell_what_happened_since(store, limit):
    one, two, three, four = (incident(number).incident_id for number in range(1, 5))
    store.create("acme", incident(1), NEVER)
    store.create("acme", incident(2), NEVER)
    since = store.changes("acme", "0", 100).state
    store.create("acme", incident(3), NEVER)
    store.create("acme", incident(4), NEVER)
    store.change("acme", one, update, ANYTHING)
    store.change("acme", three, update, ANYTHING)
    store.delete("acme", two, ANYTHING, "grace", NOON)
    store.delete("acme", four, ANYTHING, "grace", NOON)

    told = [store.changes("acme", since, limit)]
    while told[-1].has_more:
        told.append(store.changes("acme", told[-1].state, limit))

    assert [each for it in told for each in it.created] == [three]
    assert [each for it in told for each in it.updated] == [one]
    assert two in [each for it in told for each in it.destroyed]
    assert told[-1].state == "8"
    assert store.changes("acme", "8", limit).state == "8"


def test_a_workspace_is_forgotten_as_if_it_had_never_been(store):
    for workspace in ("acme", "globex"):
        for number in range(100):  # more than one transaction holds
            store.create(workspace, incident(number), Once(f"k{number}", "fingerprint"))
        store.delete(workspace, incident(1).incident_id, ANYTHING, "grace", NOON)
    untouched = store.page("globex", Page()).items

    for pages in (2, 0):  # however often it is begun, it is told alike
        store.forget("acme")
        assert store.left("acme", pages) == (99, 2)
    store.forgotten("acme")

    assert store.page("acme", Page()).items == []
    assert store.state("acme") == store.state("initech")
    assert store.create("acme", incident(2), Once("k1", "another")).modseq == 1
    assert store.page("globex", Page()).items == untouched


def test_the_state_is_another_after_each_change(store):
    states = [store.state("acme")]
    store.create("acme", incident(), NEVER)
    states.append(store.state("acme"))
    store.change("acme", incident().incident_id, update, ANYTHING)
    states.append(store.state("acme"))
    store.delete("acme", incident().incident_id, ANYTHING, "grace", NOON)
    states.append(store.state("acme"))

    assert len(set(states)) == 4
    assert store.state("acme") == states[-1] == store.changes("acme", "0", 10).state


LONG_AGO = NOON - timedelta(days=400)
MONTH = NOON - timedelta(days=30)


def test_what_is_open_is_of_late_however_long_ago_it_began(store):
    store.create("acme", incident(1, at=LONG_AGO), NEVER)
    for number in range(2, 60):  # more than a page
        over = incident(number, at=LONG_AGO).ended(NOTE, "ada", MONTH - timedelta(seconds=1))
        store.create("acme", over, NEVER)
    store.create("acme", incident(60), NEVER)
    store.create("globex", incident(61), NEVER)

    assert [it.incident_id for it in store.lately("acme", MONTH)] == [
        incident(number).incident_id for number in (60, 1)
    ]


def test_what_ended_of_late_is_too_and_what_ended_before_is_not(store):
    for number, ended in enumerate((MONTH - timedelta(microseconds=1), MONTH, NOON)):
        store.create("acme", incident(number, at=LONG_AGO), NEVER)
        store.change("acme", incident(number).incident_id, lambda it, at=ended: it.ended(NOTE, "ada", at), ANYTHING)

    assert [it.resolved for it in store.lately("acme", MONTH)] == [NOON, MONTH]


def test_what_was_taken_back_is_not(store):
    for number, began in ((1, LONG_AGO), (2, NOON)):
        store.create("acme", incident(number, at=began), NEVER)
        store.delete("acme", incident(number).incident_id, ANYTHING, "grace", NOON)

    assert store.lately("acme", MONTH, [incident(1).incident_id]) == []


@pytest.mark.parametrize("state", ["1", "-1", "x", ""])
def test_a_state_that_was_never_given_out_is_good_for_nothing(store, state):
    with pytest.raises(CannotCalculateChanges):
        store.changes("acme", state, 10)


def test_who_knows_what_changed_sees_it_before_the_index_does(cloud):
    table = IncidentTable()
    old = table.create("acme", incident(1, at=LONG_AGO), NEVER)
    for number in range(2, 60):
        table.create("acme", incident(number, at=LONG_AGO).ended(NOTE, "ada", LONG_AGO), NEVER)
    key = {"pk": {"S": "acme"}, "sk": {"S": old.incident_id}}
    client("dynamodb").update_item(TableName=TABLE, Key=key, UpdateExpression="REMOVE ended")  # as of no index yet

    assert table.lately("acme", MONTH) == []
    assert table.lately("acme", MONTH, [old.incident_id]) == [old]


def test_no_page_is_read_beyond_what_began_of_late(cloud):
    table = IncidentTable()
    for number in range(120):
        began = LONG_AGO if number < 110 else NOON
        table.create("acme", incident(number, at=began).ended(NOTE, "ada", began), NEVER)

    with calls() as made:
        assert len(table.lately("acme", MONTH)) == 10
    assert made == ["Query", "Query"]

import pytest

from kernel.errors import PreconditionFailed
from kernel.journal import IfMatch
from kernel.once import Once
from kernel.pages import Page
from ops.incidents.model import NoSuchIncident
from ops.incidents.service import Incidents
from tests.layers.ops.fakes import FakeIncidents
from tests.layers.ops.incidents import ADA, DRAFT, NOON, NOTE, UPDATE, Clock

ANYTHING = IfMatch()
GRACE = ADA._replace(workspace="globex", person="grace")


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def incidents(clock):
    return Incidents(FakeIncidents(), clock)


def test_an_incident_is_told_from_its_first_sign_to_its_end(incidents, clock):
    opened = incidents.open(ADA, DRAFT, Once())
    clock.tick(minutes=5)
    updated = incidents.update(ADA, opened.incident_id, UPDATE, IfMatch.tag(opened.modseq))
    clock.tick(minutes=5)
    ended = incidents.resolve(ADA, opened.incident_id, NOTE, IfMatch.tag(updated.modseq))

    assert [note.status for note in ended.notes] == ["investigating", "monitoring", "resolved"]
    assert [(note.at - NOON).seconds for note in ended.notes] == [0, 300, 600]
    assert incidents.get("acme", opened.incident_id) == ended


def test_what_is_opened_later_has_a_later_id(incidents):
    ids = [incidents.open(ADA, DRAFT, Once()).incident_id for _ in range(3)]

    assert len(set(ids)) == 3
    assert {it.incident_id for it in incidents.page("acme", Page()).items} == set(ids)


def test_a_caller_works_in_their_own_workspace(incidents):
    opened = incidents.open(ADA, DRAFT, Once())

    for attempt in (
        lambda: incidents.update(GRACE, opened.incident_id, UPDATE, ANYTHING),
        lambda: incidents.resolve(GRACE, opened.incident_id, NOTE, ANYTHING),
        lambda: incidents.remove(GRACE, opened.incident_id, ANYTHING),
        lambda: incidents.get("globex", opened.incident_id),
    ):
        with pytest.raises(NoSuchIncident):
            attempt()
    assert incidents.get("acme", opened.incident_id) == opened


def test_nobody_ends_what_they_have_not_read(incidents):
    opened = incidents.open(ADA, DRAFT, Once())
    incidents.update(ADA, opened.incident_id, UPDATE, ANYTHING)

    with pytest.raises(PreconditionFailed):
        incidents.resolve(ADA, opened.incident_id, NOTE, IfMatch.tag(opened.modseq))


def test_what_was_none_can_be_taken_back(incidents):
    opened = incidents.open(ADA, DRAFT, Once())
    since = incidents.changes("acme", "0", 10).state
    incidents.remove(ADA, opened.incident_id, ANYTHING)

    assert incidents.page("acme", Page()).items == []
    assert incidents.changes("acme", since, 10).destroyed == (opened.incident_id,)

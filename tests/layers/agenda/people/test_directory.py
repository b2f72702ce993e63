"""What is true of every place where it is kept who is in a workspace: the table, and the fake that stands for it."""

import pytest

from agenda.people.model import Colleague
from agenda.people.service import People
from agenda.people.table import PeopleTable
from tests.layers.agenda.people.fakes import FakeDirectory
from tests.layers.agenda.people.people import told


@pytest.fixture(params=["fake", "table"])
def directory(request):
    if request.param == "fake":
        return FakeDirectory()
    request.getfixturevalue("cloud")
    return PeopleTable()


def test_people_are_known_as_they_were_told_each_in_their_workspace(directory):
    people = People(directory)
    for each in (told("bob", groups=("red", "blue")), told("ada"), told("eve", workspace="globex"), told("mia")):
        people.follow(each)
    people.follow(told("mia", 2, "destroyed"))

    bob = Colleague(
        person="bob",
        modseq=1,
        name="Bob",
        email="bob@example.com",
        role="member",
        groups=("red", "blue"),
        zone="Europe/Berlin",
    )
    assert people.find("acme", ["bob", "eve", "mia"]) == {"bob": bob}
    assert [each.person for each in people.all("acme")] == ["ada", "bob"]
    assert directory.find("acme", ["mia"])["mia"].status == "gone"
    assert directory.at("acme", "bob@example.com") == bob
    assert directory.at("acme", "mia@example.com") is directory.at("acme", "eve@example.com") is None


def test_who_read_something_older_writes_nothing(directory):
    first = Colleague(person="ada", modseq=1)

    assert directory.keep("acme", first, 0)
    assert not directory.keep("acme", Colleague(person="ada", modseq=2), 0)
    assert directory.keep("acme", Colleague(person="ada", modseq=3), 1)
    assert not directory.keep("acme", Colleague(person="ada", modseq=4), 1)
    assert directory.find("acme", ["ada"])["ada"].modseq == 3

import pytest

from functions.identity import people_list, people_remove, people_update
from identity.people.table import TABLE
from kernel.ids import OURS
from kernel.queries import partition
from tests.functions.identity.colleagues import Company


@pytest.fixture
def words(cloud):
    """By what people of a workspace are found."""

    def words(company):
        cloud.pumps.drain()
        keys = (row["sk"]["S"] for row in partition(TABLE, company.id))
        return sorted(each.split("#")[1] for each in keys if each.startswith(f"{OURS}called#"))

    return words


def test_people_are_found_by_the_words_of_what_they_are_called_now_and_not_once_they_left(invoke, words):
    acme = Company()
    grace = acme.hire("grace", called="Grace Brewster")
    assert words(acme) == ["acme", "brewster"]

    invoke(people_update, caller=acme.admin, person=grace, body={"name": "Grace Murray Hopper"})
    assert words(acme) == ["acme", "hopper", "murray hopper"]

    invoke(people_remove, caller=acme.admin, person=grace)
    assert words(acme) == ["acme"]


def test_a_change_that_comes_late_brings_no_name_back(invoke, words, cloud):
    acme = Company()
    grace = acme.hire("grace", called="Grace Brewster")
    for name in ("Grace Murray", "Grace Hopper"):
        invoke(people_update, caller=acme.admin, person=grace, body={"name": name})

    assert [each for each in words(acme) if "ada" not in each] == ["acme", "hopper"]
    assert invoke(people_list, caller=acme.admin, query={"name": "murray"}).json["items"] == []

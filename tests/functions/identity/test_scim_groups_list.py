from unicodedata import normalize

import pytest

from functions.identity import scim_groups_list
from tests.functions.identity.colleagues import Company
from tests.functions.identity.provisioned import key, team


@pytest.fixture
def acme(invoke, cloud):
    acme = Company()
    team(invoke, acme, acme.ada, externalId="8")
    acme.group(name="Bakers")
    return acme


@pytest.fixture
def ask(invoke, acme):
    def ask(**query):
        found = invoke(scim_groups_list, workspace=acme.id, caller=key(acme), query=query).json
        return sorted(each["displayName"] for each in found["Resources"]), found

    return ask


def test_filters_find_whichever_is_meant(acme, ask):
    for text, names in (
        ('displayName eq "ENGINEERS"', ["Engineers"]),
        ('externalId eq "8"', ["Engineers"]),
        (f'members eq "{acme.ada}"', ["Engineers"]),
        ('displayName eq "Engineers" and members.value eq "nobody"', []),
        ('displayName co "e"', ["Bakers", "Engineers"]),
        ('meta.lastModified gt "2000-01-01T00:00:00Z"', ["Bakers", "Engineers"]),
    ):
        assert ask(filter=text)[0] == names


def test_a_group_is_found_by_what_nobody_else_may_call_theirs(acme, ask):
    apart, whole = (normalize(form, "Büro") for form in ("NFD", "NFC"))
    acme.group(name=apart)
    for asked in (apart, whole, f" {whole.upper()} "):
        assert ask(filter=f'displayName eq "{asked}"', excludedAttributes="members")[0] == [apart]


def test_pages_have_members_if_they_are_wanted(acme, ask, round_trips):
    names, found = ask(startIndex=1, count=1)
    assert (found["totalResults"], len(names)) == (2, 1)
    assert found["Resources"][0]["members"][0]["value"] == acme.ada
    before = len(round_trips(scim_groups_list))
    ask(excludedAttributes="members")
    assert len(round_trips(scim_groups_list)) == before + 1

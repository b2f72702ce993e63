import pytest

from functions.identity import scim_users_list
from tests.functions.identity.colleagues import Company
from tests.functions.identity.provisioned import key, provisioned, told


@pytest.fixture
def acme(invoke, cloud):
    """A company of three, of whom two came through the directory, and one is in a group."""
    acme = Company()
    acme.group(provisioned(invoke, acme)["id"])
    provisioned(invoke, acme, "joan", emails=[{"value": "joan@example.com"}, {"value": "j@home.example"}])
    return acme


@pytest.fixture
def names(invoke, acme):
    def names(**query):
        found = invoke(scim_users_list, workspace=acme.id, caller=key(acme), query=query).json
        assert found["itemsPerPage"] == len(found["Resources"])
        return [each["userName"].partition("@")[0] for each in found["Resources"]], found["totalResults"]

    return names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('userName eq "GRACE@corp.example.com"', ["grace"]),
        ('userName eq "ada.acme@example.com"', ["ada.acme"]),
        ('userName eq "grace@example.com"', []),
        ('externalId eq "joan-0a21f0f2"', ["joan"]),
        ('emails.value eq "j@home.example"', ["joan"]),
        ('emails[type eq "work" and value eq "grace@example.com"]', ["grace"]),
        ('emails eq "ada.acme@example.com"', ["ada.acme"]),
        ('meta.lastModified ge "2100-01-01T00:00:00Z"', []),
        ('meta.lastModified gt "2000-01-01T00:00:00Z" and active eq true', ["ada.acme", "grace", "joan"]),
        ('displayName eq "ada.acme"', ["ada.acme"]),
        ('active eq true and title pr or userName eq "joan@corp.example.com"', ["joan"]),
    ],
)
def test_filters_find_whoever_is_meant(names, text, found):
    people, total = names(filter=text)
    assert (sorted(people), total) == (found, len(found))


def test_a_word_of_a_name_by_which_colleagues_find_somebody_is_no_display_name(names, cloud):
    cloud.pumps.drain()
    assert names(filter='displayName eq "acme"') == ([], 0)


def test_pages_make_the_whole_in_the_order_of_coming(names):
    assert names() == (["ada.acme", "grace", "joan"], 3)
    assert names(startIndex=2, count=1) == (["grace"], 3)
    assert names(startIndex=9) == ([], 3)
    assert names(count=0) == ([], 3)


def test_a_page_costs_three_reads_however_deep_it_is(acme, names, round_trips):
    for number in range(8):
        acme.hire(f"p{number}")
    names(startIndex=10, count=2)

    assert round_trips(scim_users_list) == ["BatchGetItem", "BatchGetItem", "Query"]


def test_what_is_no_filter_is_refused_in_words_of_scim(invoke, acme):
    said = invoke(scim_users_list, workspace=acme.id, caller=key(acme), query={"filter": "userName is nice"})
    assert told(said) == (400, "invalidFilter")
    assert told(invoke(scim_users_list, workspace=acme.id, caller={**key(acme), "scopes": "scim:write"}))[0] == 403

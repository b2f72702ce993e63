from hypothesis import given, settings
from hypothesis import strategies as st

from identity.scim.profiles import Facts, facts, shown, told

texts = st.text(max_size=5)
labelled = st.lists(
    st.fixed_dictionaries(
        {"value": texts.filter(bool)}, optional={"type": st.sampled_from(["work", "home"]), "primary": st.just(True)}
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda each: each["value"],
).map(lambda every: [*every[:1], *({k: v for k, v in each.items() if k != "primary"} for each in every[1:])])
filled = texts.filter(bool)
profiles = st.fixed_dictionaries(
    {},
    optional={
        "displayName": filled,
        "title": filled,
        "locale": filled,
        "timezone": filled,
        "nickName": filled,
        "name": st.dictionaries(st.sampled_from(["givenName", "familyName", "formatted"]), filled, min_size=1),
        "emails": labelled,
        "photos": labelled,
        "phoneNumbers": labelled,
    },
)
known = st.builds(Facts, *[texts] * 8)


@settings(deadline=None)
@given(profiles, known)
def test_what_a_profile_is_told_it_says(profile, told_of):
    assert facts(told(profile, told_of)) == told_of


@settings(deadline=None)
@given(profiles)
def test_what_it_says_itself_changes_nothing(profile):
    assert told(profile, facts(profile)) == profile


@settings(deadline=None)
@given(profiles, known)
def test_what_stoa_knows_nothing_of_stays(profile, told_of):
    after = told(profile, told_of)

    for name in ("nickName", "phoneNumbers"):
        assert after.get(name) == profile.get(name)
    assert after.get("name", {}).get("formatted") == profile.get("name", {}).get("formatted")


def test_a_new_address_becomes_the_one_that_counts():
    before = {"emails": [{"value": "old", "type": "work", "primary": True}, {"value": "home", "type": "home"}]}

    assert told(before, facts(before)._replace(email="new"))["emails"] == [
        {"value": "new", "primary": True},
        {"value": "old", "type": "work"},
        {"value": "home", "type": "home"},
    ]


def test_somebody_is_shown_by_the_best_name_there_is():
    assert shown({"displayName": "Ada", "name": {"formatted": "x"}}, "ada@x.y") == "Ada"
    assert shown({"name": {"formatted": "Ada L."}}, "ada@x.y") == "Ada L."
    assert shown({"name": {"givenName": "Ada", "familyName": "Lovelace"}}, "ada@x.y") == "Ada Lovelace"
    assert shown({}, "ada@x.y") == "ada@x.y"

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from identity.scim.patches import mentioned, read
from identity.scim.schemas import GROUPS, PEOPLE
from identity.scim.urns import ENTERPRISE
from identity.scim.values import accepted
from kernel.errors import Refusal
from tests.layers.identity.scim.patched import TEAM, members, op, patched

WORK = 'emails[type eq "work"]'

names = st.sampled_from(["ada", "bob", "eve", "zoe"])
some = st.lists(names, min_size=1, max_size=3).map(lambda every: [{"value": each} for each in every])
changes = (
    st.builds(op, st.sampled_from(["add", "Remove", "replace"]), st.just("members"), some)
    | st.builds(op, st.just("remove"), names.map(lambda name: f'members[value eq "{name}"]'))
    | st.just(op("remove", "members"))
)


@settings(deadline=None)
@given(st.lists(changes, min_size=1, max_size=4))
def test_members_that_a_patch_is_not_about_make_no_difference(operations):
    about = mentioned(read({"Operations": operations}), GROUPS)
    assume(about is not None)
    part = {**TEAM, "members": [each for each in TEAM["members"] if each["value"] in about]}
    others = [each["value"] for each in TEAM["members"] if each["value"] not in about]
    after = patched(*operations, resource=part, kind=GROUPS).get("members", [])

    assert sorted(members(*operations)) == sorted([*others, *(each["value"] for each in after)])


values = st.sampled_from(["ada@work.example", "x@y.z", "other"])
emails = st.fixed_dictionaries(
    {"value": values}, optional={"type": st.sampled_from(["work", "home"]), "primary": st.booleans()}
)
whole = st.fixed_dictionaries({"title": values, "emails": emails.map(lambda each: [each])})
idempotent = (
    st.builds(op, st.sampled_from(["add", "replace"]), st.just("emails"), emails | emails.map(lambda each: [each]))
    | st.builds(op, st.sampled_from(["add", "replace"]), st.sampled_from(["title", "name.givenName"]), values)
    | st.builds(op, st.just("add"), st.just('emails[type eq "work"].value'), values)
    | st.builds(op, st.just("add"), st.just('emails[type eq "other"].primary'), st.booleans())
    | st.builds(op, st.just("replace"), st.just('emails[type eq "work"].display'), values)
    | st.builds(op, st.just("remove"), st.sampled_from(["title", "emails", WORK, "name", ENTERPRISE]))
    | st.builds(op, st.just("remove"), st.just("emails"), emails)
    | st.builds(op, st.sampled_from(["add", "replace"]), st.none(), whole)
)


@settings(deadline=None)
@given(idempotent)
def test_what_is_done_twice_is_done_once(operation):
    once = patched(operation)

    assert patched(operation, resource=once) == once


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["value", "type", "x", "members"]), inner)
    ),
    max_leaves=6,
)
paths = st.sampled_from(
    ["title", "name", "emails", 'emails[type eq "work"]', "emails.value", "name.x", ENTERPRISE, "active", "roles", "x["]
)


@settings(deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {"op": st.sampled_from(["add", "Replace", "remove", "x"])},
            optional={"path": paths | junk, "value": junk | st.dictionaries(paths, junk, max_size=2)},
        )
        | junk,
        max_size=3,
    )
)
def test_whatever_is_sent_is_done_or_refused(operations):
    try:
        after = patched(*operations)
    except Refusal:
        return
    assert accepted(after, PEOPLE) == after

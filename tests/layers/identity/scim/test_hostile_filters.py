import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from identity.scim.attributes import Path
from identity.scim.errors import InvalidFilter
from identity.scim.filters import Joined, Present
from identity.scim.matching import predicate
from identity.scim.parsing import DEEPEST, LONGEST, MOST, parse
from identity.scim.schemas import PEOPLE


@settings(deadline=None)
@given(st.text() | st.text('userName eq pr and or not()[]".\\ 1-truefalsenull:', max_size=60))
@example("")
@example(" ")
@example("userName")
@example("userName eq")
@example('userName eq "')
@example('userName eq "\\')
@example('userName eq "\\ud800"')
@example('userName eq "\ud800"')
@example("userName eq 01")
@example("userName eq 1e999")
@example("userName eq NaN")
@example("userName eq ada")
@example("userName is 1")
@example("userName pr pr")
@example("userName pr and")
@example("(userName pr")
@example("userName pr)")
@example("emails[type pr")
@example("emails[]")
@example("emails[emails[type pr]]")
@example("emails[urn:x:type pr]")
@example("emails[name.type pr]")
@example("emails.type[value pr]")
@example("emails[type pr].")
@example("emails[type pr].a.b pr")
@example("a.b.c pr")
@example("not userName pr")
@example("1 eq 1")
@example("userName\neq 1")
@example("userName eq \x00")
def test_any_other_text_is_refused_and_nothing_else_happens(text):
    try:
        tree = parse(text)
    except InvalidFilter:
        return
    assert repr(parse(str(tree))) == repr(tree)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 100_000,
        "not (" * 100_000,
        '"' * 100_000,
        "a" * 100_000,
        "userName pr and " * 100_000,
        'a eq "' + "\\" * (LONGEST - 7),
        "[" * LONGEST,
        "a:" * (LONGEST // 2),
        "urn:" * (LONGEST // 4),
        "urn:" + "a.-" * (LONGEST // 3 - 2),
        "(" * LONGEST,
        " " * (LONGEST - 1) + ")",
        ("a pr or " * (LONGEST // 8))[:-4],
    ],
)
def test_a_hostile_filter_is_refused_in_milliseconds(text):
    started = time.process_time()
    with pytest.raises(InvalidFilter):
        parse(text)

    assert time.process_time() - started < 0.25


def test_the_bounds_are_where_they_are_said_to_be():
    deepest = "(" * DEEPEST + "title pr" + ")" * DEEPEST
    assert parse(deepest) == Present(Path(None, "title"))
    with pytest.raises(InvalidFilter):
        parse(f"({deepest})")

    most = " or ".join(["title pr"] * MOST)
    assert isinstance(parse(most), Joined)
    with pytest.raises(InvalidFilter):
        parse(f"{most} or title pr")


@pytest.mark.parametrize("text", ["not (" * 6 + "title pr" + ")" * 6, "(" * 20 + "active eq true" + ")" * 20])
def test_what_is_within_bounds_is_answered(text):
    assert predicate(parse(text), PEOPLE)({"title": "x", "active": True})

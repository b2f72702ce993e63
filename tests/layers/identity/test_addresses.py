import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity.addresses import digest, normal

LOCAL = st.text(alphabet="abcXYZ0129.+_-ÄßøΩи", min_size=1, max_size=70)
DOMAIN = st.text(alphabet="abcXYZ0129.-äßøи。", min_size=1, max_size=70)


def spelled(text):
    try:
        return normal(text)
    except ValueError:
        return None


@given(st.one_of(st.builds("{}@{}.com".format, LOCAL, DOMAIN), st.emails(), st.text()))
def test_the_normal_spelling_is_its_own_normal_spelling(text):
    found = spelled(text)

    if found is not None:
        assert normal(found) == found
        assert found == found.strip().lower()
        assert found.count("@") == 1
        assert found.isascii()


@given(st.emails())
def test_case_and_blanks_make_no_other_address(text):
    found = spelled(text)

    if found is not None:
        assert spelled(f"  {text.swapcase()} ") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ada@Example.COM", "ada@example.com"),
        ("ada@BÜCHER.example", "ada@xn--bcher-kva.example"),
        ("ada@xn--bcher-kva.example", "ada@xn--bcher-kva.example"),
        ("\N{FULLWIDTH LATIN SMALL LETTER A}da@example.com", "ada@example.com"),
        ("ada@example。com", "ada@example.com"),
        ("ada+news@example.com", "ada+news@example.com"),
        ("o'brien@example.com", "o'brien@example.com"),
    ],
)
def test_spellings_of_one_address_are_one(text, found):
    assert normal(text) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ada@apple.com", "ada@\N{CYRILLIC SMALL LETTER A}pple.com"),
        ("ada@example.com", "ada@examp\N{CYRILLIC SMALL LETTER PALOCHKA}e.com"),
        ("ada@example.com", "ada@example.co"),
        ("ada@example.com", "ada+1@example.com"),
    ],
)
def test_what_looks_alike_is_not_the_same(one, other):
    assert normal(one) != normal(other)
    assert digest(normal(one)) != digest(normal(other))


@pytest.mark.parametrize("text", ["jörg@example.com", "\N{CYRILLIC SMALL LETTER A}da@example.com"])
def test_what_cannot_be_mailed_to_is_told_why(text):
    with pytest.raises(ValueError, match="before the @"):
        normal(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ada",
        "@example.com",
        "ada@",
        "ada@localhost",
        "a b@example.com",
        ".ada@example.com",
        "ada.@example.com",
        "a..b@example.com",
        "ada@-example.com",
        "ada@example..com",
        "ada@stra\N{LATIN SMALL LETTER SHARP S}e.example",
        "ada@exam\N{ZERO WIDTH JOINER}ple.com",
        "ada@exam\N{SOFT HYPHEN}ple.com",
        "ada@exam_ple.com",
        "ada\x00@example.com",
        "ada\n@example.com",
        "<ada>@example.com",
        "ada@evil.com@example.com",
        "a" * 65 + "@example.com",
        "ada@" + "x" * 64 + ".com",
    ],
)
def test_what_is_no_address_is_refused(text):
    assert spelled(text) is None

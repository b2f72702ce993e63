import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.letters import Unreachable
from kernel.letters.names import MOST, initial, masked, one_line, routable, shown

anything = st.text(st.characters(codec=None, categories=None), max_size=120)


@given(anything)
def test_a_name_is_one_line_of_characters_that_can_be_seen(text):
    line = one_line(text)

    assert len(line) <= MOST
    assert all(c.isprintable() or c in "\u200c\u200d" for c in line)
    assert line == line.strip()
    assert line.encode().decode() == line


@given(anything)
def test_a_name_that_was_made_fit_stays_as_it_is(text):
    assert one_line(one_line(text)) == one_line(text)


@pytest.mark.parametrize(
    "name", ["Ada Lovelace", "Zoë Müller-Łukasz", "李小龍", "محمد علی", "नरेन्द्र", "👩‍💻 Team", "O'Brien & Söhne, GmbH"]
)
def test_names_of_people_everywhere_are_left_alone(name):
    assert one_line(name) == name
    assert shown(name) == name


def test_marks_that_turn_or_hide_text_are_gone():
    for mark in "\u202e\u2066\u200f\u200b\u00ad\ufeff\u2060\ue000\ud800":
        assert one_line(f"ab{mark}cd") == "abcd"
        assert unicodedata.category(mark)[0] == "C"


def test_breaks_of_any_kind_are_spaces():
    for mark in "\r\n\t\v\f\x00\x7f\x85\u2028\u2029\u00a0\u3000":
        assert one_line(f"ab{mark}cd") == "ab cd"


def test_what_looks_like_a_link_is_broken_and_reads_the_same():
    for name in ("evil.example", "https://evil.example/x", "www.evil.example", "eve@evil.example"):
        assert name not in shown(name)
        assert shown(name).replace("\u200b", "") == name
    assert shown("Dr. No, Inc.") == "Dr. No, Inc."


@given(anything)
def test_a_name_always_has_something_to_stand_for_it(text):
    assert len(initial(text)) == 1


def test_an_initial_is_the_first_letter():
    assert [initial(name) for name in ("acme", "(ää)", "ßtraße", "", "👩‍💻")] == ["A", "Ä", "S", "•", "•"]


def test_a_masked_address_is_known_to_its_owner_only():
    assert masked("grace.hopper@example.net") == "g•••@example.net"


@pytest.mark.parametrize(
    ("address", "halves"),
    [
        ("ada@example.org", ("ada", "example.org")),
        ("a.b+c_d'e@Sub.Example.ORG", ("a.b+c_d'e", "Sub.Example.ORG")),
        ("ada@müller.example", ("ada", "xn--mller-kva.example")),
        ("ada@例え.テスト", ("ada", "xn--r8jz45g.xn--zckzah")),
    ],
)
def test_an_address_is_taken_apart_as_the_post_needs_it(address, halves):
    assert routable(address) == halves


@pytest.mark.parametrize(
    "address",
    [
        *(
            "",
            "@",
            "ada",
            "ada@",
            "@example.org",
            "ada@localhost",
            "a b@example.org",
            "ada@example.org\r\nBcc: eve@x.yz",
        ),
        *("ada@exa mple.org", "ada,eve@example.org", "<ada@example.org>", "a..b@example.org", ".a@example.org"),
        *(
            "ädä@example.org",
            "ada@-x.example",
            "ada@x..example",
            "ada@127.0.0.1",
            "ada@[127.0.0.1]",
            '"a b"@example.org',
        ),
        *(f"{'a' * 65}@example.org", f"ada@{'a' * 64}.org", f"ada@{'a.' * 127}org", "ada@\ud800.org"),
    ],
)
def test_what_is_no_address_is_refused_in_words_that_do_not_repeat_it(address):
    with pytest.raises(Unreachable) as refused:
        routable(address)
    assert not address.strip() or address not in str(refused.value)


@given(anything)
def test_nothing_else_comes_out_of_an_address_than_what_went_in(text):
    try:
        local, domain = routable(text)
    except Unreachable:
        return
    assert domain.isascii()
    assert text.startswith(f"{local}@")

"""What a letter may have beside words: what somebody wrote, lists of things, and buttons to choose among."""

from types import SimpleNamespace

import pytest

from kernel.letters import Brand, NotALink, Reader, english
from kernel.letters.compose import Stationery
from kernel.letters.sheet import Line, Section
from kernel.letters.wording import Wording
from tests.layers.identity.letters.reading import elements, parsed, printed, style

WORDS = Wording(subject="Tea", preheader="At five", heading="Tea", body="Come.", reason="you like tea")
TEXTS = SimpleNamespace(**{**vars(english), "LETTERS": {"tea": WORDS}, "WORDS": {**english.WORDS, "yes": "Yes"}})
WICKED = '<b onclick="x">evil.example</b>'


def letter(**more):
    return Stationery({"en": TEXTS}).composed("tea", Reader("ada@example.org"), Brand("Acme"), **more)


def words(made):
    return [said for said, _, _ in printed(parsed(made.html), {})]


def test_what_somebody_wrote_is_quoted_line_by_line():
    made = letter(quote="Dear all,\n\ncome to evil.example\n" + "more\n" * 40)

    assert "> Dear all,\n> \n> come to evil.\u200bexample\n> more" in made.text
    assert made.text.count("> more") == 17
    assert "come to evil.\u200bexample" in words(made)


def test_things_are_listed_under_their_heading_by_what_leads_them():
    lines = (Line("09:30", "Stand-up", "Room 4", "#0CA678"), Line("all day", WICKED, colour="nonsense"))
    made = letter(sections=(Section("Monday", lines), Section("", (Line("", "Later"),))))

    assert "Monday\n  09:30    Stand-up (Room 4)\n  all day  <b onclick" in made.text
    edges = {each.text: style(each).get("border-left") for name, each in elements(parsed(made.html)) if name == "td"}
    assert (edges["Stand-up"], edges["Later"]) == ("4px solid #0ca678", "4px solid #e4e4e7")
    assert {name for name, each in elements(parsed(made.html)) if each.get("onclick")} == set()


def test_one_chooses_among_buttons():
    made = letter(choices={"yes": "https://example.com/yes"})

    assert "Yes:\nhttps://example.com/yes" in made.text
    assert [(each.text, each.get("href")) for name, each in elements(parsed(made.html)) if name == "a"] == [
        ("Yes", "https://example.com/yes")
    ]
    with pytest.raises(NotALink):
        letter(choices={"yes": "http://evil.example"})

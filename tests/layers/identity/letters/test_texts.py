"""What is true of the texts of every language."""

from datetime import timedelta
from string import Formatter

import pytest

from identity.letters import texts_en
from identity.letters.compose import OURS
from tests.layers.identity.letters.specimens import letters

FIELDS = ("subject", "preheader", "heading", "body", "reason", "button", "code", "after", "second")


@pytest.fixture(params=OURS.languages.values(), ids=OURS.languages)
def language(request):
    return request.param


def values(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_letter_is_in_every_language(language):
    assert set(language.LETTERS) == set(letters())
    assert set(language.WORDS) == set(texts_en.WORDS)


def test_every_language_says_as_much_as_english(language):
    for kind, wording in language.LETTERS.items():
        english = texts_en.LETTERS[kind]
        for field in FIELDS:
            said, meant = getattr(wording, field), getattr(english, field)
            assert bool(said) == bool(meant), (kind, field)
            assert values(said) == values(meant), (kind, field)
            assert said.count("<b>") == said.count("</b>") == said.count("<") / 2, (kind, field)


def test_only_body_and_after_set_words_off(language):
    for kind, wording in language.LETTERS.items():
        assert not [field for field in FIELDS if field not in {"body", "after"} and "<" in getattr(wording, field)], (
            kind
        )


def test_every_word_is_used(language):
    said = "\n".join(letter.text for letter in letters().values())
    for word in ("When", "Device", "Near", "IP address", "Role", "Expires", "Kept until", "SHA-256", "Undo until"):
        assert word.lower() in said.lower()


@pytest.mark.parametrize(
    ("duration", "said"),
    [
        (timedelta(seconds=59), "less than a minute"),
        (timedelta(minutes=1), "1 minute"),
        (timedelta(minutes=15, seconds=59), "15 minutes"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(minutes=90), "90 minutes"),
        (timedelta(hours=24), "1 day"),
        (timedelta(hours=36), "36 hours"),
        (timedelta(days=6, hours=23), "6 days"),
        (timedelta(days=7), "7 days"),
        (timedelta(days=-1), "less than a minute"),
    ],
)
def test_a_duration_is_never_said_to_be_longer_than_it_is(duration, said):
    assert texts_en.lasting(duration) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 bytes"), (999, "999 bytes"), (1_000, "1.0 kB"), (12_345_678, "12.3 MB"), (10**12, "1000.0 GB")],
)
def test_a_size_is_in_units_of_people(count, said):
    assert texts_en.size(count) == said

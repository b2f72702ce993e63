import time

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from zxcvbn.matching import L33T_TABLE, RANKED_DICTIONARIES

from identity.passwords.guessing import LEAST, SEEN, WORK, beginning, readings, strength, words


@pytest.mark.parametrize(
    ("password", "enough"),
    [
        ("password", False),
        ("Tr0ub4dour&3", False),
        ("", False),
        ("correcthorsebatterystaple", True),
        ("abcdefgh12345678", False),
        ("19850412", False),
        ("ooooooooooooooooooooooo", False),
        ("wandering otters hum quietly", True),
        ("k3#Vw9!qLp", True),
    ],
)
def test_good_ones_are_told_from_bad_ones(password, enough):
    assert strength(password).enough is enough


def test_who_has_a_bad_one_is_told_what_to_do_and_who_has_a_good_one_nothing():
    assert strength("password").warning == "This is a top-10 common password."
    assert strength("password").suggestions
    assert strength("wandering otters hum quietly").suggestions == ()


def test_the_name_of_a_person_is_no_password_for_them_and_is_not_remembered_for_others():
    alone = strength("xanthippezygmunt")

    assert strength("xanthippezygmunt", ["Xanthippe Zygmunt"]).score < alone.score
    assert strength("xanthippezygmunt") == alone
    assert "user_inputs" not in RANKED_DICTIONARIES


SIGNS = "4@8({[<369!1|0$5+7%2"


@pytest.mark.parametrize("filling", ["0", "a", SIGNS, "password", "1l|!i", "thequickbrown"])
def test_no_password_keeps_us_busy(filling):
    strength("warm")  # so that the words are read
    hostile = (SIGNS + filling * 256)[:256]
    started = time.process_time()

    strength(hostile)

    assert time.process_time() - started < 1.5


@given(st.text(st.sampled_from(SIGNS + "aesot"), max_size=256))
@examples(max_examples=100)
def test_what_is_looked_at_is_the_beginning_and_bounded(text):
    seen = beginning(text, L33T_TABLE)

    assert text.startswith(seen)
    assert len(seen) >= min(len(text), LEAST)
    assert len(seen) <= SEEN
    assert len(seen) <= LEAST or readings(seen, L33T_TABLE) * len(seen) ** 2 <= WORK


@given(st.text("abcdefgh", max_size=SEEN))
def test_an_ordinary_password_is_looked_at_whole(text):
    assert beginning(text, L33T_TABLE) == text


def test_signs_that_stand_for_letters_make_many_readings():
    assert readings("otters", L33T_TABLE) == 1
    assert readings("p4ssw0rd", L33T_TABLE) == 1
    assert readings("4@", L33T_TABLE) == 2
    assert readings(SIGNS, L33T_TABLE) > 500


def test_what_somebody_is_called_is_taken_whole_and_in_parts_and_in_one_word():
    assert words(["Ada Lovelace", "ada@engine.example"]) == [
        "ada lovelace",
        "adalovelace",
        "ada",
        "lovelace",
        "ada@engine.example",
        "adaengineexample",
        "engine",
        "example",
        "stoa",
    ]


def test_the_name_of_the_workspace_and_a_year_is_no_password():
    assert strength("HeronGroup2026").enough
    assert not strength("HeronGroup2026", ["Heron Group"]).enough


def test_however_much_is_said_of_somebody_is_bounded():
    found = words([f"name{number} " * 100 for number in range(1000)])

    assert len(found) == 40
    assert max(map(len, found)) <= 64


@given(st.lists(st.text(max_size=100), max_size=60), st.text(max_size=256))
@examples(max_examples=60, deadline=None)
def test_any_text_has_a_strength_for_anybody(about, text):
    assert 0 <= strength(text, about).score <= 4

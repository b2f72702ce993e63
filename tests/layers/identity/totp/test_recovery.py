import re
from math import log2

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from identity.totp import CodeRefused, kept, new_codes, spent
from identity.totp.recovery import ALPHABET

CODES = new_codes()
KEPT = kept(CODES)


def test_there_are_ten_of_them_and_all_differ():
    assert len(set(CODES)) == 10
    assert not set(CODES) & set(new_codes())


def test_they_can_be_read_from_paper_and_not_be_guessed():
    for code in CODES:
        assert re.fullmatch(rf"([{ALPHABET}]{{4}}-){{3}}[{ALPHABET}]{{4}}", code)
    assert not set("OIL") & set(ALPHABET)
    assert 16 * log2(len(set(ALPHABET))) >= 50


def test_they_are_not_kept_and_no_two_hashes_share_their_salt():
    text = " ".join(KEPT)

    assert not any(code in text or code.replace("-", "") in text for code in CODES)
    assert len({each.partition("$")[0] for each in kept([CODES[0]] * 5)}) == 5


def test_each_is_good_once():
    left = KEPT
    for number, code in enumerate(CODES, 1):
        left = spent(left, code)
        assert len(left) == 10 - number
        with pytest.raises(CodeRefused):
            spent(left, code)


def test_spending_one_leaves_the_others_as_they_were():
    assert spent(KEPT, CODES[3]) == KEPT[:3] + KEPT[4:]


@pytest.mark.parametrize("typed", [str.lower, lambda code: code.replace("-", " "), lambda code: f" {code}\n"])
def test_it_does_not_matter_how_one_is_typed(typed):
    assert len(spent(KEPT, typed(CODES[0]))) == 9


def test_letters_that_look_like_digits_are_those_digits():
    left = kept(["0123-4567-89AB-CDEF"])

    assert spent(left, "OI23-4567-89AB-CDEF") == ()
    assert spent(left, "ol23 4567 89ab cdef") == ()


@pytest.mark.parametrize(
    "text",
    ["", "-", CODES[0][:-1], f"{CODES[0]}0", CODES[0][:-1] + "U", "0" * 16, "0" * 1_000_000],
    ids=["nothing", "a hyphen", "too short", "too long", "no such letter", "another", "endless"],
)
def test_what_is_none_of_them_is_refused(text):
    with pytest.raises(CodeRefused):
        spent(KEPT, text)


@given(st.text(max_size=80))
def test_any_text_is_one_of_them_or_refused(text):
    assume(re.sub(r"[\s-]", "", text).upper() not in {code.replace("-", "") for code in CODES})

    with pytest.raises(CodeRefused):
        spent(KEPT, text)


def test_one_is_refused_where_none_is_left():
    with pytest.raises(CodeRefused):
        spent((), CODES[0])

from hashlib import sha1

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity.passwords.breaches import Question, UnreadableRange

ANSWER = (
    b"0018A45C4D1DEF81644B54AB7F969B88D65:1\r\n"
    b"00D4F6E8FA6EECAD2A3AA415EEC418D38EC:2\r\n"
    b"1E4C9B93F3F0682250B6CF8331B7EE68FD8:3303003\r\n"
    b"011053FD0102E94D6AE2F8B83D76FAF94F6:0"
)


def test_password_is_asked_about_as_everybody_does():
    question = Question.about("password")

    assert question == ("5BAA6", "1E4C9B93F3F0682250B6CF8331B7EE68FD8")
    assert question.seen(ANSWER) == 3303003


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_five_digits_are_told_and_the_others_kept_back(text):
    question = Question.about(text)

    assert (len(question.prefix), len(question.rest)) == (5, 35)
    assert "".join(question).lower() == sha1(text.encode(), usedforsecurity=False).hexdigest()


def test_what_is_not_in_the_answer_was_not_seen():
    assert Question("5BAA6", "F" * 35).seen(ANSWER) == 0
    assert Question("5BAA6", "F" * 35).seen(b"") == 0


def test_lines_that_fill_the_answer_up_were_not_seen():
    assert Question("5BAA6", "011053FD0102E94D6AE2F8B83D76FAF94F6").seen(ANSWER) == 0


def test_it_does_not_matter_how_lines_end_or_digits_are_written():
    question = Question("5BAA6", "1E4C9B93F3F0682250B6CF8331B7EE68FD8")

    assert question.seen(ANSWER.replace(b"\r", b"").lower()) == 3303003


@pytest.mark.parametrize(
    "answer", [b"<html>", b"1E4C:1", ANSWER + b"9999999999999", ANSWER.replace(b":", b" "), b"\xff" * 40]
)
def test_what_is_no_list_of_hashes_is_refused(answer):
    with pytest.raises(UnreadableRange):
        Question.about("password").seen(answer)


@given(st.binary(max_size=300))
def test_any_bytes_are_an_answer_or_refused_as_one(answer):
    try:
        assert Question.about("password").seen(answer) >= 0
    except UnreadableRange:
        assert answer.strip(b"\r\n")

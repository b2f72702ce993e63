import re
import time

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from identity.passwords.hashes import COST, MOST, Cost, fits, made, outdated

CHEAP = Cost(memory=64, passes=1)


@given(st.text(max_size=300).filter(lambda text: text.isprintable()))
@examples(max_examples=40, deadline=None)
def test_what_was_made_of_a_password_fits_it_and_no_other(text):
    kept = made(text, CHEAP)

    assert fits(text, kept, CHEAP)
    assert not fits(f"{text}.", kept, CHEAP)


def test_another_implementation_of_argon2_reads_our_hashes_and_we_read_its():
    Argon2id.verify_phc_encoded(b"correct horse", made("correct horse"))
    theirs = Argon2id(
        salt=b"sixteen bytes on", length=32, iterations=COST.passes, lanes=COST.lanes, memory_cost=COST.memory
    )

    kept = theirs.derive_phc_encoded(b"correct horse")

    assert Cost.of(kept) == COST
    assert fits("correct horse", kept)
    assert not fits("correct hors", kept)


def test_two_people_of_one_password_cannot_be_told_by_what_is_kept():
    assert made("correct horse", CHEAP) != made("correct horse", CHEAP)


def test_it_costs_at_least_what_owasp_asks_for():
    floors = [(47104, 1), (19456, 2), (12288, 3), (9216, 4), (7168, 5)]

    assert any(COST.memory >= memory and COST.passes >= passes for memory, passes in floors)
    assert COST.within(MOST)
    assert re.match(rf"\$argon2id\$v=19\$m={COST.memory},t={COST.passes},p=1\$", made("correct horse"))


def test_nothing_fits_a_person_who_has_no_password():
    assert not fits("", None, CHEAP)
    assert not fits("correct horse", None, CHEAP)


def test_a_stranger_waits_as_long_as_a_friend():
    cost = Cost(memory=16 * 1024, passes=1)
    kept = made("correct horse", cost)

    friend = min(_seconds("wrong", kept, cost) for _ in range(5))
    stranger = min(_seconds("wrong", None, cost) for _ in range(5))

    assert 0.5 < stranger / friend < 2


def _seconds(text, kept, cost):
    started = time.process_time()
    assert not fits(text, kept, cost)
    return time.process_time() - started


def test_a_hash_of_another_cost_still_fits_and_is_outdated():
    kept = made("correct horse", CHEAP)
    dearer = Cost(memory=128, passes=1)

    assert fits("correct horse", kept, dearer)
    assert outdated(kept, dearer)
    assert not outdated(kept, CHEAP)


REST = "A" * 22 + "$" + "A" * 43


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "correct horse",
        "$2b$12$abcdefghijklmnopqrstuv",
        f"$argon2i$v=19$m=64,t=1,p=1${REST}",
        f"$argon2id$v=16$m=64,t=1,p=1${REST}",
        f"$argon2id$v=19$m=4194304,t=1,p=1${REST}",
        f"$argon2id$v=19$m=9999999,t=1,p=1${REST}",
        f"$argon2id$v=19$m=64,t=99,p=1${REST}",
        f"$argon2id$v=19$m=64,t=1,p=9${REST}",
        f"$argon2id$v=19$m=4,t=1,p=1${REST}",
        f"$argon2id$v=19$m=64,t=1,p=1${REST}A",
        f"$argon2id$v=19$m=64,t=1,p=1${REST}\n",
        "$argon2id$v=19$m=64,t=1,p=1$AAAA$AAAA",
    ],
)
def test_what_is_no_hash_of_ours_fits_nothing_and_costs_no_more(kept, capsys):
    started = time.process_time()

    assert not fits("correct horse", kept, CHEAP)
    assert Cost.of(kept) is None
    assert outdated(kept, CHEAP)
    assert time.process_time() - started < 0.5
    assert "no hash of ours" in capsys.readouterr().out


@given(st.text(max_size=200))
@examples(max_examples=60, deadline=None)
def test_whatever_is_kept_fits_nothing_unless_it_was_made_of_it(kept):
    assert not fits("correct horse", kept, CHEAP)


@given(st.integers(8, 300_000), st.integers(1, 99), st.integers(1, 9))
def test_a_hash_says_what_it_cost(memory, passes, lanes):
    cost = Cost(memory, passes, lanes)

    assert Cost.of(cost.blank()) == (cost if cost.within(MOST) else None)

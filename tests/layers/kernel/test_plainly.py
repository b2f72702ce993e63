"""What a validator finds, as whoever sent a request reads it."""

import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import Field, ValidationError, create_model

from kernel.plainly import FORMS, plainly, spelt

KERNEL = Path(__file__).parents[3] / "layers/kernel"
KNOWN = "import sys; sys.path.insert(0, sys.argv[1]); import kernel.plainly; print(*kernel.plainly.FORMS)"


RED = r"^#[a-z]+$"


@pytest.fixture
def tag(monkeypatch):
    monkeypatch.setitem(FORMS, RED, "")  # nothing is left of it for other tests
    words = spelt(RED, "a tag is written #red")
    return create_model("Tag", name=(str, Field(pattern=words)), colour=(str, Field(default="", pattern=r"^[a-z]*$")))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"name": "red"}, "a tag is written #red"),
        ({"name": "#red", "colour": "7"}, "this is not written in the way that is asked for"),
    ],
)
def test_who_asks_for_a_form_says_how_it_is_written_and_no_pattern_is_shown(tag, said, words):
    with pytest.raises(ValidationError) as wrong:
        tag.model_validate(said)

    assert [plainly(each) for each in wrong.value.errors()] == [words]


def test_the_kernel_itself_knows_only_the_forms_that_every_room_asks_for():
    known = subprocess.run([sys.executable, "-c", KNOWN, KERNEL], capture_output=True, text=True, check=True).stdout

    assert known.split() == [r"^[0-9a-f-]{36}$", r"\S"]

import re
from typing import Annotated, Literal
from uuid import UUID

import pytest
from pydantic import BaseModel, Field, ValidationError

from kernel.api.problems import invalid


class Wanted(BaseModel):
    name: Annotated[str, Field(min_length=2, max_length=4)] = "ada"
    colour: Annotated[str, Field(pattern="^#[0-9a-f]{6}$")] = "#000000"
    tags: Annotated[frozenset[str], Field(min_length=1, max_length=2)] = frozenset({"a"})
    days: Annotated[int, Field(ge=1, lt=9)] = 1
    id: UUID | None = None
    kind: Literal["one", "two"] = "one"
    open: bool = False
    mail: Annotated[str, Field(pattern=r"^[a-z]+@[a-z.]+$")] = "a@b.cd"
    odd: Annotated[str, Field(pattern="^q$")] = "q"
    lasts: Annotated[tuple[Annotated[int, Field(ge=5)], ...], Field(min_length=1)] = (5,)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"name": "a"}, "2 characters at least"),
        ({"name": "abcde"}, "4 characters at most"),
        ({"name": 1}, "text"),
        ({"colour": "red"}, "colour: a colour is written #0a84ff"),
        ({"mail": "ada"}, "mail: this is no e-mail address"),
        ({"odd": "x"}, "odd: this is not written in the way that is asked for"),
        ({"tags": []}, "1 at least"),
        ({"tags": ["a", "b", "c"]}, "2 at most"),
        ({"tags": "a"}, "a list"),
        ({"days": 0}, "1 at least"),
        ({"days": 9}, "less than 9"),
        ({"days": "x"}, "a whole number"),
        ({"id": "secret"}, "0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"),
        ({"kind": "three"}, "'one' or 'two'"),
        ({"open": "maybe"}, "true or false"),
    ],
)
def test_a_refusal_speaks_to_people_and_not_of_the_validator(said, words):
    with pytest.raises(ValidationError) as found:
        Wanted.model_validate(said)

    text = str(invalid(found.value, "body"))

    assert words in text
    assert not re.search(r"should|[Ii]nput|valid|item|parsing|Frozenset|secret|three", text)


def test_a_list_is_not_called_too_short_because_of_what_is_wrong_in_it():
    with pytest.raises(ValidationError) as found:
        Wanted.model_validate({"lasts": [0]})

    assert str(invalid(found.value, "body")) == "lasts.0: this is too little; it is 5 at least"

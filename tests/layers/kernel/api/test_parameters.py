"""What a view is told of the path and the query."""

from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

import pytest
from pydantic import BaseModel, Field

from kernel.callers import Caller
from kernel.pages import Page
from tests.layers.kernel.api.knocks import door, knock


class Book(BaseModel):
    title: str
    pages: int
    modseq: int = 4


def test_parts_of_the_path_and_the_query_are_validated():
    def find(caller: Caller, book_id: UUID, since: datetime, tags: list[str] = (), loud: bool = False) -> Book:
        return Book(title=f"{since:%Y} {'+'.join(tags)} {loud}", pages=book_id.int)

    app = door(find, "GET /api/x/books/{book_id}")
    good = {"book_id": str(UUID(int=5))}

    said = knock(
        app, query={"since": datetime(2026, 1, 1, tzinfo=UTC).isoformat(), "tags": ["a", "b"], "loud": "1"}, **good
    )
    assert said.json == {"title": "2026 a+b True", "pages": 5, "modseq": 4}
    assert knock(app, query={"since": "2026-01-01T00:00:00Z"}, book_id="7").status == 404
    assert knock(app, **good).json["errors"][0] == {
        "field": "since",
        "code": "missing",
        "detail": "This parameter is needed",
    }
    assert knock(app, query={"since": "soon"}, **good).json["errors"][0]["field"] == "since"
    assert (
        knock(app, query={"since": "2026-01-01T00:00:00Z", "sinse": "x"}, **good).json["errors"][0]["field"] == "sinse"
    )


def test_a_query_can_be_a_model():
    class Filter(BaseModel):
        author: str
        most: int = Field(default=5, le=10)

    def find(caller: Caller, wanted: Filter) -> Book:
        return Book(title=wanted.author, pages=wanted.most)

    app = door(find, "GET /api/x/books")
    assert knock(app, query={"author": "Woolf", "most": "7"}).json["pages"] == 7
    assert knock(app, query={"author": "Woolf", "most": "11"}).status == 422
    assert knock(app, query={"auther": "Woolf"}).status == 422


class Shelf(BaseModel):
    author: str = ""
    tags: list[str] | None = None


def find_by_name(
    caller: Caller, author: str = "", tags: Annotated[list[str] | None, Field(max_length=9)] = None
) -> str:
    return f"{author} {tags}"


def find_by_shelf(caller: Caller, wanted: Shelf) -> str:
    return f"{wanted.author} {wanted.tags}"


def find_by_page(caller: Caller, page: Page) -> str:
    return f"{page.limit} {page.cursor}"


@pytest.mark.parametrize(
    ("view", "name"),
    [(find_by_name, "author"), (find_by_shelf, "author"), (find_by_page, "limit"), (find_by_page, "cursor")],
)
def test_a_parameter_that_is_said_twice_where_it_may_be_once_is_refused_rather_than_chosen(view, name):
    app = door(view, "GET /api/x/books")
    said = knock(app, query={name: ["1", "2"]})

    assert said.status == 422
    assert said.json["errors"] == [
        {"field": name, "code": "repeated", "detail": "this parameter may be said once only"}
    ]
    assert knock(app, query={name: ["1"]}).status == 200


@pytest.mark.parametrize("view", [find_by_name, find_by_shelf])
def test_a_parameter_that_may_be_several_may_be_one_too(view):
    app = door(view, "GET /api/x/books")

    assert knock(app, query={"tags": ["a", "b"]}).json == " ['a', 'b']"
    assert knock(app, query={"tags": "a"}).json == " ['a']"

"""Requests that were made to hurt: too much to refuse, names to be said back, callbacks that nobody waited for."""

import pytest
from pydantic import BaseModel, ConfigDict, Field

from kernel.api import Api
from kernel.api.request import Request
from kernel.callers import Caller
from kernel.once import Once
from tests.layers.kernel.api.knocks import ADA, knock


class Shelf(BaseModel):
    model_config = ConfigDict(extra="forbid")
    books: tuple[str, ...] = Field(default=(), max_length=20)


def put(shelf: Shelf) -> Shelf:
    return shelf


def door(view, **more):
    app = Api("test")
    app.endpoint("POST /api/x/shelves", scope="x:write", **more)(view)
    return app


def test_a_body_that_would_take_gigabytes_to_refuse_is_not_read():
    said = knock(door(put), raw=b'{"books": [' + b",".join([b"1"] * 1_000_000) + b"]}")

    assert (said.status, said.json["type"]) == (413, "urn:stoa:problem:body-too-large")


def test_a_door_says_how_much_it_reads():
    body = {"books": []}

    assert knock(door(put, largest=13), body=body).status == 200
    assert knock(door(put, largest=12), body=body).status == 413


def test_a_name_of_a_hundred_kilobytes_is_not_said_back():
    said = knock(door(put), body={"k" * 100_000: 1})

    assert said.status == 422
    assert said.json["errors"][0]["field"] == "k" * 80
    assert len(said.text) < 1000


def test_two_people_whose_names_and_keys_look_alike_together_do_not_meet():
    keys = []

    def keep(once: Once, caller: Caller, shelf: Shelf) -> None:
        keys.append(once.key)

    for person, key in (("ada b", "c"), ("ada", "b c")):
        knock(door(keep), body={}, authorizer={**ADA, "person": person}, headers={"idempotency-key": key})

    assert len(set(keys)) == 2


class Remembered(BaseModel):
    name: str


def test_a_posted_callback_believes_what_was_remembered_and_not_what_was_posted():
    app, welcomed = Api("test"), []

    @app.callback("POST /api/x/callback")
    def welcome(remembered: Remembered, code: str = "") -> None:
        welcomed.append((remembered.name, code))

    for kind in ("application/json", "application/x-www-form-urlencoded"):
        said = knock(app, raw=b'{"name": "eve", "x": "&code=c&state=s&"}', headers={"content-type": kind})
        assert said.status == 403
    assert welcomed == []


@pytest.mark.parametrize("route", ["GET /api/x/callback", "POST /api/x/callback"])
def test_a_callback_that_remembers_nothing_is_not_declared(route):
    def welcome(code: str = "") -> None:
        raise AssertionError(code)

    with pytest.raises(TypeError, match="remembered"):
        Api("test").callback(route)(welcome)


@pytest.mark.parametrize("blank", ["\u2000", "\xa0", "\x85", "\u3000"])
def test_a_cookie_that_browsers_let_anybody_set_does_not_pass_for_one_of_ours(blank):
    """``__Host-`` is for us alone, but browsers do not mind it behind a blank that they do not know as one."""
    request = Request({"headers": {"cookie": f"{blank}__Host-state=eve; __Host-state=ada"}, "requestContext": {}})

    assert request.cookies["__Host-state"] == "ada"

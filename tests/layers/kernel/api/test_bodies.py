"""Bodies in other forms than plain JSON, and refusals in other words than RFC 9457's."""

import pytest
from pydantic import BaseModel, Field

from kernel.api import Api
from kernel.api.bodies import FORM
from parlour.cards import Butler
from tests.layers.kernel.api.knocks import knock


class Order(BaseModel):
    dish: str = Field(min_length=1)
    guests: int = 1
    sides: list[str] = []


def kitchen(takes=(FORM,), **more):
    app = Api("test")

    @app.endpoint("POST /api/x/orders", scope="x:write", takes=takes, **more)
    def order(order: Order) -> Order:
        if order.dish == "fugu":
            raise RuntimeError("the cook of bob@example.com is out")
        return order

    return app


def order(app, raw, kind=FORM, **more):
    return knock(app, raw=raw, headers={"content-type": kind}, **more)


def test_a_form_is_bound_to_its_model():
    said = order(kitchen(), b"dish=pea+soup%20%C3%A9&guests=3&sides=rice&sides=bread&mood=", f"{FORM}; charset=utf-8")

    assert (said.status, said.json) == (200, {"dish": "pea soup é", "guests": 3, "sides": ["rice", "bread"]})


@pytest.mark.parametrize(
    ("raw", "status", "fields"),
    [
        (b"dish=a&dish=a", 422, ["dish"]),
        (b"dish=a&guests=many", 422, ["guests"]),
        (b"dish=&guests=2", 422, ["dish"]),
        (b"", 422, ["dish"]),
        (b"dish=%ff", 400, None),
        (b"dish=\xff", 400, None),
        (b"&".join(b"a%d=1" % n for n in range(51)), 400, None),
        (b"dish=" + b"a" * 300_000, 413, None),
    ],
)
def test_a_form_that_makes_no_sense_is_refused_field_by_field(raw, status, fields):
    said = order(kitchen(), raw)

    assert said.status == status
    assert [error["field"] for error in said.json.get("errors", [])] == (fields or [])


def test_a_door_takes_what_it_says_and_nothing_else():
    scim = kitchen(("application/scim+json", "application/json"))

    assert order(scim, b'{"dish": "a"}', "application/scim+json").status == 200
    assert order(scim, b'{"dish": "a"}', "application/json").status == 200
    assert order(scim, b'{"dish": "a"}', "application/merge-patch+json").status == 415
    assert order(scim, b"dish=a").status == 415
    assert order(scim, b" ", "application/scim+json").status == 400
    assert order(kitchen(), b'{"dish": "a"}', "application/json").status == 415
    assert order(kitchen((FORM, "application/json")), b'{"dish": "a"}', "application/json").status == 200


def test_what_is_answered_bears_the_name_that_the_door_says():
    assert order(kitchen(gives="application/x+json"), b"dish=a").headers["Content-Type"] == "application/x+json"


def test_every_refusal_is_said_in_the_manner_of_the_door(capsys):
    app = kitchen(refused=Butler())
    wrong = order(app, b"guests=2")
    stranger = order(app, b"dish=a", authorizer=None)
    forbidden = order(app, b"dish=a", authorizer={"scopes": ""} | {"workspace": "acme", "person": "ada", "role": "r"})
    direct = knock(app, raw=b"dish=a", headers={"x-origin-secret": "no", "content-type": FORM})
    bug = order(app, b"dish=fugu")

    assert (wrong.status, wrong.json["regret"]) == (400, "invalid")
    assert (stranger.status, stranger.json["regret"]) == (401, "unauthenticated")
    assert "WWW-Authenticate" in stranger.headers
    assert [forbidden.status, direct.status] == [403, 403]
    assert (bug.status, bug.json["regret"]) == (500, "internal-error")
    assert {each.headers["Content-Type"] for each in (wrong, stranger, direct, bug)} == {Butler.media_type}
    assert "bob@example.com" not in bug.text + capsys.readouterr().out

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field

from kernel import callers, guard
from kernel.answers import Answer, Cookie, Redirect
from kernel.api import Api
from kernel.callers import Caller
from kernel.errors import Conflict
from tests.layers.kernel.api.knocks import door, knock


class Draft(BaseModel):
    model_config = ConfigDict(extra="forbid")
    title: str = Field(min_length=1)
    pages: int = Field(default=1, ge=1)


class Book(BaseModel):
    title: str
    pages: int
    modseq: int = 4


class Torn(Conflict):
    pass


def write(caller: Caller, draft: Draft) -> Book:
    if draft.title == "torn":
        raise Torn("that book is torn")
    if draft.title == "bug":
        raise RuntimeError("the password=hunter2 of bob@example.com")
    return Book(title=f"{draft.title} by {caller.person}", pages=draft.pages)


def test_a_good_request_is_answered_with_what_the_view_returns():
    said = knock(door(write, status=201), body={"title": "Poems", "pages": 9})

    assert said.status == 201
    assert said.json == {"title": "Poems by ada", "pages": 9, "modseq": 4}
    assert said.headers["ETag"] == '"4"'
    assert said.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({}, ["title"]),
        ({"title": ""}, ["title"]),
        ({"title": "a", "pages": 0}, ["pages"]),
        ({"title": 7, "pages": "many"}, ["title", "pages"]),
        ({"title": "a", "colour": "red"}, ["colour"]),
        ([1, 2], ["body"]),
    ],
)
def test_a_body_that_makes_no_sense_is_refused_field_by_field(body, fields):
    said = knock(door(write), body=body)

    assert said.status == 422
    assert said.headers["Content-Type"] == "application/problem+json"
    assert [error["field"] for error in said.json["errors"]] == fields
    assert not any(word in said.json["detail"] for word in ("Value error", "Extra inputs", "Field required"))


@pytest.mark.parametrize("raw", [b"", b"  ", b"{", b'{"title": "a",}', b"\xff\xfe", b'{"title": "\\ud800"}', b"nul"])
def test_a_body_that_is_not_json_is_malformed(raw):
    said = knock(door(write), raw=raw)

    assert said.status == 400
    assert said.json["type"] == "urn:stoa:problem:malformed"


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "multipart/form-data; boundary=x", "json", ""])
def test_a_body_that_does_not_call_itself_json_is_unsupported(kind):
    assert knock(door(write), body={"title": "a"}, headers={"content-type": kind}).status == 415


@pytest.mark.parametrize(
    "kind", ["application/json; charset=utf-8", "APPLICATION/JSON", "application/merge-patch+json"]
)
def test_json_has_several_names(kind):
    assert knock(door(write), body={"title": "a"}, headers={"content-type": kind}).status == 200


def test_a_refusal_of_the_room_is_a_problem_with_its_own_type():
    said = knock(door(write), body={"title": "torn"})

    assert said.status == 409
    assert said.json == {
        "type": "urn:stoa:problem:torn",
        "title": "Conflict",
        "status": 409,
        "detail": "that book is torn",
        "instance": "urn:request:r-1",
    }


def test_a_bug_tells_the_world_nothing_and_the_log_where_it_is(capsys):
    said = knock(door(write), body={"title": "bug"})

    log = capsys.readouterr().out
    assert said.status == 500
    assert said.json["type"] == "urn:stoa:problem:internal-error"
    assert "Traceback" not in said.text
    assert "hunter2" not in said.text + log
    assert "bob@example.com" not in said.text + log
    assert "test_endpoint.py" in log
    assert '"request_id": "r-1"' in log


def test_what_passes_by_itself_is_no_bug(capsys):
    from botocore.exceptions import ClientError

    import kernel.aws

    assert kernel.aws, "this function speaks to AWS"

    def slow(caller: Caller) -> None:
        raise ClientError({"Error": {"Code": "ThrottlingException"}}, "GetItem")

    said = knock(door(slow, "GET /api/x/books"))

    assert (said.status, said.headers["Retry-After"]) == (503, "5")
    assert "this is a bug" not in capsys.readouterr().out


@pytest.mark.parametrize("authorizer", [None, {}, {"problem": "expired"}, {"workspace": "acme"}, {"person": "ada"}])
def test_without_a_caller_the_door_stays_shut(authorizer):
    said = knock(door(write), body={"title": "a"}, authorizer=authorizer)

    assert said.status == 401
    assert said.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_caller_without_the_scope_is_refused():
    said = knock(door(write), body={"title": "a"}, authorizer={"workspace": "acme", "person": "ada", "scopes": "x:rea"})

    assert said.status == 403
    assert "x:write" in said.json["detail"]


@pytest.mark.parametrize("secret", ["", "the-edge", "THE-EDGE-OF-THIS-MACHINE", None])
def test_who_goes_round_the_edge_is_refused_before_anything_else(secret):
    said = knock(door(write), body={"title": "a"}, authorizer=None, headers={"x-origin-secret": secret})

    assert said.status == 403
    assert said.json["type"] == "urn:stoa:problem:unknown-origin"


def test_the_workspace_of_the_caller_is_bound_while_the_view_runs():
    seen = []

    def look(caller: Caller) -> None:
        seen.append(callers.bound.get())

    assert knock(door(look, "GET /api/x/books")).status == 204
    assert knock(door(look, "GET /api/x/books", crosses="to show it")).status == 204
    assert seen == ["acme", None]


def test_what_is_done_in_a_request_says_where_it_was_asked_for():
    seen = []

    def look() -> None:
        seen.append(callers.asked.get())

    viewer = {"cloudfront-viewer-address": "[2001:db8::7]:50000"}
    assert knock(door(look, "GET /api/x/books"), headers=viewer).status == 204
    assert (seen, callers.asked.get()) == ([("2001:db8::7", "s")], (None, None))


def test_where_nobody_is_calling_no_row_of_any_workspace_may_be_touched():
    with callers.within(callers.reach(None, "")), pytest.raises(guard.Trespass):
        guard.demand("acme", "a look")
    guard.demand("acme", "outside of any door")
    assert callers.bound.get() is None


def test_what_the_client_knows_already_is_not_sent_again():
    def show(caller: Caller) -> Book:
        return Book(title="Poems", pages=1)

    app = door(show, "GET /api/x/books")
    for known in ('"4"', 'W/"4"', '"3", "4"'):
        said = knock(app, headers={"if-none-match": known})
        assert (said.status, said.text, said.headers["ETag"]) == (304, "", '"4"')
    assert knock(app, headers={"if-none-match": '"5"'}).status == 200


def test_an_answer_can_say_more_than_its_body():
    def bake(caller: Caller) -> Answer:
        return Answer(
            b"\x89PNG", media_type="image/png", headers={"Cache-Control": "max-age=60"}, cookies=(Cookie("a", "b"),)
        )

    said = knock(door(bake, "GET /api/x/books"))
    assert said.text == "\x89PNG"
    assert said.headers == {"Cache-Control": "max-age=60", "Content-Type": "image/png"}
    assert said.cookies == ["a=b; Path=/; HttpOnly; Secure; SameSite=Lax"]


def test_a_view_can_send_people_elsewhere():
    def leave(caller: Caller) -> Redirect:
        return Redirect("https://example.com/", cookies=(Cookie("a"), Cookie("b", "c", seconds=9)))

    said = knock(door(leave, "GET /api/x/books"))
    assert (said.status, said.headers["Location"]) == (303, "https://example.com/")
    assert said.cookies[0] == "a=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax"


def test_a_function_has_one_door():
    app = door(write)
    with pytest.raises(TypeError, match="another function"):
        app.endpoint("GET /api/x/again", scope="x:read")(write)
    with pytest.raises(TypeError, match="no door"):
        _ = Api("bare").door


@given(
    headers=st.dictionaries(
        st.sampled_from(
            ["content-type", "cookie", "if-none-match", "if-match", "idempotency-key", "cloudfront-viewer-address"]
        ),
        st.text(max_size=40),
    ),
    query=st.dictionaries(st.text(max_size=8), st.text(max_size=20), max_size=3),
    raw=st.binary(max_size=60),
)
def test_whatever_is_sent_the_answer_is_never_a_bug(headers, query, raw):
    said = knock(door(write), raw=raw, query=query, headers=headers)

    assert said.status in {200, 400, 415, 422}

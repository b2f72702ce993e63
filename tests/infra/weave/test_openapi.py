import json
from typing import Annotated
from uuid import UUID

from openapi_spec_validator import validate
from pydantic import BaseModel, Field

from infra.weave.openapi import openapi
from kernel.answers import Answer, Redirect
from kernel.api.bodies import FORM
from kernel.callers import Caller
from kernel.doors import Callback, Limit, Webhook
from kernel.journal import IfMatch
from kernel.once import Once
from kernel.pages import Listing, Page
from parlour.cards import Butler
from tests.infra.weave.houses import Declared, endpoint, public, wrong

PATH = "/api/garden/roses"


class Rose(BaseModel):
    """A rose."""

    rose_id: str = Field(examples=["r1"])
    modseq: int = Field(default=0, examples=[1])


class Draft(BaseModel):
    """A rose to be."""

    colour: str = Field(min_length=1, examples=["red"])


class Wanted(BaseModel):
    colour: str = Field(default="red", description="Which colour.")
    thorns: bool


def document(tmp_path, **doors):
    return openapi(Declared(tmp_path, **doors))


def operation(tmp_path, view, route="GET " + PATH, *, door=endpoint, **more):
    method, path = route.split(" ")
    said = document(tmp_path, roses_do=door(route, view=view, **more))
    validate(said)
    return said["paths"][path][method.lower()]


def callback(route, **more):
    method, path = route.split(" ")
    return Callback(method=method, path=path, **more)


def named(operation):
    return {parameter["name"]: parameter for parameter in operation.get("parameters", [])}


def test_an_operation_is_called_by_its_room_and_function(tmp_path):
    def view(caller: Caller) -> Rose: ...

    made = operation(tmp_path, view)

    assert made["operationId"] == "garden.roses_do"
    assert made["tags"] == ["garden"]
    assert made["summary"] == "The function roses_do."
    assert made["security"] == [{"token": ["garden:read"]}, {"key": ["garden:read"]}]


def test_a_public_operation_needs_no_sign_in(tmp_path):
    def view() -> Rose: ...

    made = operation(tmp_path, view, door=public)

    assert made["security"] == []
    assert "401" not in made["responses"]
    assert "At most 60 in a minute per address." in made["description"]


def test_parts_of_the_path_and_the_query_are_parameters(tmp_path):
    def view(caller: Caller, rose_id: UUID, since: str = "0", many: Annotated[int, Field(ge=1, le=9)] = 5) -> Rose: ...

    found = named(operation(tmp_path, view, "GET /api/garden/{rose_id}"))

    assert found["rose_id"]["in"] == "path"
    assert found["rose_id"]["required"] is True
    assert found["rose_id"]["schema"] == {"format": "uuid", "type": "string"}
    assert found["since"]["schema"] == {"type": "string", "default": "0"}
    assert found["many"]["schema"] == {"type": "integer", "minimum": 1, "maximum": 9, "default": 5}
    assert found["many"]["required"] is False


def test_a_model_that_the_query_must_satisfy_is_as_many_parameters_as_it_has_fields(tmp_path):
    def view(caller: Caller, wanted: Wanted) -> Rose: ...

    found = named(operation(tmp_path, view))

    assert found["colour"]["description"] == "Which colour."
    assert found["thorns"]["required"] is True


def test_pages_keys_and_preconditions_are_parameters_too(tmp_path):
    def listed(caller: Caller, page: Page) -> Listing[Rose]: ...
    def written(caller: Caller, draft: Draft, once: Once, expected: IfMatch) -> Rose: ...

    assert {"limit", "cursor"} <= set(named(operation(tmp_path / "a", listed)))
    found = named(operation(tmp_path / "b", written, "POST " + PATH))
    assert found["Idempotency-Key"]["in"] == found["If-Match"]["in"] == "header"


def test_a_body_is_documented_with_an_example(tmp_path):
    def view(caller: Caller, draft: Draft) -> Rose: ...

    body = operation(tmp_path, view, "POST " + PATH)["requestBody"]

    assert body["required"] is True
    assert body["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/Draft"}
    assert body["content"]["application/json"]["example"] == {"colour": "red"}


def test_what_the_journal_keeps_is_answered_with_its_etag(tmp_path):
    def view(caller: Caller) -> Rose: ...

    made = operation(tmp_path, view)

    assert "ETag" in made["responses"]["200"]["headers"]
    assert "304" in made["responses"]
    assert "If-None-Match" in named(made)


def test_a_view_that_says_nothing_answers_204(tmp_path):
    def view(caller: Caller) -> None: ...

    assert "content" not in operation(tmp_path, view, "DELETE " + PATH, status=204)["responses"]["204"]
    assert "204" in operation(tmp_path / "b", view, "DELETE " + PATH)["responses"]


def test_a_redirect_says_where_to_go(tmp_path):
    def view() -> Redirect: ...

    made = operation(tmp_path, view, door=public)

    assert set(made["responses"]["303"]["headers"]) >= {"Location", "Set-Cookie"}


def test_an_answer_of_any_kind_is_documented_as_one(tmp_path):
    def view() -> Answer: ...

    assert operation(tmp_path, view, door=public)["responses"]["200"]["content"] == {"*/*": {}}


def test_a_limit_is_told_in_headers(tmp_path):
    def view(caller: Caller) -> Rose: ...

    made = operation(tmp_path, view, limits=(Limit(5, 60, "caller"),))

    assert {"RateLimit", "RateLimit-Policy"} <= set(made["responses"]["200"]["headers"])
    assert "Retry-After" in made["responses"]["429"]["headers"]
    assert "too-many-requests" in made["responses"]["429"]["content"]["application/problem+json"]["examples"]


def problems(made):
    documents = {s: r.get("content", {}).get("application/problem+json", {}) for s, r in made["responses"].items()}
    return {slug for content in documents.values() for slug in content.get("examples", {})}


def test_every_problem_that_follows_from_the_declaration_is_documented(tmp_path):
    def view(caller: Caller, rose_id: UUID, draft: Draft, once: Once, expected: IfMatch) -> Rose: ...

    made = operation(tmp_path, view, "PUT /api/garden/{rose_id}")

    assert problems(made) >= {
        *("bad-idempotency-key", "bad-precondition", "forbidden", "internal-error", "invalid", "malformed"),
        *("no-such-path", "unauthenticated", "unknown-origin", "unsupported"),
    }


def test_the_example_of_a_request_that_makes_no_sense_is_about_what_the_operation_takes(tmp_path):
    def written(caller: Caller, draft: Draft) -> Rose: ...
    def asked(caller: Caller, since: int) -> Rose: ...
    def filtered(caller: Caller, wanted: Wanted) -> Rose: ...
    def listed(caller: Caller, page: Page) -> Listing[Rose]: ...

    body = wrong(operation(tmp_path / "a", written, "POST " + PATH))
    assert body["errors"] == [{"field": "colour", "code": "missing", "detail": "this is needed"}]
    assert body["detail"] == "colour: this is needed"
    assert wrong(operation(tmp_path / "b", asked))["errors"][0]["field"] == "since"
    assert wrong(operation(tmp_path / "c", filtered))["errors"][0]["field"] == "thorns"
    assert wrong(operation(tmp_path / "d", listed))["errors"][0]["code"] == "unknown"


def test_what_the_gateway_answers_itself_is_documented_as_it_words_it(tmp_path):
    def view(caller: Caller, draft: Draft) -> Rose: ...

    responses = operation(tmp_path, view, "POST " + PATH)["responses"]

    for status, words in {
        "401": "Unauthorized",
        "413": "Request Entity Too Large",
        "503": "Service Unavailable",
    }.items():
        assert responses[status]["content"]["application/json"]["example"] == {"message": words}


def test_webhooks_and_callbacks_are_documented_for_those_who_use_them(tmp_path):
    def letter(body: bytes) -> None: ...
    def back(invitation: Draft, code: str) -> Redirect: ...

    said = document(
        tmp_path,
        letters_take=Webhook(view=letter, method="POST", path="/api/garden/letters", proof=print, status=204),
        guests_welcome=Callback(view=back, method="GET", path="/api/garden/back"),
    )
    validate(said)

    assert "*/*" in said["paths"]["/api/garden/letters"]["post"]["requestBody"]["content"]
    assert {"state", "code"} <= set(named(said["paths"]["/api/garden/back"]["get"]))
    assert "unknown-state" in problems(said["paths"]["/api/garden/back"]["get"])


def test_a_door_with_forms_and_a_manner_of_its_own_is_described_with_them(tmp_path):
    def view(draft: Draft) -> Rose: ...

    more = {"takes": (FORM, "application/x+json"), "gives": "application/x+json", "refused": Butler()}
    said = document(tmp_path, roses_do=public("POST " + PATH, view=view, **more))
    validate(said)
    made = said["paths"][PATH]["post"]

    assert made["requestBody"]["content"][FORM]["example"] == {"colour": "red"}
    assert set(made["requestBody"]["content"]) == {FORM, "application/x+json"}
    assert set(made["responses"]["200"]["content"]) == {"application/x+json"}
    assert "422" not in made["responses"]
    refused = made["responses"]["400"]["content"][Butler.media_type]
    assert refused["schema"] == {"$ref": "#/components/schemas/Regret"}
    assert refused["examples"]["invalid"]["value"] == {"regret": "invalid", "because": "colour: this is needed"}
    assert "internal-error" in made["responses"]["500"]["content"][Butler.media_type]["examples"]
    assert {"Retry-After", "RateLimit"} <= set(made["responses"]["429"]["headers"])
    assert "application/problem+json" not in json.dumps(made)


def test_a_callback_that_a_browser_posts_is_documented_as_the_form_that_it_is(tmp_path):
    def back(invitation: Draft, code: str, user: str = "") -> Redirect: ...

    made = operation(tmp_path, back, "POST /api/garden/back", door=callback)
    (media, content), *others = made["requestBody"]["content"].items()

    assert (media, others) == ("application/x-www-form-urlencoded", [])
    assert set(content["schema"]["properties"]) == {"state", "code", "user"}
    assert content["schema"]["required"] == ["state", "code"]
    assert content["example"] == {"state": "some-state", "code": "some-code"}
    assert named(made) == {}
    assert {"malformed", "body-too-large", "invalid", "unknown-state"} <= problems(made)
    assert "unsupported" not in problems(made)


def test_a_door_that_answers_head_is_described_twice_and_says_what_else_it_answers(tmp_path):
    def view() -> Answer: ...

    also = ((302, "It lies there."), (304, "It is as it was."))
    said = document(tmp_path, roses_do=public(view=view, head=True, also=also))
    validate(said)
    get, head = (said["paths"]["/api/garden/weather"][method] for method in ("get", "head"))

    assert (head["operationId"], head["responses"].keys()) == (f"{get['operationId']}_head", get["responses"].keys())
    assert not any("content" in each for each in head["responses"].values())
    assert get["responses"]["302"]["description"] == "It lies there."
    assert set(get["responses"]["302"]["headers"]) >= {"Location", "RateLimit"}
    assert set(get["responses"]["304"]["headers"]) >= {"ETag", "RateLimit"}

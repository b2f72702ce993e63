import json
import time
from collections.abc import Callable
from typing import Any

import pytest

from infra.local.deployment import AuthorizerSpec, Route
from infra.local.gateway import Limits
from tests.infra.local.gateway.stand_ins import Functions, api, ask, deployed, ok, running

HEADER = ("$request.header.Authorization",)
KEY = {"Authorization": "Bearer key"}
UNAUTHORIZED = (401, {"message": "Unauthorized"})
FORBIDDEN = (403, {"message": "Forbidden"})
INTERNAL = (500, {"message": "Internal Server Error"})


def yes(**context: Any) -> dict[str, Any]:
    return {"isAuthorized": True, "context": context}


def statement(effect: str, *resources: str, action: str = "execute-api:Invoke") -> dict[str, Any]:
    return {"Effect": effect, "Action": action, "Resource": list(resources)}


def policy(*statements: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "principalId": "ann",
        "policyDocument": {"Version": "2012-10-17", "Statement": list(statements)},
        **more,
    }


class Guarded:
    """An API with two routes behind one authorizer."""

    def __init__(self, answer: Callable[[Any], Any], **spec: Any) -> None:
        guard = AuthorizerSpec(**{"function": "guard", "identity": HEADER, "ttl": 0, **spec})
        routes = [Route(method, f"/api/ops/{name}", "echo", guard) for name in ("a", "b") for method in ("GET", "POST")]
        self.functions = Functions(guard=answer, echo=lambda event: ok(json.dumps(event)))
        self.api = api([*routes, Route("GET", "/api/ops/open", "echo")])
        self.now = 0.0

    def __enter__(self):
        limits = Limits(authorizer=1.5)
        self.running = running(deployed(self.api), self.functions, limits=limits, clock=lambda: self.now)
        self.gateway = self.running.__enter__()
        return self

    def __exit__(self, *error):
        return self.running.__exit__(*error)

    def ask(self, path="/api/ops/a", method="GET", **headers):
        return ask(self.gateway, method, path, headers=headers or KEY)

    @property
    def asked(self):
        return self.functions.of("guard")

    @property
    def called(self):
        return self.functions.of("echo")


def test_without_its_identity_source_nobody_is_asked():
    with Guarded(lambda _: yes()) as guarded:
        assert guarded.ask(Other="x").said == UNAUTHORIZED
        assert guarded.ask(Authorization="").said == UNAUTHORIZED
        assert guarded.asked == guarded.called == []


def test_all_identity_sources_must_be_there():
    sources = ("$request.header.X-Key", "$request.querystring.workspace")
    with Guarded(lambda _: yes(), identity=sources) as guarded:
        assert guarded.ask(**{"X-Key": "1"}).said == UNAUTHORIZED
        assert guarded.ask("/api/ops/a?workspace=w", **{"X-Key": "1"}).status == 200
        assert guarded.asked[0]["identitySource"] == ["1", "w"]


def test_the_authorizer_is_asked_in_payload_format_2():
    with Guarded(lambda _: yes()) as guarded:
        guarded.ask("/api/ops/a?q=1&q=2", **KEY, Cookie="a=1; b=2")
        (event,) = guarded.asked
        assert event["version"] == "2.0"
        assert event["type"] == "REQUEST"
        assert event["routeArn"] == "arn:aws:execute-api:eu-central-1:000000000000:iddevops/$default/GET/api/ops/a"
        assert event["routeKey"] == "GET /api/ops/a" == event["requestContext"]["routeKey"]
        assert event["identitySource"] == ["Bearer key"]
        assert event["headers"]["authorization"] == "Bearer key"
        assert event["queryStringParameters"] == {"q": "1,2"}
        assert event["rawQueryString"] == "q=1&q=2"
        assert event["cookies"] == ["a=1", "b=2"]
        assert event["requestContext"]["http"]["method"] == "GET"
        assert event["requestContext"]["http"]["path"] == "/api/ops/a" == event["rawPath"]


def test_its_context_reaches_the_function_flat_and_as_strings():
    answer = yes(workspace="w", seats=3, share=1.5, admin=True, nothing=None)
    with Guarded(lambda _: answer) as guarded:
        context = guarded.ask().json()["requestContext"]["authorizer"]
        assert context == {"workspace": "w", "seats": "3", "share": "1.5", "admin": "true"}
        assert "authorizer" not in guarded.ask("/api/ops/open").json()["requestContext"]


def test_a_no_is_forbidden():
    with Guarded(lambda _: {"isAuthorized": False, "context": {"why": "secret"}}) as guarded:
        assert guarded.ask().said == FORBIDDEN
        assert guarded.called == []


@pytest.mark.parametrize(
    "answer", [None, "yes", {}, {"isAuthorized": "true"}, yes(deep={"a": 1}), {"isAuthorized": True, "context": []}]
)
def test_an_answer_that_is_none_is_an_internal_server_error(answer):
    with Guarded(lambda _: answer, ttl=60) as guarded:
        assert guarded.ask().said == INTERNAL
        assert guarded.ask().said == INTERNAL
        assert len(guarded.asked) == 2  # mistakes are not kept
        assert guarded.called == []


@pytest.mark.parametrize("fault", [lambda _: 1 / 0, lambda _: time.sleep(5)])
def test_an_authorizer_that_fails_or_dawdles_is_an_internal_server_error(fault):
    with Guarded(fault) as guarded:
        assert guarded.ask().said == INTERNAL


def test_an_answer_is_kept_for_its_identity_on_all_routes():
    with Guarded(lambda event: yes(key=event["identitySource"][0]), ttl=60) as guarded:
        keys = [
            guarded.ask(path, Authorization=key).json() for key in ("1", "2") for path in ("/api/ops/a", "/api/ops/b")
        ]
        assert [event["requestContext"]["authorizer"]["key"] for event in keys] == ["1", "1", "2", "2"]
        assert len(guarded.asked) == 2


def test_a_no_is_kept_too():
    with Guarded(lambda _: {"isAuthorized": False}, ttl=60) as guarded:
        assert [guarded.ask().status for _ in range(3)] == [403, 403, 403]
        assert len(guarded.asked) == 1


def test_with_the_route_among_its_sources_it_is_asked_for_each():
    with Guarded(lambda _: yes(), ttl=60, identity=(*HEADER, "$context.routeKey")) as guarded:
        for path in ("/api/ops/a", "/api/ops/b", "/api/ops/a"):
            assert guarded.ask(path).status == 200
        assert [event["identitySource"][1] for event in guarded.asked] == ["GET /api/ops/a", "GET /api/ops/b"]


def test_nothing_is_kept_longer_than_it_may_be_or_after_forgetting():
    with Guarded(lambda _: yes(), ttl=30) as guarded:
        guarded.ask()
        guarded.now += 29.9
        guarded.ask()
        assert len(guarded.asked) == 1
        guarded.now += 0.1
        guarded.ask()
        assert len(guarded.asked) == 2
        guarded.gateway.forget()
        guarded.ask()
        assert len(guarded.asked) == 3


@pytest.mark.parametrize("spec", [{"payload": "1.0", "simple": False}, {"simple": False}, {"payload": "1.0"}])
def test_a_policy_is_judged_for_each_route_that_is_called(spec):
    arn = "arn:aws:execute-api:eu-central-1:000000000000:iddevops/$default"
    answer = policy(
        statement("Allow", f"{arn}/GET/*", f"{arn}/POST/api/ops/?"),
        statement("Deny", f"{arn}/POST/api/ops/b"),
        context={"seats": 1},
    )
    with Guarded(lambda _: answer, ttl=60, **spec) as guarded:
        event = guarded.ask("/api/ops/a").json()
        assert event["requestContext"]["authorizer"] == {"principalId": "ann", "seats": "1"}
        assert guarded.ask("/api/ops/a", "POST").status == 200
        assert guarded.ask("/api/ops/b", "GET").status == 200
        assert guarded.ask("/api/ops/b", "POST").said == FORBIDDEN
        assert len(guarded.asked) == 1


@pytest.mark.parametrize(
    "answer",
    [
        policy(),
        policy(statement("Allow", "*", action="s3:GetObject")),
        policy(statement("Allow", "arn:aws:execute-api:*:*:other/*")),
        policy(statement("Allow", "*"), statement("Deny", "*", action="*")),
    ],
)
def test_what_no_policy_allows_is_forbidden(answer):
    with Guarded(lambda _: answer, simple=False) as guarded:
        assert guarded.ask().said == FORBIDDEN


@pytest.mark.parametrize(
    "answer", [yes(), {"principalId": "x"}, policy(principalId=7), policy(policyDocument={"Statement": ["x"]})]
)
def test_a_policy_that_is_none_is_an_internal_server_error(answer):
    with Guarded(lambda _: answer, simple=False) as guarded:
        assert guarded.ask().said == INTERNAL


def test_in_payload_format_1_the_authorizer_is_asked_as_rest_apis_ask():
    with Guarded(lambda _: policy(statement("Allow", "*")), simple=False, payload="1.0") as guarded:
        guarded.ask("/api/ops/a?q=1")
        (event,) = guarded.asked
        assert event["version"] == "1.0"
        assert event["methodArn"].endswith("iddevops/$default/GET/api/ops/a")
        assert event["identitySource"] == "Bearer key" == event["authorizationToken"]
        assert event["queryStringParameters"] == {"q": "1"}
        assert "body" not in event

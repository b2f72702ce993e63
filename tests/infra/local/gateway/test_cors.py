import pytest

from infra.local.deployment import AuthorizerSpec, Route
from tests.infra.local.gateway.stand_ins import Functions, api, ask, deployed, ok, running

CORS = {
    "AllowOrigins": ["https://app.example.com", "http://*"],
    "AllowMethods": ["GET", "POST"],
    "AllowHeaders": ["authorization", "content-type"],
    "ExposeHeaders": ["etag"],
    "AllowCredentials": True,
    "MaxAge": 600,
}
GUARD = AuthorizerSpec("guard", ("$request.header.Authorization",), 0)


@pytest.fixture(scope="module")
def gateway():
    said = {"Access-Control-Allow-Origin": "https://evil.example.com", "ETag": '"1"'}
    functions = Functions(echo=lambda _: ok("x", headers=said), guard=lambda _: {"isAuthorized": True})
    with running(deployed(api([Route("ANY", "/api/ops/a", "echo", GUARD)], cors=CORS)), functions) as running_gateway:
        yield running_gateway


def cors_headers(answer):
    return {name.lower(): value for name, value in answer.headers if name.lower().startswith("access-control-")}


def preflight(gateway, origin, **more):
    headers = {"Origin": origin, "Access-Control-Request-Method": "POST", **more}
    return ask(gateway, "OPTIONS", "/api/ops/a", headers=headers)


def test_the_gateway_answers_preflights_and_asks_no_authorizer(gateway):
    answer = preflight(gateway, "https://app.example.com")
    assert (answer.status, answer.body) == (204, b"")
    assert cors_headers(answer) == {
        "access-control-allow-origin": "https://app.example.com",
        "access-control-allow-methods": "GET,POST",
        "access-control-allow-headers": "authorization,content-type",
        "access-control-allow-credentials": "true",
        "access-control-max-age": "600",
    }


def test_an_origin_may_be_allowed_by_its_scheme(gateway):
    assert cors_headers(preflight(gateway, "http://anything"))["access-control-allow-origin"] == "http://anything"


def test_an_origin_that_is_not_allowed_learns_nothing(gateway):
    answer = preflight(gateway, "https://evil.example.com")
    assert (answer.status, cors_headers(answer)) == (204, {})
    answer = ask(gateway, "GET", "/api/ops/a", headers={"Origin": "https://evil.example.com", "Authorization": "x"})
    assert (answer.status, cors_headers(answer)) == (200, {})


def test_responses_carry_the_configured_headers_and_not_the_functions(gateway):
    origin = {"Origin": "https://app.example.com"}
    expected = {
        "access-control-allow-origin": "https://app.example.com",
        "access-control-allow-credentials": "true",
        "access-control-expose-headers": "etag",
    }
    assert cors_headers(ask(gateway, "GET", "/api/ops/a", headers={**origin, "Authorization": "x"})) == expected
    refused = ask(gateway, "GET", "/api/ops/a", headers=origin)
    assert (refused.status, cors_headers(refused)) == (401, expected)
    assert cors_headers(ask(gateway, "GET", "/api/ops/a", headers={"Authorization": "x"})) == {}


def test_options_without_a_question_is_an_ordinary_request(gateway):
    assert ask(gateway, "OPTIONS", "/api/ops/a", headers={"Authorization": "x"}).status == 200


def test_any_origin_is_said_as_such():
    configuration = {"allowOrigins": ["*"], "allowMethods": ["*"]}
    functions = Functions(echo=lambda _: ok("x"))
    with running(deployed(api([Route("GET", "/api/ops/a", "echo")], cors=configuration)), functions) as gateway:
        assert cors_headers(preflight(gateway, "https://a.example.com")) == {
            "access-control-allow-origin": "*",
            "access-control-allow-methods": "*",
        }


def test_without_a_configuration_the_function_speaks_for_itself():
    functions = Functions(echo=lambda _: ok("x", headers={"Access-Control-Allow-Origin": "https://a.example.com"}))
    with running(deployed(api([Route("GET", "/api/ops/a", "echo")])), functions) as gateway:
        answer = ask(gateway, "GET", "/api/ops/a", headers={"Origin": "https://a.example.com"})
        assert cors_headers(answer) == {"access-control-allow-origin": "https://a.example.com"}
        assert preflight(gateway, "https://a.example.com").status == 404

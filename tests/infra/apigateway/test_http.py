import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infra.apigateway import http
from tests.infra.apigateway.requests import API, Request, Route


def test_the_function_is_told_who_what_where_and_when():
    request = Request(headers={"a": ["1", "2"]}, query={"q": ["3", "4"]})
    event = http.event(API, Route(parameters={"b": "c"}), request)
    assert event["headers"] == {"a": "2"}
    assert event["multiValueHeaders"] == {"a": ["1", "2"]}
    assert event["queryStringParameters"] == {"q": "4"}
    assert event["multiValueQueryStringParameters"] == {"q": ["3", "4"]}
    assert (event["resource"], event["path"], event["pathParameters"]) == ("/a/{b}", "/a/c", {"b": "c"})
    context = event["requestContext"]
    assert context["domainName"] == "a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com"
    assert (context["requestTime"], context["requestTimeEpoch"]) == ("01/Jan/2026:12:00:00 +0000", 1767268800500)
    assert (context["identity"]["sourceIp"], context["identity"]["userAgent"]) == ("203.0.113.7", "Mozilla/5.0")
    assert "authorizer" not in context


def test_where_there_is_nothing_it_says_null():
    event = http.event(API, Route(), Request())
    for name in ("queryStringParameters", "multiValueQueryStringParameters", "pathParameters", "body"):
        assert event[name] is None
    assert event["isBase64Encoded"] is False


def test_what_the_authorizer_said_is_in_the_context_even_if_that_is_nothing():
    assert http.event(API, Route(), Request(), authorizer={})["requestContext"]["authorizer"] == {}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("application/json", True),
        ("Application/JSON; charset=utf-8", True),
        ("application/problem+json", True),
        ("text/calendar", True),
        ("", True),
        ("application/x-www-form-urlencoded", False),
        ("image/png", False),
        ("application/jsonlines", False),
    ],
)
def test_text_comes_as_it_is_and_everything_else_in_base64(kind, text):
    request = Request(headers={"content-type": ["image/gif", kind]})
    event = http.event(API, Route(), request, b"a=1")
    assert (event["body"], event["isBase64Encoded"]) == (("a=1", False) if text else ("YT0x", True))


@given(st.binary(min_size=1), st.sampled_from(["application/json", "image/png", "text/plain"]))
def test_no_byte_of_a_body_is_lost(body, kind):
    event = http.event(API, Route(), Request(headers={"content-type": [kind]}), body)
    said = json.loads(json.dumps(event))["body"]
    assert (base64.b64decode(said) if event["isBase64Encoded"] else said.encode()) == body


def test_in_payload_format_2_there_is_no_word_of_what_there_is_not():
    asked = http.asking(API, Route(), Request(), ["Bearer key"])
    assert not {"cookies", "queryStringParameters", "pathParameters", "stageVariables", "body"} & set(asked)
    assert asked["routeArn"] == "arn:aws:execute-api:eu-central-1:000000000000:a1b2c3d4e5/$default/GET/a/c"
    assert asked["rawQueryString"] == ""

    request = Request(headers={"cookie": ["a=1; b=2;"], "x": ["1", "2"]}, query={"q": ["3", "4"]}, raw_query="q=3&q=4")
    asked = http.asking(API, Route(parameters={"b": "c"}), request, ["Bearer key"])
    assert asked["cookies"] == ["a=1", "b=2"]
    assert asked["headers"]["x"] == "1,2"
    assert asked["queryStringParameters"] == {"q": "3,4"}
    assert asked["pathParameters"] == {"b": "c"}


def test_in_payload_format_1_an_authorizer_is_asked_what_the_function_will_be_but_the_body():
    request = Request(headers={"content-type": ["text/plain"]})
    event, asked = http.event(API, Route(), request, b"x"), http.asking_of_old(API, Route(), request, ["1", "2"])
    assert {name: value for name, value in event.items() if name not in {"body", "isBase64Encoded"}} == {
        name: asked[name] for name in event if name in asked
    }
    assert (asked["identitySource"], asked["authorizationToken"]) == ("1,2", "1,2")
    assert asked["methodArn"].endswith("a1b2c3d4e5/$default/GET/a/c")

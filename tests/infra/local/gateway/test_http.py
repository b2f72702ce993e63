import base64
import gzip
import json
import threading
import time

import pytest

from infra.local.deployment import Route
from infra.local.gateway import Limits
from tests.infra.local.gateway.stand_ins import SECRET, Functions, api, ask, deployed, ok, running

MB = 1024 * 1024


def echo(event):
    return ok(json.dumps(event), headers={"Content-Type": "application/json"})


ROUTES = [
    Route("GET", "/api/ops/things/{thing}", "echo"),
    Route("POST", "/api/ops/things", "echo"),
    Route("ANY", "/api/ops/any", "echo"),
    Route("GET", "/api/ops/odd", "odd"),
    Route("GET", "/api/ops/slow", "slow"),
    Route("GET", "/api/ops/files/{path+}", "echo"),
]


@pytest.fixture(scope="module")
def functions():
    return Functions(echo=echo, odd=lambda _: ok(), slow=lambda _: time.sleep(5))


@pytest.fixture(scope="module")
def gateway(functions):
    with running(deployed(api(ROUTES)), functions, limits=Limits(integration=1.5)) as running_gateway:
        yield running_gateway


def event_of(gateway, method, path, body=None, headers=()):
    answer = ask(gateway, method, path, body, headers)
    assert answer.status == 200, answer
    return answer.json()


def test_a_function_sees_the_request_in_payload_format_1(gateway):
    event = event_of(gateway, "GET", "/api/ops/things/a%20b?q=1&q=2&r=%C3%A9+x&s", headers={"User-Agent": "test"})
    context = event["requestContext"]
    assert event["version"] == "1.0"
    assert event["resource"] == "/api/ops/things/{thing}" == context["resourcePath"]
    assert event["path"] == "/api/ops/things/a b" == context["path"]
    assert event["httpMethod"] == "GET" == context["httpMethod"]
    assert event["pathParameters"] == {"thing": "a b"}
    assert event["queryStringParameters"] == {"q": "2", "r": "é x", "s": ""}
    assert event["multiValueQueryStringParameters"] == {"q": ["1", "2"], "r": ["é x"], "s": [""]}
    assert event["stageVariables"] is None
    assert event["body"] is None
    assert event["isBase64Encoded"] is False
    assert context["accountId"] == "000000000000"
    assert context["apiId"] == "iddevops"
    assert context["resourceId"] == "GET /api/ops/things/{thing}"
    assert context["stage"] == "$default"
    assert context["protocol"] == "HTTP/1.1"
    assert context["requestId"] == context["extendedRequestId"] != ""
    assert context["identity"]["userAgent"] == "test"
    assert context["identity"]["sourceIp"] == "127.0.0.1"
    assert context["identity"]["userArn"] is None
    assert context["domainName"] == "iddevops.execute-api.eu-central-1.amazonaws.com" == event["headers"]["host"]
    assert abs(context["requestTimeEpoch"] / 1000 - time.time()) < 20
    assert "authorizer" not in context


def test_what_is_absent_is_null(gateway):
    event = event_of(gateway, "GET", "/api/ops/any")
    assert event["pathParameters"] is None
    assert event["queryStringParameters"] is None
    assert event["multiValueQueryStringParameters"] is None


def test_header_names_are_lower_case_and_the_last_value_wins(gateway):
    headers = [("X-Thing", "1"), ("x-thing", "2"), ("Cookie", "a=1"), ("Cookie", "b=2")]
    event = event_of(gateway, "GET", "/api/ops/any", headers=headers)
    assert event["headers"]["x-thing"] == "2"
    assert event["multiValueHeaders"]["x-thing"] == ["1", "2"]
    assert event["headers"]["cookie"] == "a=1; b=2"
    assert all(name == name.lower() for name in event["headers"])


def test_the_edge_says_who_asks_and_believes_nobody_else(gateway):
    lies = {
        "X-Origin-Secret": "guess",
        "CloudFront-Viewer-Address": "1.2.3.4:5",
        "CloudFront-Viewer-Country": "XX",
        "X-Forwarded-For": "9.9.9.9",
        "X-Forwarded-Proto": "gopher",
        "Via": "1.0 fred",
        "Upgrade": "h2c",
    }
    event = event_of(gateway, "GET", "/api/ops/any", headers=lies)
    headers = event["headers"]
    assert event["multiValueHeaders"]["x-origin-secret"] == [SECRET]
    assert headers["cloudfront-viewer-address"].rpartition(":")[0] == "127.0.0.1"
    assert headers["cloudfront-viewer-address"].rpartition(":")[2].isdecimal()
    assert "cloudfront-viewer-country" not in headers
    assert headers["x-forwarded-for"] == "9.9.9.9, 127.0.0.1"
    assert headers["x-forwarded-proto"] == "http"
    assert headers["via"] == "1.0 fred, 1.1 local.cloudfront.net (CloudFront)"
    assert headers["x-amzn-trace-id"].startswith("Root=1-")
    assert not {"upgrade", "connection", "transfer-encoding"} & headers.keys()


@pytest.mark.parametrize("media", ["application/json", "text/plain; charset=utf-8", "application/problem+json", ""])
def test_text_arrives_as_text(gateway, media):
    event = event_of(gateway, "POST", "/api/ops/things", "{é}".encode(), {"Content-Type": media} if media else {})
    assert (event["body"], event["isBase64Encoded"]) == ("{é}", False)
    assert event["headers"]["content-length"] == "4"


@pytest.mark.parametrize(
    ("media", "body"),
    [
        ("application/octet-stream", b"abc"),
        ("multipart/form-data; boundary=x", b"--x--"),
        ("application/x-www-form-urlencoded", b"a=b"),
        ("application/json", b"\xff\xfe"),
    ],
)
def test_everything_else_arrives_in_base64(gateway, media, body):
    event = event_of(gateway, "POST", "/api/ops/things", body, {"Content-Type": media})
    assert event["isBase64Encoded"] is True
    assert base64.b64decode(event["body"]) == body


def test_a_compressed_body_is_passed_on_as_it_came(gateway):
    headers = {"Content-Type": "application/octet-stream", "Content-Encoding": "gzip"}
    event = event_of(gateway, "POST", "/api/ops/things", b"\x1f\x8bnot really", headers)
    assert base64.b64decode(event["body"]) == b"\x1f\x8bnot really"


def test_a_greedy_variable_keeps_its_slashes(gateway):
    assert event_of(gateway, "GET", "/api/ops/files/a/b%2Fc")["pathParameters"] == {"path": "a/b/c"}


def test_no_route_is_not_found(gateway):
    for method, path in [("GET", "/api/ops/nothing"), ("DELETE", "/api/ops/things"), ("GET", "/api/ops/things/")]:
        answer = ask(gateway, method, path)
        assert answer.said == (404, {"message": "Not Found"})
        assert answer.header("Content-Type") == "application/json"
        assert answer.header("Apigw-Requestid")


def test_head_has_no_body_and_is_its_own_method(gateway):
    answer = ask(gateway, "HEAD", "/api/ops/any")
    assert (answer.status, answer.body) == (200, b"")
    assert int(answer.header("Content-Length")) > 100
    assert ask(gateway, "HEAD", "/api/ops/things/1").status == 404


def answer_of(gateway, functions, payload):
    functions.functions["odd"] = lambda _: payload
    return ask(gateway, "GET", "/api/ops/odd")


def test_an_answer_is_sent_as_it_was_given(gateway, functions):
    answer = answer_of(
        gateway,
        functions,
        {
            "statusCode": 201,
            "headers": {"X-One": "1", "X-Both": "single", "X-Number": 3, "X-Truth": True},
            "multiValueHeaders": {"Set-Cookie": ["a=1", "b=2"], "X-Both": ["several"]},
            "body": "é",
        },
    )
    assert (answer.status, answer.body.decode()) == (201, "é")
    assert [value for name, value in answer.headers if name == "Set-Cookie"] == ["a=1", "b=2"]
    assert [value for name, value in answer.headers if name == "X-Both"] == ["several", "single"]
    assert (answer.header("X-Number"), answer.header("X-Truth")) == ("3", "true")
    assert answer.header("Content-Type") == "text/plain;charset=UTF-8"


def test_binary_answers_are_decoded(gateway, functions):
    payload = {
        "statusCode": "200",
        "headers": {"content-type": "image/png", "Content-Length": "1"},
        "body": base64.b64encode(b"\x89PNG").decode(),
        "isBase64Encoded": True,
    }
    answer = answer_of(gateway, functions, payload)
    assert answer.body == b"\x89PNG"
    assert answer.header("content-type") == "image/png"
    assert answer.header("content-length") == "4"


def test_an_answer_in_gzip_is_passed_on_as_it_came(gateway, functions):
    packed = gzip.compress(b'{"a": 1}')
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    body = base64.b64encode(packed).decode()
    answer = answer_of(
        gateway, functions, {"statusCode": 200, "headers": headers, "body": body, "isBase64Encoded": True}
    )

    assert answer.body == packed
    assert {name: answer.header(name) for name in headers} == headers
    assert answer.header("Content-Length") == str(len(packed))


def test_a_redirect_needs_no_body_and_no_content_has_none(gateway, functions):
    answer = answer_of(gateway, functions, {"statusCode": 302, "headers": {"Location": "/x"}})
    assert (answer.status, answer.header("Location"), answer.body) == (302, "/x", b"")
    answer = answer_of(gateway, functions, {"statusCode": 204, "body": "ignored"})
    assert (answer.status, answer.body, answer.header("Content-Type")) == (204, b"", None)


@pytest.mark.parametrize(
    "payload",
    [
        None,
        "text",
        [],
        {},
        {"statusCode": "ok"},
        {"statusCode": 99},
        {"statusCode": 700},
        {"statusCode": True},
        {"statusCode": 200, "body": {}},
        {"statusCode": 200, "body": "***", "isBase64Encoded": True},
        {"statusCode": 200, "headers": []},
        {"statusCode": 200, "headers": {"x": {}}},
        {"statusCode": 200, "headers": {"x": "a\r\nSet-Cookie: evil=1"}},
        {"statusCode": 200, "headers": {"bad name": "x"}},
        {"statusCode": 200, "multiValueHeaders": {"x": "y"}},
        {"statusCode": 200, "body": "x" * (6 * MB + 1)},
    ],
)
def test_a_malformed_answer_is_an_internal_server_error(gateway, functions, payload):
    assert answer_of(gateway, functions, payload).said == (500, {"message": "Internal Server Error"})


def test_a_function_that_raises_is_an_internal_server_error_and_tells_nothing(gateway, functions):
    functions.functions["odd"] = lambda _: 1 / 0
    answer = ask(gateway, "GET", "/api/ops/odd")
    assert answer.said == (500, {"message": "Internal Server Error"})


def test_a_function_that_takes_too_long_is_unavailable(gateway):
    started = time.monotonic()
    assert ask(gateway, "GET", "/api/ops/slow").said == (503, {"message": "Service Unavailable"})
    assert time.monotonic() - started < 4.5


def test_ten_megabytes_are_the_most_and_six_for_lambda(gateway):
    headers = {"Content-Type": "text/plain"}
    too_large = (413, {"message": "Request Entity Too Large"})
    assert ask(gateway, "POST", "/api/ops/things", b"x" * (10 * MB + 1), headers).said == too_large
    assert ask(gateway, "POST", "/api/ops/things", b"x" * (6 * MB), headers).said == too_large
    assert ask(gateway, "POST", "/api/ops/things", b"x" * (5 * MB), {"Content-Type": "a/b"}).said == too_large
    assert ask(gateway, "POST", "/api/ops/things", b"x" * (4 * MB), headers).status == 200


def test_chalice_reads_the_events(gateway, functions):
    from chalice.app import Chalice

    app = Chalice(app_name="test", configure_logs=False, env={})

    @app.route("/api/ops/things/{thing}", methods=["GET"])
    def thing(thing):
        request = app.current_request
        return {"thing": thing, "q": request.query_params.getlist("q"), "agent": request.headers["user-agent"]}

    functions.functions["echo"], before = (lambda event: app(event, None)), functions.functions["echo"]
    try:
        answer = ask(gateway, "GET", "/api/ops/things/a%2Fb?q=1&q=2", headers={"User-Agent": "me"})
    finally:
        functions.functions["echo"] = before
    assert answer.said == (200, {"thing": "a/b", "q": ["1", "2"], "agent": "me"})


def test_requests_are_served_side_by_side(functions, gateway):
    barrier = threading.Barrier(8, timeout=60)
    functions.functions["odd"] = lambda _: ok(str(barrier.wait() >= 0))
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(ask(gateway, "GET", "/api/ops/odd").status)) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [200] * 8

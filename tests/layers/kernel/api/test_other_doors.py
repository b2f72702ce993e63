import json

import pytest
from pydantic import BaseModel, Field

from kernel import callers
from kernel.api import Api
from kernel.callers import Caller, Shown
from kernel.errors import Forbidden, NotFound, Unauthenticated
from kernel.once import Once
from kernel.received import Received
from tests.layers.kernel.api.knocks import ADA, CONTEXT


class Wanted(BaseModel):
    page: str = Field(max_length=5)


class Found(BaseModel):
    lines: list[str]


def desk():
    app = Api("test")

    @app.call("pages_read")
    def read(caller: Caller, wanted: Wanted) -> Found:
        if wanted.page == "none":
            raise NotFound("there is no such page")
        return Found(lines=[caller.person, callers.bound.get()])

    return app


def test_a_call_is_answered_in_the_name_of_the_caller():
    assert desk()({"caller": ADA, "request": {"page": "a"}}, CONTEXT) == {"answer": {"lines": ["ada", "acme"]}}


@pytest.mark.parametrize(
    ("caller", "page", "kind"),
    [(ADA, "none", "not-found"), (ADA, "far too long", "invalid"), (None, "a", "unauthenticated")],
)
def test_a_refused_call_answers_the_problem(caller, page, kind):
    answer = desk()({"caller": caller, "request": {"page": page}}, CONTEXT)

    assert answer["problem"]["type"] == f"urn:stoa:problem:{kind}"


def test_what_lambda_is_told_of_a_bug_holds_no_values(capsys):
    app = Api("test")

    @app.every("1 day")
    def look() -> None:
        raise KeyError("secret-value")

    with pytest.raises(Exception, match=r"^<value>$") as bug:
        app({}, CONTEXT)
    assert type(bug.value).__name__ == "KeyError"
    assert [frame.name for frame in bug.traceback][-1] == "look"
    assert "secret-value" not in capsys.readouterr().out


def test_a_schedule_runs_and_its_bugs_reach_lambda(capsys):
    app, wound = Api("test"), []

    @app.at("0 6 * * ? *")
    def wind() -> None:
        wound.append(1)
        if len(wound) > 1:
            raise RuntimeError("the spring broke")

    app({}, CONTEXT)
    with pytest.raises(RuntimeError):
        app({}, CONTEXT)
    assert app.door.expression == "cron(0 6 * * ? *)"
    assert "this is a bug" in capsys.readouterr().out


def test_mail_says_what_it_is_and_where_it_lies():
    app, kept = Api("test"), []

    @app.received("x-inbound", crosses="whose mail it is, its recipient says")
    def keep(mail: Received, once: Once) -> None:
        kept.append((mail, once.key))

    passed = {f"{name}Verdict": {"status": "PASS"} for name in ("spf", "dkim", "dmarc", "spam", "virus")}
    receipt = {**passed, "recipients": ["acme@x.example.com"]}
    app({"Records": [{"ses": {"mail": {"messageId": "m1", "source": "a@example.org"}, "receipt": receipt}}]}, CONTEXT)

    mail, key = kept[0]
    assert (mail.bucket, mail.key, key) == ("test-x-inbound-000000000000", "in/m1", "m1")
    assert mail.verdicts["spf"] == "PASS"


def gate():
    app = Api("test")

    @app.authorizer()
    def who(shown: Shown) -> Caller:
        if shown not in {Shown("good"), Shown("once", ticket=True)}:
            raise Unauthenticated("no")
        return Caller.of(ADA)

    return app


@pytest.mark.parametrize("header", ["Bearer good", "bearer good", "Bearer  good "])
def test_the_authorizer_says_who_is_calling(header):
    answer = gate()({"headers": {"authorization": header}}, CONTEXT)

    assert answer["isAuthorized"] is True
    assert Caller.of(answer["context"]) == Caller.of(ADA)


@pytest.mark.parametrize(
    "headers",
    [{"Authorization": "Bearer bad"}, {"authorization": "Basic good"}, {"authorization": "Bearer "}, {}, None],
)
def test_a_bad_credential_goes_in_with_a_problem_so_that_the_door_can_shape_the_refusal(headers):
    answer = gate()({"headers": headers}, CONTEXT)

    assert answer == {"isAuthorized": True, "context": {"problem": "unauthenticated"}}


ROUTE = "arn:aws:execute-api:eu-central-1:000000000000:a/live/$connect"


@pytest.mark.parametrize(
    ("header", "who", "context"),
    [("Bearer good", "ada", ADA), ("Bearer bad", "nobody", {"problem": "unauthenticated"})],
)
def test_a_websocket_api_is_answered_with_a_policy_for_the_route_that_it_asks_about(header, who, context):
    answer = gate()({"type": "REQUEST", "methodArn": ROUTE, "headers": {"Authorization": header}}, CONTEXT)

    allowed = {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": ROUTE}
    assert answer["policyDocument"] == {"Version": "2012-10-17", "Statement": [allowed]}
    assert (answer["principalId"], answer["context"]) == (who, context)


@pytest.mark.parametrize(
    ("headers", "query", "who"),
    [
        ({}, {"ticket": ["once"]}, "ada"),
        ({"Authorization": "Basic x"}, {"ticket": ["once"]}, "ada"),
        ({"Authorization": "Bearer good"}, {"ticket": ["other"]}, "ada"),
        ({"Authorization": "Bearer bad"}, {"ticket": ["once"]}, "nobody"),
        ({"Authorization": "Bearer once"}, {}, "nobody"),
        ({}, {"ticket": ["good"]}, "nobody"),
        ({}, {"ticket": ["once", "once"]}, "nobody"),
        ({}, {"ticket": [""]}, "nobody"),
        ({}, None, "nobody"),
    ],
)
def test_a_websocket_that_opens_may_show_a_ticket_in_its_address_and_nothing_else_there(headers, query, who):
    asked = {"type": "REQUEST", "methodArn": ROUTE, "headers": headers, "multiValueQueryStringParameters": query}

    assert gate()({**asked, "requestContext": {"routeKey": "$connect"}}, CONTEXT)["principalId"] == who


def test_in_the_address_of_a_request_there_is_nothing_that_anybody_is_known_by():
    query = {"multiValueQueryStringParameters": {"ticket": ["once"]}, "queryStringParameters": {"ticket": "once"}}
    plain = {"headers": {}, "rawQueryString": "ticket=once", **query, "requestContext": {"routeKey": "$connect"}}
    of_old = {"headers": {}, "methodArn": ROUTE, **query, "requestContext": {"routeKey": "GET /api/x"}}

    for event in (plain, of_old):
        assert gate()(event, CONTEXT)["context"] == {"problem": "unauthenticated"}


def socket_event(route, body=None, authorizer=None, **query):
    at = {"connectionId": "c1", "apiId": "a", "stage": "live", "routeKey": route, "requestId": "r"}
    at |= {"authorizer": authorizer} if authorizer else {}
    return {
        "requestContext": at,
        "body": body,
        "multiValueQueryStringParameters": {k: v if isinstance(v, list) else [v] for k, v in query.items()} or None,
    }


def test_a_handshake_can_be_refused():
    app = Api("test")

    @app.socket("$connect")
    def connect(word: str = "") -> str | None:
        if word != "please":
            raise Forbidden("say the word")
        return "stoa.v1"

    assert app(socket_event("$connect"), CONTEXT)["statusCode"] == 403
    answer = app(socket_event("$connect", word="please"), CONTEXT)
    assert answer == {"statusCode": 200, "headers": {"Sec-WebSocket-Protocol": "stoa.v1"}}
    assert app(socket_event("$connect", word=["no", "please"]), CONTEXT)["statusCode"] == 422


def test_a_socket_knows_who_is_calling_and_fails_closed():
    app, seen = Api("test"), []

    @app.socket("$connect", scope="parlour:read")
    def connect(caller: Caller) -> None:
        seen.append((caller.person, callers.bound.get()))

    def status(authorizer):
        return app(socket_event("$connect", authorizer=authorizer), CONTEXT)["statusCode"]

    known = {"principalId": "ada", **ADA}
    refused = [None, {"problem": "credential-refused"}, {**known, "scopes": "parlour:write"}]
    assert [status(each) for each in refused] == [401, 401, 403]
    assert seen == []
    assert status({**known, "scopes": "parlour:read"}) == 200
    assert seen == [("ada", "acme")]


def test_what_is_done_by_a_socket_says_in_which_session_and_from_where_it_was_opened():
    opens, rings, seen = Api("test"), Api("test"), []
    known = {**ADA, "scopes": "parlour:read"}

    @opens.socket("$connect", scope="parlour:read")
    def connect(caller: Caller) -> None:
        seen.append(callers.asked.get())

    @rings.socket("ring")
    def ring(caller: Caller) -> None:
        seen.append(callers.asked.get())

    for app, route in ((opens, "$connect"), (rings, "ring")):
        event = socket_event(route, authorizer=known)
        event["requestContext"]["identity"] = {"sourceIp": "130.176.0.1"}
        headers = {"headers": {"X-Forwarded-For": "203.0.113.7, 130.176.0.1"}} if route == "$connect" else {}
        assert app({**event, **headers}, CONTEXT)["statusCode"] == 200

    assert (seen, callers.asked.get()) == ([("203.0.113.7", ADA["session"]), (None, ADA["session"])], (None, None))


def test_a_bug_in_a_socket_says_nothing():
    app = Api("test")

    @app.socket("$disconnect")
    def leave() -> None:
        raise RuntimeError

    assert json.dumps(app(socket_event("$disconnect"), CONTEXT)) == '{"statusCode": 500}'

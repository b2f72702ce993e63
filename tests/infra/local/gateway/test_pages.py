import json
import time
from email.message import EmailMessage

import pytest

from infra.local.deployment import ACCOUNT, REGION, AuthorizerSpec, Mapping, ReceiptRule, Route, Trigger, arn
from infra.local.gateway import Watched
from tests.infra.local.gateway.stand_ins import Functions, Letterbox, Mailed, api, ask, deployed, ok, running

PICTURE = b"\x89PNG\r\n\x1a\n"


def letter():
    message = EmailMessage()
    message["From"] = "Stoa <no-reply@example.com>"
    message["To"] = "Ann <ann@example.com>"
    message["Subject"] = "Grüße <b>"
    message.set_content("plain & simple\n")
    message.add_alternative('<p>hello <img src="cid:logo"><script>alert(1)</script></p>', subtype="html")
    message.get_payload()[1].add_related(PICTURE, "image", "png", cid="<logo>")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename='bill "1".pdf')
    return bytes(message)


@pytest.fixture
def stores():
    return Letterbox(
        [
            Mailed("m-1", "no-reply@example.com", ["ann@example.com"], letter()),
            Mailed("m/2 é", "no-reply@example.com", ["bob@example.com"], b"Subject: second\r\n\r\nplain"),
        ]
    )


@pytest.fixture
def gateway(stores, tmp_path):
    guard = AuthorizerSpec("dev-identity-guard", ("$request.header.Authorization",), 0)
    deployment = deployed(
        api([Route("GET", "/api/ops/health", "dev-ops-health", guard), Route("GET", "/api/ops/bad", "dev-ops-bad")]),
        functions=["dev-ops-health", "dev-ops-bad", "dev-identity-guard", "dev-ops-tick", "dev-ops-publish"],
    )
    deployment.mappings.append(
        Mapping("1", f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/dev-ops-incidents-1/stream/x", "dev-ops-publish")
    )
    deployment.mappings.append(Mapping("2", f"arn:aws:sqs:{REGION}:{ACCOUNT}:dev-ops-inbox", "dev-ops-publish"))
    deployment.receipts.append(ReceiptRule("in", ("example.com",), "b", "p/", "dev-ops-publish"))
    functions = Functions(
        dev_ops_health=lambda _: ok(),
        dev_ops_bad=lambda _: {}["<gone>"],
        dev_identity_guard=lambda _: {"isAuthorized": True},
    )
    with running(deployment, functions, stores, docs=tmp_path) as running_gateway:
        running_gateway.docs = tmp_path
        yield running_gateway


def test_the_first_page_leads_to_all_others_and_says_where_the_doors_are(stores, tmp_path):
    paths = ("/api/ops/things/{thing}", "/api/ops/asking", "/api/ops/version")
    routes = [Route("GET", path, "dev-a") for path in paths]
    more = {"objects": "http://127.0.0.1:8101", "smtp": 8125, "status": "dev-ops-status", "docs": tmp_path}
    (tmp_path / "guide.md").write_text("# Guide")
    documented = {"/api/ops/asking": {"get": {"parameters": [{"name": "what"}]}}, "/api/ops/version": {"get": {}}}
    (tmp_path / "openapi.json").write_text(json.dumps({"paths": documented}))
    with running(deployed(api(routes), functions=["dev-a"]), Functions(), stores, **more) as gateway:
        pages = [ask(gateway, "GET", path).body.decode() for path in ("/", "/_local", "/_local/")]
    for page in pages:
        for said in (
            'href="/status/demo/"',
            'href="/_local/functions"',
            'href="/_local/reference"',
            "2 operations",
            'href="/_local/mail"',
            "2 messages",
            'href="/_local/docs"',
            "1 document<",
            "1 deployed · no calls",
            "smtp://127.0.0.1:8125",
            "http://127.0.0.1:8101",
            f"curl -s {gateway.url}/api/ops/version",
        ):
            assert said in page, said


def test_the_index_shows_every_function_what_opens_it_and_how_it_went(gateway):
    ask(gateway, "GET", "/api/ops/health", headers={"Authorization": "x"})
    ask(gateway, "GET", "/api/ops/bad")
    page = ask(gateway, "GET", "/_local/functions").body.decode()
    for said in (
        "ops-health",
        "GET /<wbr>api/<wbr>ops/<wbr>health",
        "authorizer",
        "stream dev-ops-incidents-1",
        "queue dev-ops-inbox",
        "mail example.com",
        "KeyError: &#x27;&lt;gone&gt;&#x27;",
    ):
        assert said in page
    assert "<gone>" not in page


def test_programs_read_the_same_as_json(gateway):
    ask(gateway, "GET", "/api/ops/bad")
    told = {one["name"]: one for one in ask(gateway, "GET", "/_local/api").json()["functions"]}
    assert told["dev-ops-bad"]["errors"] == 1 == told["dev-ops-bad"]["invocations"]
    assert told["dev-ops-bad"]["last_error"]["errorType"] == "KeyError"
    assert abs(told["dev-ops-bad"]["last_invocation"] - time.time()) < 20
    assert told["dev-ops-tick"] == {
        "name": "dev-ops-tick",
        "opened_by": [],
        "invocations": 0,
        "errors": 0,
        "last_invocation": None,
        "last_milliseconds": None,
        "last_error": None,
    }
    assert ask(gateway, "GET", "/_local/health").json()["status"] == "ok"


def test_a_function_that_answers_500_has_failed_and_shows_what_it_said():
    problem = {"statusCode": 500, "body": json.dumps({"title": "Internal error", "detail": "it was <us>"})}
    functions = Functions(
        dev_ops_sorry=lambda _: problem,
        dev_ops_plain=lambda _: {"statusCode": "500"},
        dev_ops_busy=lambda _: {"statusCode": 503},
    )
    names = ["dev-ops-sorry", "dev-ops-plain", "dev-ops-busy"]
    watched = Watched(functions)
    for name in names:
        watched.invoke(name, {})
    with running(deployed(functions=names), watched) as gateway:
        page = ask(gateway, "GET", "/_local/functions").body.decode()
    assert [watched.seen[name].errors for name in names] == [1, 1, 0]
    assert "2 failed" in page
    assert "answered 500: it was &lt;us&gt;" in page


def test_what_opens_a_function_is_a_schedule_an_event_or_a_call():
    deployment = deployed(functions=["dev-ops-sweep", "dev-ops-notice", "dev-ops-follow", "dev-ops-alone"])
    queue = arn("sqs", "dev-ops-follow")
    deployment.mappings.append(Mapping("1", queue, "dev-ops-follow"))
    deployment.triggers += [
        Trigger(arn("lambda", "function:dev-ops-sweep"), "schedule rate(1 hour)"),
        Trigger(arn("lambda", "function:dev-ops-notice"), "event ops.IncidentChanged"),
        Trigger(queue, "event ops.IncidentOpened"),
        Trigger(arn("sqs", "dev-ops-nobodys"), "event ops.IncidentClosed"),
    ]
    with running(deployment, Functions()) as gateway:
        told = {one["name"]: one["opened_by"] for one in ask(gateway, "GET", "/_local/api").json()["functions"]}
        page = ask(gateway, "GET", "/_local/functions").body.decode()
    assert told == {
        "dev-ops-sweep": ["schedule rate(1 hour)"],
        "dev-ops-notice": ["event ops.IncidentChanged"],
        "dev-ops-follow": ["event ops.IncidentOpened", "queue dev-ops-follow"],
        "dev-ops-alone": [],
    }
    assert page.count("a call<") == 1


def test_a_watched_runtime_shows_what_came_another_way():
    watched = Watched(Functions(dev_ops_tick=lambda _: None))
    watched.invoke(f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:dev-ops-tick", {}, kind="Event")
    with running(deployed(functions=["dev-ops-tick"]), watched) as gateway:
        assert ask(gateway, "GET", "/_local/api").json()["functions"][0]["invocations"] == 1
    assert watched.functions.keys() == {"dev-ops-tick"}  # and is a runtime in every other way


def test_sent_mail_is_listed_newest_first(gateway):
    page = ask(gateway, "GET", "/_local/mail").body.decode()
    assert page.index("second") < page.index("Grüße &lt;b&gt;")
    assert "/_local/mail/m%2F2%20%C3%A9" in page
    listed = ask(gateway, "GET", "/_local/api/mail").json()["mail"]
    assert [mail["subject"] for mail in listed] == ["second", "Grüße <b>"]
    assert listed[1]["to"] == ["ann@example.com"]
    assert listed[1]["at"] == "2026-11-18T11:06:40+00:00"
    assert [part["name"] for part in listed[1]["attachments"]] == ["part-5", 'bill "1".pdf']


def test_a_message_is_shown_as_html_as_text_and_raw(gateway, stores):
    page = ask(gateway, "GET", "/_local/mail/m-1").body.decode()
    assert "plain &amp; simple" in page
    assert 'src="/_local/mail/m-1/html"' in page
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in page
    assert "<script>alert" not in page
    html = ask(gateway, "GET", "/_local/mail/m-1/html")
    assert "sandbox" in html.header("Content-Security-Policy")
    assert "allow-scripts" not in html.header("Content-Security-Policy")
    assert "default-src 'none'" in html.header("Content-Security-Policy")
    source = html.body.decode().partition('<img src="')[2].partition('"')[0]
    picture = ask(gateway, "GET", source)
    assert (picture.body, picture.header("Content-Type")) == (PICTURE, "image/png")
    raw = ask(gateway, "GET", "/_local/mail/m-1/raw")
    assert raw.body == stores.mail[0].raw
    assert raw.header("Content-Disposition").startswith("attachment")
    whole = ask(gateway, "GET", "/_local/api/mail/m-1").json()
    assert whole["text"] == "plain & simple\n"
    assert whole["html"].startswith("<p>hello")
    assert ["Subject", "Grüße <b>"] in whole["headers"]
    assert ask(gateway, "GET", "/_local/api/mail/m%2F2%20%C3%A9").json()["text"] == "plain"


def test_attachments_are_saved_and_never_run(gateway):
    (number,) = [
        part["number"]
        for part in ask(gateway, "GET", "/_local/api/mail/m-1").json()["attachments"]
        if part["name"].endswith(".pdf")
    ]
    answer = ask(gateway, "GET", f"/_local/mail/m-1/parts/{number}")
    assert answer.body == b"%PDF"
    assert answer.header("Content-Type") == "application/octet-stream"
    assert answer.header("Content-Disposition") == "attachment; filename*=UTF-8''bill%20%221%22.pdf"
    assert answer.header("X-Content-Type-Options") == "nosniff"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe\x00",
        b"Subject: =?utf-8?q?=ff?=\r\nContent-Type: text/plain; charset=klingon\r\n\r\n\xe9",
        b"From: <<<>>>,,@\r\nTo: ;;;\r\nContent-Type: multipart/mixed\r\n\r\nno boundary",
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!",
        b"Content-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\nx",
        b"Content-Type: application/x; name*=utf-8''%ff%fe\r\nContent-Disposition: attachment\r\n\r\nx",
        b"Message-ID: <[]>\r\nDate: not a date\r\nContent-Disposition: ;;;=\r\n\r\n",
    ],
)
def test_mail_that_is_nonsense_is_shown_all_the_same(stores, raw):
    stores.mail = [Mailed("x", "a@example.com", ["b@example.com"], raw)]
    with running(deployed(), Functions(), stores) as gateway:
        for path in (
            "/_local/mail",
            "/_local/mail/x",
            "/_local/mail/x/html",
            "/_local/mail/x/raw",
            "/_local/api/mail/x",
        ):
            assert ask(gateway, "GET", path).status == 200, path


@pytest.mark.parametrize(
    "path",
    [
        "nothing",
        "mail/none",
        "mail/m-1/x",
        "mail/m-1/parts/99",
        "mail/m-1/parts/x",
        "docs/none.md",
        "docs/../x",
        "api/x",
    ],
)
def test_what_is_not_there_is_not_found(gateway, path):
    assert ask(gateway, "GET", f"/_local/{path}").status in {400, 404}


def test_another_name_for_this_machine_is_not_believed(gateway):
    for host in (
        "evil.example.com",
        f"evil.example.com:{gateway.port}",
        "127.0.0.1:1",
        f"127.0.0.1.example.com:{gateway.port}",
    ):
        assert ask(gateway, "GET", "/_local/mail", host=host).said == (403, {"message": "Forbidden"})
    for host in (f"localhost:{gateway.port}", f"LOCALHOST:{gateway.port}", f"[::1]:{gateway.port}"):
        assert ask(gateway, "GET", "/_local/mail", host=host).status == 200


def test_another_site_can_neither_write_nor_read_nor_frame(gateway):
    path = "/_local/sockets/a/b/@connections/c"
    for headers in ({"Origin": "https://evil.example.com"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        assert ask(gateway, "POST", path, b"x", headers).said == (403, {"message": "Forbidden"})
    same = {"Origin": gateway.url, "Sec-Fetch-Site": "same-origin"}
    assert ask(gateway, "POST", path, b"x", same).header("x-amzn-ErrorType") == "ForbiddenException"
    assert ask(gateway, "POST", "/_local/mail", b"x").status == 405
    page = ask(gateway, "GET", "/_local/api/mail", headers={"Origin": "https://evil.example.com"})
    assert page.header("Access-Control-Allow-Origin") is None
    assert page.header("Cross-Origin-Resource-Policy") == "same-origin"
    assert "frame-ancestors 'none'" in page.header("Content-Security-Policy")

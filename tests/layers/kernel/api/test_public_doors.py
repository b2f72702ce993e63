import hashlib
import hmac

from kernel.answers import Answer
from kernel.api import Api
from kernel.api.request import Request
from kernel.errors import Forbidden
from tests.layers.kernel.api.knocks import knock


def sealed(headers, letter):
    if headers.get("x-seal") != hmac.new(b"wax", letter, hashlib.sha256).hexdigest():
        raise Forbidden("the seal is broken")


def letterbox():
    app, letters = Api("test"), []

    @app.webhook("POST /api/x/letters", proof=sealed)
    def receive(letter: bytes) -> Answer | None:
        letters.append(letter)
        return Answer(b"pong", status=200, media_type="text/plain") if letter == b"ping" else None

    return app, letters


def seal(letter):
    return {"x-seal": hmac.new(b"wax", letter, hashlib.sha256).hexdigest(), "content-type": "image/png"}


def test_a_webhook_hands_over_the_very_bytes():
    app, letters = letterbox()
    letter = b'{"a": 1 }\r\n\xff'

    said = knock(app, raw=letter, headers=seal(letter), authorizer=None)

    assert (said.status, said.text) == (204, "")
    assert letters == [letter]


def test_a_webhook_takes_nothing_that_is_not_proven():
    app, letters = letterbox()

    assert knock(app, raw=b"a", headers=seal(b"b"), authorizer=None).status == 403
    assert knock(app, raw=b"a", authorizer=None).status == 403
    assert letters == []


def test_a_webhook_may_answer_a_challenge():
    app, _ = letterbox()

    assert knock(app, raw=b"ping", headers=seal(b"ping"), query={"utm": "1"}).text == "pong"


def test_the_address_of_a_client_is_what_the_edge_saw():
    def address(**headers):
        return Request({"headers": headers, "requestContext": {"identity": {"sourceIp": "192.0.2.7"}}}).address

    assert address() == "192.0.2.7"
    assert address(**{"CloudFront-Viewer-Address": "198.51.100.4:4711"}) == "198.51.100.4"
    assert address(**{"cloudfront-viewer-address": "2001:db8::1:4711"}) == "2001:db8::1"
    assert address(**{"x-forwarded-for": "a lie, 203.0.113.9"}) == "203.0.113.9"
    assert address(**{"x-forwarded-for": "a lie, 203.0.113.9, 192.0.2.7"}) == "203.0.113.9"
    assert address(**{"x-forwarded-for": "192.0.2.7"}) == "192.0.2.7"


def test_a_client_that_says_itself_what_the_edge_saw_is_not_believed():
    def address(**headers):
        said = {"x-forwarded-for": "198.51.100.4, 203.0.113.9, 192.0.2.7", **headers}
        return Request({"headers": said, "requestContext": {"identity": {"sourceIp": "192.0.2.7"}}}).address

    assert address(**{"cloudfront-viewer-address": "203.0.113.9:4711"}) == "203.0.113.9"
    assert address(**{"cloudfront-viewer-address": "198.51.100.4:4711"}) == "203.0.113.9"


def test_cookies_are_read_as_browsers_send_them():
    request = Request({"headers": {"Cookie": "a=1; b=x=y; a=2; ;c"}, "requestContext": {}})

    assert request.cookies == {"a": "1", "b": "x=y", "": "", "c": ""}


def test_requests_that_say_the_same_have_one_fingerprint():
    def fingerprint(body, query=None, path="/a"):
        at = {"httpMethod": "POST"}
        return Request(
            {"path": path, "body": body, "multiValueQueryStringParameters": query, "requestContext": at}
        ).fingerprint()

    assert fingerprint("x", {"a": ["1"], "b": ["2"]}) == fingerprint("x", {"b": ["2"], "a": ["1"]})
    assert len({fingerprint("x"), fingerprint("y"), fingerprint("x", {"a": ["1"]}), fingerprint("x", path="/b")}) == 4

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel import pages, secrets
from kernel.api.request import Request
from kernel.aws import client
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.errors import Invalid
from kernel.pages import LASTS, BadCursor, Page
from kernel.settings import physical

ADA = Caller(WorkspaceId("acme"), PersonId("ada"), "owner", frozenset(), "s")
EVE = Caller(WorkspaceId("other"), PersonId("eve"), "owner", frozenset(), "s")


@pytest.fixture(autouse=True, scope="module")
def _signing():
    name = physical("shared-signing")
    known = client("secretsmanager").list_secrets()["SecretList"]
    if name not in {each["Name"] for each in known}:
        client("secretsmanager").create_secret(Name=name, SecretString="a-key")


def rotate():
    client("secretsmanager").put_secret_value(SecretId=physical("shared-signing"), SecretString="another-key")


def page(cursor=None, caller=ADA, path="/api/ops/incidents", **query):
    query = {name: [value] for name, value in query.items()}
    if cursor is not None:
        query["cursor"] = [cursor]
    event = {"path": path, "requestContext": {"httpMethod": "GET"}, "multiValueQueryStringParameters": query}
    return Page.of(Request(event), caller)


def cursor(position="n7", **more):
    return page(**more).listing([], position).next


def refused(text, **more):
    with pytest.raises(BadCursor) as refusal:
        page(text, **more).position()
    return refusal.value.status == 400


def test_a_cursor_brings_back_where_the_page_ended():
    assert page().position() is None
    assert page(cursor("n7")).position() == "n7"
    assert page(cursor(["a", 1])).position() == ["a", 1]


def test_the_last_page_has_no_cursor():
    assert page().listing([1, 2], None).model_dump() == {"items": [1, 2], "next": None}


def test_the_size_of_a_page_may_change_on_the_way():
    assert page(cursor(limit="10"), limit="100").position() == "n7"


def test_a_cursor_is_for_its_own_query():
    assert page(cursor(status="open"), status="open").position() == "n7"
    assert refused(cursor(status="open"), status="resolved")
    assert refused(cursor(status="open"))
    assert refused(cursor(), status="open")
    assert refused(cursor(), path="/api/ops/others")
    assert refused(cursor(), caller=EVE)
    assert refused(cursor(), caller=None)


def test_a_cursor_is_good_for_a_day(monkeypatch):
    import time

    made = cursor()
    now = time.time()
    monkeypatch.setattr(pages.time, "time", lambda: now + LASTS - 2)
    assert page(made).position() == "n7"
    monkeypatch.setattr(pages.time, "time", lambda: now + LASTS + 2)
    assert refused(made)


def test_a_cursor_survives_a_rotation_and_is_known_to_who_missed_it():
    old = cursor()
    rotate()
    assert page(old).position() == "n7"  # the old key is still in memory
    secrets.forget()
    assert page(old).position() == "n7"  # it is the previous one now
    new = cursor()
    secrets.forget()
    assert page(new).position() == "n7"


@pytest.mark.parametrize("text", ["", "x", "=", "AAAA", "a" * 5000, "ä", "..", "%00", "null", " "])
def test_garbage_is_no_cursor(text):
    assert refused(text)


@given(st.integers(0, 500), st.integers(1, 255))
def test_no_bit_of_a_cursor_may_change(at, flip):
    raw = bytearray(base64.urlsafe_b64decode(cursor() + "=="))
    raw[at % len(raw)] ^= flip
    assert refused(base64.urlsafe_b64encode(bytes(raw)).decode().rstrip("="))


@given(st.text())
def test_any_text_is_refused_in_the_same_way(text):
    assert refused(text)


def test_a_cursor_has_one_spelling():
    made = cursor()
    assert refused(made + "=")
    assert refused(made + "\n")
    assert refused("!" + made)


def test_a_forged_cursor_is_refused():
    payload = json.dumps([2_000_000_000, "n9"]).encode()
    assert refused(base64.urlsafe_b64encode(bytes(32) + payload).decode().rstrip("="))


@pytest.mark.parametrize(
    "limit", ["0", "-1", "201", "x", "1.5", "", "\N{ARABIC-INDIC DIGIT ONE}", "1e2", " 5", "9" * 5000]
)
def test_a_limit_out_of_range_names_the_field(limit):
    with pytest.raises(Invalid) as refusal:
        page(limit=limit)
    assert refusal.value.facts()["errors"][0]["field"] == "limit"


def test_limits_within_range_are_taken():
    assert [page().limit, page(limit="1").limit, page(limit="200").limit] == [50, 1, 200]


def test_code_that_pages_for_itself_needs_no_key():
    secrets.forget()
    first = Page(limit=10).listing([1], "n7")
    assert Page(limit=10, cursor=first.next).position() == "n7"

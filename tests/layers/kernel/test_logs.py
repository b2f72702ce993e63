import json
import logging
import time
from dataclasses import dataclass, field
from uuid import UUID

import pytest
from pydantic import BaseModel

from kernel.callers import Caller
from kernel.logs import Lines, facts, log, redacted


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("mail from bob.smith+x@mail.example.com failed", "mail from <email> failed"),
        ("Authorization: Bearer abc.def", "Authorization: <secret> <secret>"),
        ("eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln", "<secret>"),
        ("the key stoa_acme-1f2e_00ff is new", "the key <secret> is new"),
        ('{"password": "hunter2", "n": 1}', '{"password": "<secret>", "n": 1}'),
        ("code=4/abc&state=1", "code=<secret>&state=1"),
        ("AKIAIOSFODNN7EXAMPLE", "<secret>"),
        ("access_token=abc&client_secret: abc", "access_token=<secret>&client_secret: <secret>"),
        ("{'refresh_token': 'abc', 'n': 1}", "{'refresh_token': '<secret>', 'n': 1}"),
        ("Cookie: a=abc; refresh=abc", "Cookie: <secret>"),
        ("x-api-key: abc, passwd=abc", "x-api-key: <secret>, passwd=<secret>"),
        ("eyJhbGciOiJFUzI1NiJ9", "<secret>"),
        ("Login(password='my long secret', n=1)", "Login(password='<secret>', n=1)"),
        ('{"api_key": "a b, c", "n": 1}', '{"api_key": "<secret>", "n": 1}'),
        ("nothing to hide at 12:30", "nothing to hide at 12:30"),
    ],
)
def test_what_people_said_and_what_must_stay_secret_is_not_logged(said, kept):
    assert redacted(said) == kept


@pytest.mark.parametrize(
    "text", ["eyJ-", "a@", "token ", "bearer ", "a@a.", "cookie ", "token='", 'token="', "token=", "stoa_"]
)
def test_a_long_line_is_read_in_no_time(text):
    """A failure may hold what was sent, and a pattern that is tried anew from each place takes minutes."""
    started = time.process_time()
    redacted(text * (200_000 // len(text)))
    assert time.process_time() - started < 1


def test_a_line_is_json_and_leads_to_the_request(capsys):
    token = facts.set({"request_id": "r", "workspace": "acme"})
    log.info("served", extra={"status": 200, "to": "bob@example.com"})
    facts.reset(token)

    line = json.loads(capsys.readouterr().out)
    assert line["timestamp"].endswith("Z")
    assert {
        "level": "INFO",
        "message": "served",
        "request_id": "r",
        "workspace": "acme",
        "status": 200,
        "to": "<email>",
    }.items() <= line.items()


class Person(BaseModel):
    mail: str
    refresh_token: str


@dataclass
class Login:
    password: str
    friends: list[Person] = field(default_factory=list)


@dataclass
class Sealed:
    kind: str
    inside: str = field(repr=False)


class Odd:
    def __str__(self):
        raise RuntimeError


RING = {}
RING["again"] = [RING]
ADA = Person(mail="ada@example.com", refresh_token="two words")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"mail": "bob@example.com", "token": "stoa_acme-1_deadbeef"}, {"mail": "<email>", "token": "<secret>"}),
        ({"token": "short"}, {"token": "<secret>"}),
        ({"token": ["short", {"at": 7}]}, {"token": "<secret>"}),
        ({"bob@example.com": {"n": [1, 2.5, None, True]}}, {"<email>": {"n": [1, 2.5, None, True]}}),
        (["ada@example.com", ("x", {"y": "Bearer z"})], ["<email>", ["x", {"y": "Bearer <secret>"}]]),
        ({"ada@example.com"}, ["<email>"]),
        (ADA, {"mail": "<email>", "refresh_token": "<secret>"}),
        (
            Login("hunter2", [ADA]),
            {"password": "<secret>", "friends": [{"mail": "<email>", "refresh_token": "<secret>"}]},
        ),
        (
            Caller("acme", "ada", "owner", frozenset({"x"}), "s")._replace(session="stoa_x"),
            {"workspace": "acme", "person": "ada", "role": "owner", "scopes": ["x"], "session": "<secret>"},
        ),
        (Sealed("letter", "what is between two people"), {"kind": "letter"}),
        (b"hunter2", "<7 bytes>"),
        (UUID(int=7), str(UUID(int=7))),
        (KeyError("hunter2"), "KeyError: <value>"),
        (Odd(), "<Odd>"),
        ({("a", 1): {"tokens": 5}}, {"('a', 1)": {"tokens": 5}}),
    ],
)
def test_what_lies_deep_is_not_logged_either(capsys, given, kept):
    log.info("x", extra={"who": given})

    assert json.loads(capsys.readouterr().out)["who"] == kept


def test_what_is_called_a_secret_is_one(capsys):
    log.info("x", extra={"session_token": "abc", "code": "123456", "secret_name": "shared-signing", "ring": RING})

    line = json.loads(capsys.readouterr().out)
    assert (line["session_token"], line["code"], line["secret_name"]) == ("<secret>", "<secret>", "shared-signing")


def test_an_error_says_where_it_happened_and_not_with_what():
    try:
        int("token=abc")
    except ValueError as error:
        record = logging.makeLogRecord({"msg": "x", "exc_info": (ValueError, error, error.__traceback__)})

    line = json.loads(Lines().format(record))
    assert line["exception_name"] == "ValueError"
    assert "abc" not in line["exception"]
    assert "test_an_error_says" in line["stack_trace"][-1]


def failing(error, cause=None):
    try:
        raise error from cause
    except type(error) as raised:
        record = logging.makeLogRecord({"msg": "x", "exc_info": (type(raised), raised, raised.__traceback__)})
    return json.loads(Lines().format(record))


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (KeyError("secret-value"), "<value>"),
        (KeyError(b"secret-value"), "<value>"),
        (LookupError("there is no row 'secret-value' here"), "there is no row <value> here"),
        (ValueError("it isn't b'secret-value'"), "it isn't <value>"),
        (ValueError("bad: " + repr("it's secret-value")), "bad: <value>"),
        (ValueError("bad: " + repr("secret'\"-value")), "bad: <value>"),
        (ValueError("bad: '" + "secret-value" * 500), "bad: <value>"),
        (ValueError("first line\nsecret-value"), "first line"),
        (AttributeError("'NoneType' object has no attribute 'title'"), "'NoneType' object has no attribute 'title'"),
        (RuntimeError("mail to ada@example.com failed"), "mail to <email> failed"),
        (RuntimeError(), ""),
    ],
)
def test_an_error_is_told_without_the_values_at_hand(error, said):
    line = failing(error)

    assert line["exception"] == said
    assert "secret-value" not in json.dumps(line)


@pytest.mark.parametrize("text", ['"\\', "'", "\"'", "b'", '\\"', "' \\'"])
def test_a_long_error_is_told_in_no_time(text):
    started = time.process_time()
    failing(ValueError(text * (200_000 // len(text))))
    assert time.process_time() - started < 1


def test_an_error_says_what_it_came_from():
    first, second = OSError("no route to bob@example.com"), ValueError("cannot be 'secret-value'")
    second.__cause__ = first
    line = failing(RuntimeError("it failed"), second)

    assert line["exception_name"] == "RuntimeError"
    assert [(each["exception_name"], each["exception"]) for each in line["caused_by"]] == [
        ("ValueError", "cannot be <value>"),
        ("OSError", "no route to <email>"),
    ]
    assert "secret-value" not in json.dumps(line)


def test_an_error_that_came_while_another_was_handled_says_so_unless_it_is_told_not_to():
    def both(*, hide):
        try:
            try:
                {}["a"]
            except KeyError:
                if hide:
                    raise RuntimeError from None
                raise RuntimeError  # noqa: B904 - that is what this is about
        except RuntimeError as error:
            return json.loads(Lines().format(logging.makeLogRecord({"exc_info": (RuntimeError, error, None)})))

    assert [each["exception_name"] for each in both(hide=False)["caused_by"]] == ["KeyError"]
    assert "caused_by" not in both(hide=True)

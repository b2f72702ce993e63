import json
import logging
import time

import pytest

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
        ("nothing to hide at 12:30", "nothing to hide at 12:30"),
    ],
)
def test_what_people_said_and_what_must_stay_secret_is_not_logged(said, kept):
    assert redacted(said) == kept


@pytest.mark.parametrize("text", ["eyJ-", "a@", "token ", "bearer ", "a@a.", "cookie ", "token='", "stoa_"])
def test_a_long_line_is_read_in_no_time(text):
    """A failure may hold what was sent, and a pattern that is tried anew from each place takes minutes."""
    started = time.perf_counter()
    redacted(text * (200_000 // len(text)))
    assert time.perf_counter() - started < 1


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


def test_an_error_says_where_it_happened_and_not_with_what():
    try:
        int("token=abc")
    except ValueError as error:
        record = logging.makeLogRecord({"msg": "x", "exc_info": (ValueError, error, error.__traceback__)})

    line = json.loads(Lines().format(record))
    assert line["exception_name"] == "ValueError"
    assert "abc" not in line["exception"]
    assert "test_an_error_says" in line["stack_trace"][-1]

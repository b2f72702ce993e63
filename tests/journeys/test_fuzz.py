"""A fuzzer that knows only openapi.json: whatever it thinks of, no answer is a bug, and none is undocumented."""

import hashlib
import hmac
import json
import re
import urllib.request
from collections import Counter
from http import HTTPStatus
from http.cookiejar import DefaultCookiePolicy
from inspect import Parameter, Signature, signature
from uuid import UUID

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.generation.feedback import NO_FEEDBACK
from schemathesis.pytest._test_builder import build_operation_test  # what its own collector makes too early

from infra import ROOT
from infra.local.demo import operator_key
from parlour.post import SEAL
from tests.journeys.running import Running
from tests.journeys.unlimited import forgive
from tests.soaking import more, soak

pytestmark = soak

EXAMPLES = more(4, 400)
"""Besides every bound of every field, which are tried each time. Every day the same; a soak thinks of others."""

LIMITED = "urn:stoa:problem:too-many-requests"
NOT_OURS = {
    "unsupported_method",  # API Gateway answers 404 to a method that no route has, and so do we
    "positive_data_acceptance",  # a cursor or an idempotency key may have the right form and not be a good one
}

ELSEWHERE = {
    "negative_data_rejection": lambda case, answer: (
        answer.status_code in {HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, HTTPStatus.REQUEST_ENTITY_TOO_LARGE}
        or case.path == "/api/auth/{provider}/signed-in"  # what is refused there is said by the page it leads to
    ),
    "not_a_server_error": lambda _, answer: (
        answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
        and answer.json()["type"] == "urn:stoa:problem:provider-unreachable"  # nobody is where the fuzzer says it is
    ),
}
"""Checks that do not fit some answers, which are right all the same."""

load_all_checks()


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    running = Running.start(tmp_path_factory.mktemp("state"), program="tests.journeys.unlimited")
    yield running
    running.stop()
    assert "this is a bug" not in running.text
    assert "Traceback" not in running.text


@pytest.fixture(scope="module")
def session():
    """One connection for thousands of requests, which know nothing of each other."""
    with requests.Session() as session:
        session.trust_env = False
        session.headers.clear()
        session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        yield session


@pytest.fixture(scope="module")
def answers():
    """How often each operation answered what; to be told of limits over and over teaches nothing."""
    answers = Counter()
    yield answers
    assert [operation for operation, status in answers if status == LIMITED] == []
    kept = {status: count for (operation, status), count in answers.items() if operation == "POST /api/ops/incidents"}
    assert not kept or kept[201] >= EXAMPLES // 10, kept


@pytest.fixture(scope="module")
def incident(running):
    return running.ask("GET", "/api/ops/incidents")[1]["items"][0]["incident_id"]


def names_something(case):
    try:
        return bool(UUID((case.path_parameters or {}).get("incident_id")))
    except (ValueError, TypeError, AttributeError):
        return False


def promised(case, running, session, incident, answers):
    """Every answer is one that the description promises."""
    if names_something(case) and case.method != "DELETE":
        case.path_parameters["incident_id"] = incident  # the fuzzer would guess one only by a miracle
    sent = {"Authorization": f"Bearer {running.key}"}
    answer = case.call(base_url=running.url, session=session, headers=sent, allow_redirects=False)
    passed_over = NOT_OURS | {check for check, holds in ELSEWHERE.items() if holds(case, answer)}
    case.validate_response(answer, excluded_checks=[CHECKS.get_one(name) for name in sorted(passed_over)])
    limited = answer.status_code == 429 and answer.json()["type"] == LIMITED  # guessing too often is another thing
    answers[f"{case.method} {case.path}", LIMITED if limited else answer.status_code] += 1


@pytest.fixture
def notes_key(cloud):
    return operator_key(cloud, "parlour:read", "parlour:write")


@pytest.fixture
def note(gateway, notes_key):
    """A note that is there to be found."""
    request = urllib.request.Request(
        f"{gateway.url}/api/parlour/notes",
        b'{"text": "x"}',
        {"Authorization": f"Bearer {notes_key}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)["note_id"]


def promised_in_the_other_house(case, gateway, notes_key, note):
    """So are the answers of doors that only the other house has."""
    forgive()
    sent, more = {"Authorization": f"Bearer {notes_key}"}, {}
    if "letters" in case.path:
        letter = str(case.body or "").encode(errors="replace")
        more["data"] = letter  # its form is the post office's, so none is described
        if len(letter) % 2:
            sent["X-Seal"] = hmac.new(SEAL, letter, hashlib.sha256).hexdigest()
    if "{note_id}" in case.path:
        case.path_parameters["note_id"] = note
        (case.query or {}).pop("workspace", None)  # another's is refused as a bug, which is what that function is for
    case.call_and_validate(
        base_url=gateway.url,
        headers=sent,
        allow_redirects=False,
        excluded_checks=[CHECKS.get_one(name) for name in sorted(NOT_OURS)],
        **more,
    )


def alone(description, path, method):
    """The description of one operation, with what it refers to: of the whole, the fuzzer would keep a copy for each."""
    whole = {"paths": {path: {method: description["paths"][path][method]}}}
    said, found = [whole], {}
    while said:
        for kind, name in re.findall(r'"#/components/(\w+)/([^"]+)"', json.dumps(said.pop())):
            if name not in found.setdefault(kind, {}):
                found[kind][name] = description["components"][kind][name]
                said.append(found[kind][name])
    kept = {name: description[name] for name in ("openapi", "info", "security") if name in description}
    schemes = {"securitySchemes": description["components"].get("securitySchemes", {})}
    return {**kept, **whole, "components": {**schemes, **found}}


def asked_of_each(file, says):
    """A test of a name of its own for each operation: of tests that share a name, several workers run one."""
    description = json.loads(file.read_text())
    for path, operations in description["paths"].items():
        for method, operation in operations.items():
            name = f"test_{says.__name__}_of_{operation['operationId'].replace('.', '_')}"
            yield name, asked(name, alone(description, path, method), says)


def asked(name, description, says):
    """A test that thinks of its examples when it runs: every worker collects every test, and one of them runs it."""
    calm = {"deadline": None, "suppress_health_check": list(HealthCheck)}
    often = settings(max_examples=EXAMPLES, derandomize=more(usual=True, soaking=False), **calm)

    def test(**house):
        schema = schemathesis.openapi.from_dict(description)
        operation = next(schema.get_all_operations()).ok()
        build_operation_test(
            config=schema.config,
            operation=operation,
            test_func=often(lambda case: says(case, **house)),
            given_kwargs={},
            feedback=NO_FEEDBACK,
        )()

    wants = [each for each in signature(says).parameters.values() if each.name != "case"]
    test.__name__ = test.__qualname__ = name
    test.__signature__ = Signature([each.replace(kind=Parameter.KEYWORD_ONLY) for each in wants])
    return test


globals().update(asked_of_each(ROOT / "docs/openapi.json", promised))
globals().update(asked_of_each(ROOT / "tests/house/docs/openapi.json", promised_in_the_other_house))

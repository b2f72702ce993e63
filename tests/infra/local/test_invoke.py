"""``make invoke``: a function's sample is about something that is there."""

import json
import subprocess
import sys

import pytest

from infra import ROOT
from infra.catalogue import House
from infra.local.invoke import invoked, main
from infra.local.samples import Samples
from kernel.callers import Caller
from tests.infra.weave.houses import Declared, endpoint

HOUSE = House(ROOT)


def answer(cloud, name):
    result = invoked(cloud, "test", HOUSE.function(name))
    assert not result.error, result.error
    return result.payload


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("ops/incidents_get", 200),
        ("ops/incidents_update", 200),
        ("ops/incidents_resolve", 200),
        ("ops/incidents_delete", 204),
        ("ops/incidents_create", 201),
        ("ops/incidents_list", 200),
        ("ops/health_get", 200),
    ],
)
def test_a_sample_is_about_what_was_made_for_it(cloud, capsys, name, status):
    assert answer(cloud, name)["statusCode"] == status
    made = "made with ops/incidents_create: the incident_id " in capsys.readouterr().err
    assert made == (name.rpartition("_")[2] in {"get", "update", "resolve", "delete"} and "incidents" in name)


def test_a_call_is_about_what_was_made_for_it_too(cloud, capsys):
    assert answer(cloud, "identity/keys_revoke")["answer"]["key_id"].startswith("acme-")
    assert "made with identity/keys_issue: the key_id acme-" in capsys.readouterr().err


def rose(caller: Caller, rose_id: str) -> None:
    pass


def test_where_nobody_makes_such_a_thing_it_says_why_there_may_be_a_404(tmp_path):
    house = Declared(tmp_path, roses_get=endpoint("GET /api/garden/roses/{rose_id}", view=rose))
    function, said = house.known("roses_get"), []
    samples = Samples(house, invoke=lambda *_: None, report=said.append)
    samples.path(function).parent.mkdir(parents=True)
    samples.path(function).write_text('{"httpMethod": "GET", "pathParameters": {"rose_id": "r"}}')

    assert samples.event(function)["pathParameters"] == {"rose_id": "r"}
    assert said == [
        "no function makes the rose_id of the sample at one request: where it is not found (404), that is why"
    ]


def command(name):
    program = [sys.executable, "-m", "infra.local.invoke", name]
    return subprocess.run(program, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


def test_the_command_says_why_nothing_is_found():
    done = command("identity/me_get")

    assert json.loads(done.stdout)["statusCode"] == 404
    assert "404: this account was made for one call" in done.stderr


def test_the_command_shows_what_the_function_answered():
    done = command("ops/incidents_get")

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["statusCode"] == 200
    assert json.loads(done.stdout)["body"]["title"] == "Mail is delayed"
    assert "made with ops/incidents_create" in done.stderr


def test_a_function_that_is_not_there_is_told_apart_from_one_that_is(capsys):
    assert main(["ops/nothing"]) == 1
    assert "there is no function ops/nothing; there are: agenda/" in capsys.readouterr().err
    assert main(["nothing"]) == 1
    assert "say which function, as room/name" in capsys.readouterr().err

import os
import signal
import smtplib
import socket
import subprocess
import sys

import pytest

from infra import ROOT
from infra.identity.demo import PASSWORD
from tests.journeys.listening import abroad, listening, on_linux
from tests.journeys.running import Running, house
from tests.ports import free_ports
from tests.waiting import until


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    running = Running.start(tmp_path_factory.mktemp("state"), demo="whole")
    yield running
    running.stop()


def test_the_first_start_brings_a_demonstration(demo):
    status, incidents = demo.ask("GET", "/api/ops/incidents")

    assert status == 200
    assert [each["status"] for each in incidents["items"]] == ["identified", "resolved"]
    assert "make weave" not in demo.text, "what is woven is what the functions declare"


def test_the_demonstration_has_four_people_who_share_a_week(demo):
    olivia, ada, grace, alan = (shown(demo, name) for name in ("olivia", "ada", "grace", "alan"))

    def names(who, kind):
        return {each["name"] for each in demo.ask("GET", f"/api/agenda/{kind}", headers=who)[1]["items"]}

    assert names(olivia, "rooms") == {"Blue room", "Projector"}
    until(lambda: names(olivia, "calendars") >= {"Olivia Bright", "Northwind team", "On call", "Ada Lovelace"})
    until(lambda: all("New office" in names(each, "projects") for each in (olivia, ada, grace, alan)))
    until(lambda: "Northwind team" in names(alan, "calendars"))


def test_in_the_demonstration_something_waits_for_an_answer(demo):
    olivia, grace = shown(demo, "olivia"), shown(demo, "grace")

    def waiting():
        return [each["kind"] for each in demo.ask("GET", "/api/agenda/proposals", headers=olivia)[1]["items"]]

    def answers():
        there = demo.ask("GET", "/api/agenda/calendars", headers=grace)[1]["items"]
        own = next(each["calendar_id"] for each in there if each["default"])
        (review,) = demo.ask("GET", f"/api/agenda/calendars/{own}/events", headers=grace)[1]["items"]
        invited = (each for each in review["event"]["participants"].values() if "attendee" in each["roles"])
        return [each.get("participationStatus", "needs-action") for each in invited]

    until(lambda: waiting() == ["counter"])
    until(lambda: answers().count("accepted") == 2, otherwise=lambda: str(answers()))
    assert answers().count("needs-action") == 2, "Ada and the room have said yes, Olivia and Alan have not answered"


def shown(demo, name):
    """What a program shows for one of the demonstration."""
    body = {"email": f"{name}@example.com", "password": PASSWORD, "client": "app"}
    signed_in = demo.ask("POST", "/api/auth/login", body, key=False)[1]["signed_in"]
    return {"Authorization": f"Bearer {signed_in['access_token']}"}


def test_health_and_version_are_for_everybody(demo):
    assert demo.ask("GET", "/api/ops/health", key=False)[1]["state"] == "up"
    assert demo.ask("GET", "/api/ops/version", key=False)[0] == 200


def test_the_status_page_follows_the_incidents(demo):
    _, opened = demo.ask("POST", "/api/ops/incidents", {"title": "A new trouble", "message": "x"})

    until(lambda: "A new trouble" in demo.ask("GET", "/status/demo/", key=False)[1])
    demo.ask("DELETE", f"/api/ops/incidents/{opened['incident_id']}")
    until(lambda: "A new trouble" not in demo.ask("GET", "/status/demo/", key=False)[1])


def test_without_a_key_nobody_gets_in(demo):
    assert demo.ask("GET", "/api/ops/incidents", key=False) == (401, {"message": "Unauthorized"})
    status, problem = demo.ask("GET", "/api/ops/incidents", headers={"Authorization": "Bearer nonsense"})
    assert (status, problem["type"]) == (401, "urn:stoa:problem:unauthenticated")


@on_linux
def test_only_loopback_is_listened_on(demo):
    found = listening(demo.process.pid)

    assert {port for _, _, port in found} == {demo.port, demo.port + 1, demo.port + 25}
    assert abroad(found) == set()


def test_mail_for_nobody_is_refused(demo):
    with smtplib.SMTP("127.0.0.1", demo.port + 25, timeout=60) as server, pytest.raises(smtplib.SMTPRecipientsRefused):
        server.sendmail("bob@example.org", ["nobody@example.net"], "Subject: hi\r\n\r\nhi")


def test_a_template_that_is_wrong_is_one_sentence(tmp_path):
    copy = house(tmp_path)
    text = (ROOT / "template.yaml").read_text()
    (copy / "template.yaml").write_text(text.replace("Outputs:", "  Odd: {Type: AWS::Nowhere::Thing}\n\nOutputs:", 1))

    running = Running.launch(tmp_path / "state", root=copy)

    assert running.ending() == 1
    complaint = running.lines[-1]
    assert "AWS::Nowhere::Thing" in complaint
    assert "Odd" in complaint
    assert "Traceback" not in running.text


@pytest.mark.parametrize("name", ["dynamodb.sqlite", "services.sqlite", "objects.sqlite"])
def test_a_database_that_is_none_is_one_sentence(tmp_path, name):
    (tmp_path / name).write_bytes(b"not a database at all" * 100)

    running = Running.launch(tmp_path)

    assert running.ending() == 1
    assert running.text == (
        f"{tmp_path / name} cannot be read (file is not a database); "
        "move it away, or choose another folder: STATE=.other make run\n"
    )


def test_what_nobody_foresaw_is_one_sentence_and_the_details_are_kept(tmp_path):
    copy = house(tmp_path)
    (copy / "infra/edge/behaviours.json").write_text("{")

    running = Running.launch(tmp_path / "state", root=copy)

    assert running.ending() == 1
    assert running.lines[-1].startswith("this is a bug in the local cloud: JSONDecodeError: Expecting property name")
    assert running.lines[-1].endswith(f"; the details are in {tmp_path}/state/crash.log\n")
    assert "Traceback" not in running.text
    assert "Traceback" in (tmp_path / "state/crash.log").read_text()


@pytest.mark.parametrize("state", ["notes.txt", "notes.txt/deeper/state"])
def test_a_state_folder_that_is_a_file_is_one_sentence(tmp_path, state):
    (tmp_path / "notes.txt").write_text("mine")

    running = Running.launch(tmp_path / state)

    assert running.ending() == 1
    assert running.text == (
        f"STATE={tmp_path / state}: {tmp_path}/notes.txt is no folder; choose another: STATE=.other make run\n"
    )
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_a_port_in_use_is_one_sentence(tmp_path):
    port = free_ports()
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        running = Running.launch(tmp_path, port=port)

        assert running.ending() == 1
    assert running.text == (
        f"port {port} (PORT) is in use by another program; stop it, or choose another: PORT=9000 make run\n"
    )


def test_a_port_that_is_taken_while_it_starts_is_one_sentence(tmp_path):
    port = free_ports()
    start = f"run(Ports({port}, {port + 1}, {port + 25}), folder(Path({str(tmp_path)!r})), 0)"
    late = f"from infra.local.__main__ import *; prepare(STAGE); sys.exit({start})"
    with socket.socket() as other:
        other.bind(("127.0.0.1", port + 1))
        other.listen()
        ended = subprocess.run([sys.executable, "-c", late], cwd=ROOT, capture_output=True, text=True, check=False)

    assert ended.returncode == 1
    assert ended.stderr == "another program took a port while this one started; start it again\n"
    assert ended.stdout == ""


def test_a_test_that_waits_for_a_start_hears_why_there_is_none(tmp_path):
    (tmp_path / "dynamodb.sqlite").write_bytes(b"not a database at all" * 100)

    with pytest.raises(AssertionError, match=r"it ended with 1 and never was ready:\n.* cannot be read"):
        Running.start(tmp_path)


def test_a_state_folder_serves_one_at_a_time(demo):
    second = Running.launch(demo.state)

    assert second.ending() == 1
    assert "another local cloud is using" in second.lines[-1]
    assert "Traceback" not in second.text


def test_ctrl_c_stops_cleanly_and_everything_is_there_at_the_next_start(tmp_path):
    first = Running.start(tmp_path)
    _, opened = first.ask("POST", "/api/ops/incidents", {"title": "It stays", "message": "x"})
    assert first.stop(signal.SIGINT) == 0
    assert "Traceback" not in first.text

    before = os.times()
    second = Running.start(tmp_path)
    assert second.ask("GET", f"/api/ops/incidents/{opened['incident_id']}") == (200, opened)
    assert second.stop(signal.SIGTERM) == 0
    after = os.times()
    computed = after.children_user + after.children_system - before.children_user - before.children_system
    assert computed < 16, "twice the target, were it alone on the machine"

"""A deployment, with an account that only remembers."""

import subprocess
import sys
from dataclasses import dataclass, field
from hashlib import sha256

import pytest

from infra import ROOT
from infra.deploy import sam
from infra.deploy.account import EDGE_REGION, CannotDeploy
from infra.deploy.answers import Answers
from infra.deploy.guide import perform, say_plan

GIVEN = Answers(stage="prod", domain="workspace.example.com", mail_domain="example.com", alarm_email="ops@example.com")
MAIN = {
    "OpsApi": "abc123",
    "LiveSocket": "def456",
    "StatusBucketDomain": "b.s3.example",
    "MailRules": "prod-shared-mail",
}
EDGE = {"Address": "https://workspace.example.com", "DistributionDomain": "d1.cloudfront.net", "DistributionId": "D1"}


@dataclass
class Remembered:
    """An account of AWS in memory: what is deployed is there afterwards."""

    stacks: dict[str, dict[str, str]] = field(default_factory=dict)
    zones: dict[str, str] = field(default_factory=dict)
    rules: str = ""
    uploaded: list[str] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)
    runs: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    broken: str = ""

    def run(self, command, parameters, hide=()):
        stack = command[command.index("--stack-name") + 1]
        assert (parameters.get("OriginSecret") in hide) == ("OriginSecret" in parameters)
        self.runs.append((stack, parameters))
        if stack == self.broken:
            raise CannotDeploy("sam deploy failed")
        is_edge = stack.endswith("-edge")
        self.stacks[stack] = (
            {**EDGE, "WebBucket": "prod-edge-web", "OriginHash": parameters["OriginHash"]} if is_edge else dict(MAIN)
        )

    def who(self):
        return "000000000000"

    def outputs(self, stack, region):
        assert (region == EDGE_REGION) == stack.endswith("-edge")
        return self.stacks.get(stack, {})

    def zone(self, domain):
        return self.zones.get(domain, "")

    def upload(self, folder, bucket):
        self.uploaded.append(bucket)
        return len(list(folder.iterdir()))

    def invalidate(self, distribution, paths):
        self.forgotten += [f"{distribution} {path}" for path in paths]

    def dkim(self, domain, region):
        assert (domain, region) == (GIVEN.mail_domain, GIVEN.region)
        return ["one", "two", "three"]

    def activate(self, rules, region):
        assert region == GIVEN.region
        self.rules = self.rules or rules
        return self.rules


def deployed(account, given=GIVEN, web=ROOT / "no-such-folder"):
    said = []
    perform(given, account, said.append, account.run, web)
    return said


def believed(account):
    """The hashes that the functions believe, and the one of what the edge sends, after each deployment of both."""
    mains = [given["OriginHashes"].split(",") for stack, given in account.runs if stack == "stoa-prod"]
    edges = [sha256(given["OriginSecret"].encode()).hexdigest() for _, given in account.runs if "OriginSecret" in given]
    return mains, edges


def test_the_main_stack_goes_first_and_the_edge_learns_its_apis():
    account = Remembered(zones={"workspace.example.com": "Z1"})
    deployed(account)
    (main, _), (edge, passed) = account.runs
    assert (main, edge) == ("stoa-prod", "stoa-prod-edge")
    assert (passed["OpsApi"], passed["LiveSocket"], passed["StatusBucketDomain"]) == (
        "abc123",
        "def456",
        "b.s3.example",
    )
    assert "MailRules" not in passed
    assert (passed["HostedZone"], passed["MailZone"]) == ("Z1", "")


def test_functions_believe_the_old_secret_until_the_edge_sends_the_new_one():
    account = Remembered()
    for _ in range(3):
        deployed(account)
    mains, edges = believed(account)
    assert len(set(edges)) == 3
    assert mains == [[edges[0]], [edges[1], edges[0]], [edges[2], edges[1]]]


def test_an_edge_that_could_not_be_deployed_goes_on_being_believed():
    account = Remembered()
    deployed(account)
    account.broken = "stoa-prod-edge"
    for _ in range(2):
        with pytest.raises(CannotDeploy):
            deployed(account)
    mains, edges = believed(account)
    assert all(edges[0] in hashes for hashes in mains)


def test_a_secret_is_long_and_never_said():
    account = Remembered()
    said = deployed(account)
    secret = account.runs[1][1]["OriginSecret"]
    assert len(secret) >= 64
    assert secret not in "".join(said)
    assert not any("OriginSecret" in part for part in sam.deploy("stoa-prod-edge", EDGE_REGION, sam.EDGE, "prod"))


def test_the_web_client_is_uploaded_if_it_was_built(tmp_path):
    (tmp_path / "index.html").write_text("<!doctype html>")
    account = Remembered()
    deployed(account, web=tmp_path)
    assert account.uploaded == ["prod-edge-web"]
    assert account.forgotten == ["D1 /index.html", "D1 /"]


def test_ses_is_not_taken_from_somebody_else():
    account = Remembered(rules="somebody-elses")
    assert any("somebody-elses" in line for line in deployed(account))
    assert account.rules == "somebody-elses"


def test_at_the_end_people_are_told_what_is_left_to_do():
    said = "\n".join(deployed(Remembered()))
    assert "one._domainkey.example.com" in said
    assert said.endswith("ready https://workspace.example.com")


def test_without_mail_and_domain_nothing_is_left_to_do():
    account = Remembered()
    said = deployed(account, Answers())
    assert account.rules == ""
    assert not any("DNS" in line for line in said)


def test_a_plan_names_every_command_and_runs_none():
    said = []
    say_plan(GIVEN, said.append)
    commands = [line for line in said if line.startswith("sam ")]
    assert [command.split()[1] for command in commands] == ["build", "deploy", "deploy"]
    assert "--region us-east-1" in commands[2]


def test_a_plan_needs_neither_tools_nor_an_account():
    command = [sys.executable, "-m", "infra.deploy", "--plan"]
    done = subprocess.run(command, cwd=ROOT, env={"PATH": ""}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "sam build" in done.stdout

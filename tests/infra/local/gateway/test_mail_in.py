import html
import re
import shlex

import pytest

from infra.local.deployment import ReceiptRule
from infra.local.mail import Receipts
from tests.infra.local.gateway.stand_ins import Functions, ask, deployed, running


def page(*rules, smtp=8125):
    deployment = deployed()
    deployment.receipts += rules
    with running(deployment, Functions(), smtp=smtp) as gateway:
        return ask(gateway, "GET", "/_local/mail").body.decode()


def rule(*recipients):
    return ReceiptRule("in", recipients, "b", "p/", "dev-ops-publish")


def test_where_no_room_receives_mail_it_is_said_that_none_is_taken():
    said = page()

    assert "Nothing was mailed yet" in said
    assert "smtp://127.0.0.1:8125" in said
    assert "refuses every recipient" in said
    assert Receipts([], print).accept("somebody@example.com") is False


@pytest.mark.parametrize(
    "recipients", [("example.com", "ada@example.net"), (".example.com",), ("ada@example.net",), ()]
)
def test_where_one_does_there_is_a_command_whose_mail_is_taken(recipients):
    said = page(rule(*recipients))
    command = html.unescape(re.sub("<[^>]+>", "", re.search("<pre><code>(printf.*?)</code>", said, re.DOTALL)[1]))
    words = shlex.split(command)
    recipient = words[words.index("--mail-rcpt") + 1]

    assert "smtp://127.0.0.1:8125" in words
    assert Receipts([rule(*recipients)], print).accept(recipient)
    assert all(f"<code>{each}</code>" in said for each in recipients)
    assert "refuses every recipient" not in said


def test_where_mail_does_not_come_in_nothing_is_said_of_it():
    assert "Mail that comes in" not in page(rule("example.com"), smtp=None)

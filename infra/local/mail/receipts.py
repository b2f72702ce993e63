"""What SES does with mail that arrives: per receipt rule an object in S3, then a function that is told."""

import base64
import re
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from email.utils import formatdate
from typing import Any

from infra.local.arns import function_arn, function_name
from infra.local.clients import client
from infra.local.deployment import REGION, ReceiptRule
from infra.local.mail import headers
from infra.local.pumps.shapes import instant

VERDICTS = "X-Local-Verdicts"  # a test says what SES would have found: ``spf=FAIL dmarc=FAIL dmarcPolicy=reject``
MOST_HEADERS = 10 * 1024
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What SES found about a mail."""

    spam: str = "PASS"
    virus: str = "PASS"
    spf: str = "PASS"
    dkim: str = "PASS"
    dmarc: str = "PASS"
    policy: str = "none"  # of DMARC; SES tells it when DMARC failed

    @classmethod
    def said_in(cls, text: str) -> "Verdicts":
        said = {name.lower(): value for name, value in re.findall(r"([A-Za-z]+)=([A-Za-z_]+)", text)}
        found = {name: said[name].upper() for name in ("spam", "virus", "spf", "dkim", "dmarc") if name in said}
        return cls(**found, policy=said.get("dmarcpolicy", "none").lower())


@dataclass(frozen=True, slots=True)
class Arrival:
    """A mail as it comes in by SMTP."""

    sender: str
    recipients: Sequence[str]
    raw: bytes
    peer: str = "127.0.0.1"
    helo: str = "localhost"
    id: str = field(default_factory=lambda: "".join(secrets.choice(LETTERS) for _ in range(40)))
    at: float = field(default_factory=time.time)


class Receipts:
    """The receipt rules of a deployment, in their order; every rule that a recipient matches is obeyed."""

    def __init__(self, rules: Sequence[ReceiptRule], invoke_later: Callable[[str, Any], None]) -> None:
        self._rules = rules
        self._invoke_later = invoke_later

    def accept(self, recipient: str) -> bool:
        """Whether any rule wants mail for this recipient."""
        return any(covers(rule, recipient) for rule in self._rules)

    def deliver(self, mail: Arrival) -> str:
        """Do what the rules say; the mail's id. When this returns, the mail is kept and will be told of."""
        verdicts, raw = _stamped(mail)
        told = _mail(mail, raw)
        for rule in self._rules:
            recipients = [one for one in mail.recipients if covers(rule, one)]
            if not recipients:
                continue
            if rule.bucket:
                client("s3").put_object(Bucket=rule.bucket, Key=rule.prefix + mail.id, Body=raw)
            if rule.function:
                receipt = _receipt(mail, recipients, verdicts, rule.function)
                event = {"eventSource": "aws:ses", "eventVersion": "1.0", "ses": {"mail": told, "receipt": receipt}}
                self._invoke_later(rule.function, {"Records": [event]})
        return mail.id


def covers(rule: ReceiptRule, recipient: str) -> bool:
    """Whether a rule is for a recipient: by address (with any +label), by domain, by ``.domain`` for those below."""
    local, _, domain = recipient.lower().rpartition("@")
    if not local or not domain:
        return False
    addresses = {f"{local}@{domain}", f"{local.partition('+')[0]}@{domain}"}
    for wanted in (one.lower() for one in rule.recipients):
        if wanted in addresses or wanted == domain or (wanted.startswith(".") and domain.endswith(wanted)):
            return True
    return not rule.recipients


def _stamped(mail: Arrival) -> tuple[Verdicts, bytes]:
    """What SES found, and the mail with SES's own fields before its header."""
    header, rest = headers.split(mail.raw)
    said = next((value for name, value in headers.fields(header) if name.lower() == VERDICTS.lower()), "")
    verdicts = Verdicts.said_in(said)
    written = next((value for name, value in headers.fields(header) if name.lower() == "from"), "")
    author = (headers.addresses(written) or [mail.sender])[0].rstrip(">").rpartition("@")[2]
    domain = mail.sender.rpartition("@")[2]
    spf = (
        f"{verdicts.spf.lower()} (spfCheck: domain of {domain} designates {mail.peer} as permitted sender)"
        f" client-ip={mail.peer}; envelope-from={mail.sender}; helo={mail.helo};"
    )
    lines = [
        f"Return-Path: <{mail.sender}>",
        f"Received: from {mail.helo} ({mail.helo} [{mail.peer}])",
        f" by inbound-smtp.{REGION}.amazonaws.com with SMTP id {mail.id}",
        f" for {mail.recipients[0]};",
        f" {formatdate(mail.at)} (UTC)",
        f"X-SES-Spam-Verdict: {verdicts.spam}",
        f"X-SES-Virus-Verdict: {verdicts.virus}",
        f"Received-SPF: {spf}",
        "Authentication-Results: amazonses.com;",
        f" spf={spf}",
        f" dkim={verdicts.dkim.lower()} header.i=@{author};",
        f" dmarc={verdicts.dmarc.lower()} header.from={author};",
        f"X-SES-RECEIPT: {base64.b64encode(secrets.token_bytes(96)).decode()}",
    ]
    return verdicts, "\r\n".join([*lines, ""]).encode() + headers.without(header, VERDICTS) + rest


def _mail(mail: Arrival, raw: bytes) -> dict[str, Any]:
    """The mail as SES tells of it; its body it leaves out."""
    every = list(headers.fields(headers.split(raw)[0]))
    shown, size = [], 0
    for name, value in every:
        size += len(name) + len(value) + 4
        if size > MOST_HEADERS:
            break
        shown.append({"name": name, "value": value})
    first = {name.lower(): value for name, value in reversed(every)}
    common: dict[str, Any] = {"returnPath": mail.sender}
    for name, key in (("from", "from"), ("sender", "sender"), ("reply-to", "replyTo"), ("to", "to"), ("cc", "cc")):
        if name in first:
            listed = headers.addresses(first[name])
            common[key] = ", ".join(listed) if key == "sender" else listed
    for name, key in (("date", "date"), ("message-id", "messageId"), ("subject", "subject")):
        if name in first:
            common[key] = headers.text(first[name])
    return {
        "timestamp": instant(mail.at),
        "source": mail.sender,
        "messageId": mail.id,
        "destination": list(mail.recipients),
        "headersTruncated": len(shown) < len(every),
        "headers": shown,
        "commonHeaders": common,
    }


def _receipt(mail: Arrival, recipients: list[str], verdicts: Verdicts, function: str) -> dict[str, Any]:
    receipt: dict[str, Any] = {
        "timestamp": instant(mail.at),
        "processingTimeMillis": max(int((time.time() - mail.at) * 1000), 1),
        "recipients": recipients,
        "spamVerdict": {"status": verdicts.spam},
        "virusVerdict": {"status": verdicts.virus},
        "spfVerdict": {"status": verdicts.spf},
        "dkimVerdict": {"status": verdicts.dkim},
        "dmarcVerdict": {"status": verdicts.dmarc},
        "action": {
            "type": "Lambda",
            "functionArn": function_arn(function_name(function)),
            "invocationType": "Event",
        },
    }
    if verdicts.dmarc == "FAIL":
        receipt["dmarcPolicy"] = verdicts.policy
    return receipt

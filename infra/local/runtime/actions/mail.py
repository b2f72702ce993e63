"""SES, in both its versions: who sends needs the identity that it sends as, and the configuration set that it names."""

from dataclasses import replace
from email.utils import parseaddr
from typing import Any

from infra.local.arns import arn
from infra.local.runtime.actions.asking import Ask, Asked, ask, fact

_OF_IDENTITIES = {"GetEmailIdentity", "DeleteEmailIdentity", "PutEmailIdentityMailFromAttributes"}
_OF_ACCOUNTS = {
    "GetAccount",
    "GetSendQuota",
    "PutSuppressedDestination",
    "GetSuppressedDestination",
    "DeleteSuppressedDestination",
}


def needs(asked: Asked) -> list[Ask] | None:
    operation, params = asked.operation, asked.params
    if operation in _OF_ACCOUNTS:
        return [ask(f"ses:{operation}", "*")]
    if operation in _OF_IDENTITIES:
        return [_of_family(asked, f"ses:{operation}")]
    if operation == "CreateEmailIdentity":
        return _new(params)
    if operation not in {"SendEmail", "SendRawEmail"}:
        return None
    raw = operation == "SendRawEmail" or "Raw" in params.get("Content", {})
    action = "ses:SendRawEmail" if raw else "ses:SendEmail"
    said = params.get("FromEmailAddress") or params.get("Source") or _from(params)
    address = parseaddr(str(said))[1]
    named = params.get("FromEmailAddressIdentityArn") or params.get("SourceArn") or params.get("FromArn")
    identity = str(named) if named else asked.names.identity_arn(address)
    destinations = params.get("Destinations") or [
        each for several in (params.get("Destination") or {}).values() for each in several
    ]
    facts: dict[str, Any] = {"ses__FromAddress": fact(address)}
    if destinations:
        facts["ses__Recipients"] = fact(*(parseaddr(str(each))[1] for each in destinations))
    found = ask(action, identity, **facts)
    if asked.service != "sesv2" or not params.get("ConfigurationSetName"):
        return [found]
    through = arn("ses", f"configuration-set/{params['ConfigurationSetName']}")
    called = asked.names.plain(through)  # a door names only what it sends through
    return [replace(found, called=called), ask(action, through, **facts)]


def _of_family(asked: Asked, action: str) -> Ask:
    """Who may do it to those of a family may do it to any that is tagged with its name."""
    where = arn("ses", f"identity/{asked.params['EmailIdentity']}")
    family = asked.names.sender_family(str(asked.params["EmailIdentity"]))
    found = ask(action, where, **{"aws__ResourceTag/family": fact(*family)})
    return replace(found, called=family[0].partition("-")[2]) if family else found


def _new(params: dict[str, Any]) -> list[Ask]:
    """An identity that is made with tags may be made by whoever may make and tag one like that."""
    tags = {tag["Key"]: tag["Value"] for tag in params.get("Tags", ())}
    facts: dict[str, Any] = {f"aws__RequestTag/{name}": fact(value) for name, value in tags.items()}
    where, family = arn("ses", f"identity/{params['EmailIdentity']}"), tags.get("family", "").partition("-")[2]
    wanted = ["CreateEmailIdentity", *(["TagResource"] if tags else [])]
    return [replace(ask(f"ses:{action}", where, **facts), called=family) for action in wanted]


def _from(params: dict[str, Any]) -> str:
    """Who a raw message says that it is from."""
    from email import message_from_bytes

    data = (params.get("RawMessage") or params.get("Content", {}).get("Raw") or {}).get("Data", b"")
    return str(message_from_bytes(data if isinstance(data, bytes) else str(data).encode())["From"] or "")

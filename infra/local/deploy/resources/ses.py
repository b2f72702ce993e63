"""Mail: who may send, and the rules for what comes in."""

from typing import Any

from botocore.exceptions import ClientError

from infra.local.arns import function_name
from infra.local.clients import client
from infra.local.deploy.errors import TemplateError
from infra.local.deploy.kinds import Made, Wanted, cut, kind, truthful
from infra.local.deployment import ReceiptRule, arn

_THERE = {"AlreadyExistsException", "AlreadyExists"}
_RULE = {"Name", "Enabled", "Recipients", "Actions", "ScanEnabled", "TlsPolicy"}


@kind(
    "AWS::SES::EmailIdentity",
    honours="EmailIdentity",
    without_effect="ConfigurationSetAttributes DkimAttributes DkimSigningAttributes FeedbackAttributes"
    " MailFromAttributes Tags",
)
def identity(wanted: Wanted) -> Made:
    name = str(wanted.need("EmailIdentity"))
    ses = client("ses")
    if "@" in name:
        ses.verify_email_identity(EmailAddress=name)
    else:
        ses.verify_domain_identity(Domain=name)
    tokens = {f"DkimDNSTokenName{n}": f"local{n}._domainkey.{name}" for n in (1, 2, 3)}
    values = {f"DkimDNSTokenValue{n}": f"local{n}.dkim.amazonses.com" for n in (1, 2, 3)}
    return Made(name, {**tokens, **values})


@kind(
    "AWS::SES::ConfigurationSet",
    honours="Name",
    without_effect="DeliveryOptions ReputationOptions SendingOptions SuppressionOptions TrackingOptions VdmOptions Tags"
    " ArchivingOptions",
)
def configuration_set(wanted: Wanted) -> Made:
    name = str(wanted.get("Name", cut(wanted.name, 64)))
    wanted.world.claim("configuration set", name, wanted.logical_id)
    try:
        client("sesv2").create_configuration_set(ConfigurationSetName=name)
    except ClientError as error:
        if not error.response["Error"]["Code"].endswith(tuple(_THERE)):
            raise
    return Made(name, {"Arn": arn("ses", f"configuration-set/{name}")})


@kind("AWS::SES::ReceiptRuleSet", honours="RuleSetName")
def receipt_rule_set(wanted: Wanted) -> Made:
    name = str(wanted.get("RuleSetName", cut(wanted.name, 64)))
    wanted.world.claim("receipt rule set", name, wanted.logical_id)
    return Made(name)


@kind("AWS::SES::ReceiptRule", honours="RuleSetName Rule", without_effect="After")
def receipt_rule(wanted: Wanted) -> Made:
    if ("receipt rule set", str(wanted.need("RuleSetName"))) not in wanted.world.names:
        raise TemplateError(f"there is no receipt rule set {wanted.need('RuleSetName')}")
    said: dict[str, Any] = wanted.need("Rule")
    for name in said:
        if name not in _RULE:
            raise TemplateError(f"Rule: {name} is not known here")
    name = str(said.get("Name", wanted.name))
    bucket, prefix, function = "", "", ""
    for action in said.get("Actions", ()):
        match action:
            case {"S3Action": {"BucketName": bucket, **more}}:
                prefix = str(more.get("ObjectKeyPrefix", ""))
            case {"LambdaAction": {"FunctionArn": arn}}:
                function = function_name(str(arn))
            case _:
                raise TemplateError(f"the local cloud does not know the action {', '.join(action)} of a receipt rule")
    if truthful(said.get("Enabled", False)):
        recipients = tuple(str(each) for each in said.get("Recipients", ()) if each)
        wanted.world.deployment.receipts.append(ReceiptRule(name, recipients, str(bucket), prefix, function))
    return Made(name)

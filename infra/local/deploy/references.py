"""Dynamic references: ``{{resolve:ssm:/name}}`` and ``{{resolve:secretsmanager:name:SecretString:key}}``."""

import json
import re

from botocore.exceptions import ClientError

from infra.local.clients import client
from infra.local.deploy.errors import TemplateError

_REFERENCE = re.compile(r"\{\{resolve:(ssm|ssm-secure|secretsmanager):([^}]+)\}\}")


def resolve_dynamic(text: str) -> str:
    """``text`` with the values of the parameters and secrets that it names."""
    found = _REFERENCE.sub(
        lambda match: _secret(match[2]) if match[1] == "secretsmanager" else _parameter(match[2]), text
    )
    if "{{resolve:" in found:
        raise TemplateError(f"{text} is no dynamic reference that CloudFormation knows")
    return found


def parameter(name: str) -> str:
    """The value of a parameter of SSM."""
    try:
        return str(client("ssm").get_parameter(Name=name, WithDecryption=True)["Parameter"]["Value"])
    except ClientError:
        raise TemplateError(f"SSM holds no parameter {name}") from None


def _parameter(reference: str) -> str:
    name, _, version = reference.partition(":")
    return parameter(f"{name}:{version}" if version else name)


def _secret(reference: str) -> str:
    if reference.startswith("arn:"):
        parts = reference.split(":")
        name, rest = ":".join(parts[:7]), parts[7:]
    else:
        name, *rest = reference.split(":")
    kind, key, stage, version = [*rest, "", "", "", ""][:4]
    if kind not in {"", "SecretString"}:
        raise TemplateError(f"a secret has a SecretString, not a {kind}")
    asked = {
        "SecretId": name,
        **({"VersionStage": stage} if stage else {}),
        **({"VersionId": version} if version else {}),
    }
    try:
        value = str(client("secretsmanager").get_secret_value(**asked)["SecretString"])
    except (ClientError, KeyError):
        raise TemplateError(f"Secrets Manager holds no secret {name}") from None
    if not key:
        return value
    try:
        return str(json.loads(value)[key])
    except (ValueError, KeyError, TypeError):
        raise TemplateError(f"the secret {name} has no key {key}") from None

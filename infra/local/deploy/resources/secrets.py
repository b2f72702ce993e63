"""Secrets: a generated one is generated once, and found again."""

import json

from botocore.exceptions import ClientError

from infra.local.clients import client
from infra.local.deploy.calls import call
from infra.local.deploy.errors import TemplateError
from infra.local.deploy.kinds import Made, Wanted, kind

_GENERATED = [
    "PasswordLength",
    "ExcludeCharacters",
    "ExcludeLowercase",
    "ExcludeNumbers",
    "ExcludePunctuation",
    "ExcludeUppercase",
    "IncludeSpace",
    "RequireEachIncludedType",
]


@kind(
    "AWS::SecretsManager::Secret",
    honours="Name SecretString GenerateSecretString",
    without_effect="Description KmsKeyId Tags ReplicaRegions",
)
def secret(wanted: Wanted) -> Made:
    name = str(wanted.get("Name", wanted.name))
    wanted.world.claim("secret", name, wanted.logical_id)
    manager = client("secretsmanager")
    try:
        arn = manager.describe_secret(SecretId=name)["ARN"]
    except ClientError as error:
        if error.response["Error"]["Code"] != "ResourceNotFoundException":
            raise
        arn = manager.create_secret(Name=name, SecretString=_first(wanted))["ARN"]
    else:
        said = wanted.get("SecretString")
        if said is not None and manager.get_secret_value(SecretId=name).get("SecretString") != said:
            manager.put_secret_value(SecretId=name, SecretString=str(said))
    return Made(arn, {"Id": arn})


def _first(wanted: Wanted) -> str:
    """What the secret begins with."""
    if "SecretString" in wanted.properties:
        return str(wanted.properties["SecretString"])
    how = wanted.get("GenerateSecretString")
    if how is None:
        raise TemplateError("a secret has a SecretString, or says how to generate one")
    for name in how:
        if name not in {*_GENERATED, "SecretStringTemplate", "GenerateStringKey"}:
            raise TemplateError(f"GenerateSecretString: {name} is not known here")
    asked = {name: how[name] for name in _GENERATED if name in how}
    password = str(call("secretsmanager", "GetRandomPassword", asked)["RandomPassword"])
    if "SecretStringTemplate" not in how:
        return password
    return json.dumps({**json.loads(how["SecretStringTemplate"]), how["GenerateStringKey"]: password})

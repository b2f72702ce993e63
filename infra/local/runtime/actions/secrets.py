"""Secrets Manager."""

from infra.local.arns import arn
from infra.local.runtime.actions.asking import Ask, Asked, ask, fact

_ACTIONS = {
    "DeleteSecret",
    "DescribeSecret",
    "GetSecretValue",
    "ListSecretVersionIds",
    "PutSecretValue",
    "RestoreSecret",
    "TagResource",
    "UpdateSecret",
    "UpdateSecretVersionStage",
}


def needs(asked: Asked) -> list[Ask] | None:
    operation, params = asked.operation, asked.params
    if operation == "GetRandomPassword":
        return [ask("secretsmanager:GetRandomPassword", "*")]
    if operation == "CreateSecret":
        return [ask("secretsmanager:CreateSecret", arn("secretsmanager", f"secret:{params['Name']}-000000"))]
    if operation not in _ACTIONS:
        return None
    secret = asked.names.secret_arn(params["SecretId"])
    stage = str(params.get("VersionStage") or "AWSCURRENT")
    return [
        ask(
            f"secretsmanager:{operation}",
            secret,
            secretsmanager__SecretId=fact(secret),
            secretsmanager__VersionStage=fact(stage),
        )
    ]

"""What requests call things, and what policies and people call them: names to ARNs, and ARNs to grants."""

import re
from collections.abc import Callable
from typing import Any

from botocore.exceptions import ClientError

from infra.local.arns import arn, read
from infra.local.clients import client
from infra.local.deployment import ACCOUNT, Deployment
from infra.local.runtime.principals import acting

MOST = 4096  # plain names that are remembered
_SECRET = re.compile(r"-(?:\?{6}|\*|[A-Za-z0-9]{6})$")


class Names:
    """Looks up what is not said in a request. These look-ups are AWS's own: nobody is asked whether he may."""

    def __init__(self, deployment: Deployment) -> None:
        self._stage = next(
            (each.environment["STAGE"] for each in deployment.functions.values() if "STAGE" in each.environment), ""
        )
        self._apis = {api.id: api.name for api in deployment.http}
        self._apis |= {api.id: api.name for api in deployment.sockets}
        self._keys: dict[str, str] = {}
        self._plain: dict[str, str] = {}

    def hash_key(self, table: str, index: str | None = None) -> str:
        """The attribute that a table, or an index of it, is partitioned by."""
        known = f"{table}/{index}"
        if known not in self._keys:
            described = _as_aws(lambda: client("dynamodb").describe_table(TableName=table)["Table"])
            indexes = [*described.get("GlobalSecondaryIndexes", ()), *described.get("LocalSecondaryIndexes", ())]
            keys = next((each["KeySchema"] for each in indexes if each["IndexName"] == index), described["KeySchema"])
            self._keys[known] = next(str(key["AttributeName"]) for key in keys if key["KeyType"] == "HASH")
        return self._keys[known]

    def key_arn(self, said: str) -> str:
        """The ARN of a KMS key, whether a request names it, its ARN, or an alias; whatever is said if there is none."""
        try:
            return str(_as_aws(lambda: client("kms").describe_key(KeyId=said)["KeyMetadata"]["Arn"]))
        except ClientError:
            return said if said.startswith("arn:") else arn("kms", said if "/" in said else f"key/{said}")

    def aliases(self, key: str) -> list[str]:
        """The aliases of a KMS key; none of one that is not there."""
        try:
            found = _as_aws(lambda: client("kms").list_aliases(KeyId=key.rpartition("/")[2])["Aliases"])
        except ClientError:
            return []
        return [str(alias["AliasName"]) for alias in found]

    def family(self, key: str) -> list[str]:
        """What a KMS key is tagged with as its family, if it has one."""
        try:
            tags = _as_aws(lambda: client("kms").list_resource_tags(KeyId=key.rpartition("/")[2])["Tags"])
        except ClientError:
            return []
        return [str(tag["TagValue"]) for tag in tags if tag["TagKey"] == "family"]

    def sender_family(self, identity: str) -> list[str]:
        """What an identity of SES is tagged with as its family, if it has one."""
        try:
            said = _as_aws(lambda: client("sesv2").get_email_identity(EmailIdentity=identity))
        except ClientError:
            return []
        return [str(tag["Value"]) for tag in said.get("Tags", ()) if tag["Key"] == "family"]

    def secret_arn(self, said: str) -> str:
        """The ARN of a secret; of one that is not there, an ARN that fits what a policy says of it."""
        try:
            return str(_as_aws(lambda: client("secretsmanager").describe_secret(SecretId=said)["ARN"]))
        except ClientError:
            return said if said.startswith("arn:") else arn("secretsmanager", f"secret:{said}-000000")

    def identity_arn(self, address: str) -> str:
        """The identity that somebody sends as: the address, if that is verified, or else its domain."""
        found = _as_aws(lambda: client("ses").list_identities(IdentityType="EmailAddress")["Identities"])
        return arn("ses", f"identity/{address if address in found else address.rpartition('@')[2]}")

    def grant(self, action: str, resource: str) -> str:
        """How a door declares this: ``ops-incidents-1:PutItem``."""
        if resource not in self._plain:
            if len(self._plain) >= MOST:
                self._plain.clear()
            self._plain[resource] = self.plain(resource)
        return f"{self._plain[resource]}:{action.partition(':')[2]}"

    def plain(self, resource: str) -> str:
        """A resource's name without the stage, or without whatever else AWS's name of it has."""
        found = read(resource)
        if found is None:
            return resource
        rest = found.rest
        match found.service:
            case "s3":
                bucket, slash, key = rest.partition("/")
                name = bucket.removesuffix(f"-{ACCOUNT}") + slash + key
            case "dynamodb":
                name = rest.removeprefix("table/").replace("/index/", "/", 1)
            case "kms":
                name = next((each.removeprefix("alias/") for each in self.aliases(rest)), rest)
                name = next(iter(self.family(rest)), name)
            case "secretsmanager":
                name = _SECRET.sub("", rest.removeprefix("secret:"))
            case "execute-api":
                name = self._socket(*rest.split("/"))
            case "lambda" | "states":
                name = rest.split(":")[1] if ":" in rest else rest
            case "events" | "scheduler" | "ssm" | "ses" | "iam":
                name = rest.partition("/")[2]
            case _:
                name = rest
        return name.removeprefix("/").removeprefix(f"{self._stage}-" if self._stage else "")

    def _socket(self, api: str, _stage: str = "", method: str = "POST", *_: str) -> str:
        """Sending needs no further word; closing and asking do."""
        name = self._apis.get(api, api)
        return name if method == "POST" else f"{name}/{method}"


def _as_aws(look: Callable[[], Any]) -> Any:
    with acting(None):
        return look()

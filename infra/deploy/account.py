"""The AWS account as far as deploying needs it; through boto3, so that no other program must be installed."""

import mimetypes
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

EDGE_REGION = "us-east-1"
FOREVER = "public, max-age=31536000, immutable"


class CannotDeploy(Exception):
    """Why nothing can be deployed, in one sentence."""


class Account(Protocol):
    """What the guide asks of an account."""

    def who(self) -> str:
        """The number of the account whose credentials are at hand, or ``CannotDeploy``."""

    def outputs(self, stack: str, region: str) -> dict[str, str]:
        """What a stack gives out; nothing if there is no such stack."""

    def zone(self, domain: str) -> str:
        """The id of the hosted zone that ``domain`` belongs to; empty if it is not here."""

    def upload(self, folder: Path, bucket: str) -> int:
        """Put the web client into its bucket; returns how many files."""

    def invalidate(self, distribution: str, paths: Iterable[str]) -> None:
        """Let the edge forget what it keeps of ``paths``."""

    def dkim(self, domain: str, region: str) -> list[str]:
        """The names of the keys that sign mail of ``domain``."""

    def activate(self, rules: str, region: str) -> str:
        """Let SES follow these rules, unless it follows others; returns which it follows then."""


class Aws:
    """A real account."""

    def __init__(self) -> None:
        from boto3.session import Session

        self._session = Session()

    def who(self) -> str:
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            return str(self._client("sts", EDGE_REGION).get_caller_identity()["Account"])
        except (BotoCoreError, ClientError) as error:
            message = "no usable AWS credentials: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
            raise CannotDeploy(f"{message} ({error})") from error

    def outputs(self, stack: str, region: str) -> dict[str, str]:
        from botocore.exceptions import ClientError

        try:
            found = self._client("cloudformation", region).describe_stacks(StackName=stack)["Stacks"][0]
        except ClientError as error:
            if "does not exist" in str(error):
                return {}
            raise
        return {output["OutputKey"]: output["OutputValue"] for output in found.get("Outputs", ())}

    def zone(self, domain: str) -> str:
        zones = self._client("route53", EDGE_REGION).get_paginator("list_hosted_zones").paginate()
        named = {
            zone["Name"].rstrip("."): zone["Id"].rpartition("/")[2]
            for page in zones
            for zone in page["HostedZones"]
            if not zone["Config"]["PrivateZone"]
        }
        parts = domain.split(".")
        above = [".".join(parts[index:]) for index in range(len(parts))]
        return next((named[name] for name in above if name in named), "")

    def upload(self, folder: Path, bucket: str) -> int:
        client = self._client("s3", EDGE_REGION)
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        for path in sorted(files, key=lambda path: path.name == "index.html"):  # the page last: what it names is there
            key = path.relative_to(folder).as_posix()
            kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            kept = FOREVER if key.startswith("assets/") else "no-cache"
            client.put_object(Bucket=bucket, Key=key, Body=path.read_bytes(), ContentType=kind, CacheControl=kept)
        return len(files)

    def invalidate(self, distribution: str, paths: Iterable[str]) -> None:
        items = list(paths)
        batch = {"Paths": {"Quantity": len(items), "Items": items}, "CallerReference": str(time.time_ns())}
        self._client("cloudfront", EDGE_REGION).create_invalidation(
            DistributionId=distribution, InvalidationBatch=batch
        )

    def dkim(self, domain: str, region: str) -> list[str]:
        identity = self._client("sesv2", region).get_email_identity(EmailIdentity=domain)
        return [str(token) for token in identity.get("DkimAttributes", {}).get("Tokens", ())]

    def activate(self, rules: str, region: str) -> str:
        client = self._client("ses", region)
        active = client.describe_active_receipt_rule_set().get("Metadata", {}).get("Name")
        if active:
            return str(active)
        client.set_active_receipt_rule_set(RuleSetName=rules)
        return rules

    def _client(self, service: str, region: str) -> Any:
        return self._session.client(service, region_name=region)

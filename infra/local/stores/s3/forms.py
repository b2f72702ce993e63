"""Uploads by HTML form: the policy that was signed says what may be sent. Pure, as ``sigv4``."""

import base64
import binascii
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from infra.local.stores.s3.refusals import S3Refusal, denied
from infra.local.stores.s3.sigv4 import ALGORITHM, Scope, Secrets, moment

UNCONDITIONED = {"policy", "x-amz-signature", "file"}


def verify_form(
    fields: Mapping[str, str], bucket: str, size: int, *, secrets: Secrets, now: datetime, region: str
) -> None:
    """Refuse unless the form carries a policy that was signed, still holds, and allows what is sent."""
    form = {name.lower(): value for name, value in fields.items()}
    if "policy" not in form:
        raise denied()
    if form.get("x-amz-algorithm") != ALGORITHM:
        raise S3Refusal("InvalidRequest", f"Missing fields for signature version 4: X-Amz-Algorithm is {ALGORITHM}")
    for needed in ("x-amz-credential", "x-amz-date", "x-amz-signature"):
        if not form.get(needed):
            raise S3Refusal("InvalidArgument", f"Bucket POST must contain a field named '{needed}'.")
    scope = Scope.parse(form["x-amz-credential"], region, "InvalidArgument")
    moment(form["x-amz-date"], "InvalidArgument")
    scope.check(secrets, form["policy"], form["x-amz-signature"])
    policy = _read(form["policy"])
    if now > _expiration(policy):
        raise denied("Invalid according to Policy: Policy expired.")
    _check(policy, {**form, "bucket": bucket}, size)


def _read(encoded: str) -> dict[str, Any]:
    try:
        policy = json.loads(base64.b64decode(encoded))
    except (binascii.Error, ValueError):
        policy = None
    if not isinstance(policy, dict) or not isinstance(policy.get("conditions"), list):
        raise S3Refusal("InvalidPolicyDocument", "Invalid Policy: Invalid JSON.")
    return policy


def _expiration(policy: dict[str, Any]) -> datetime:
    try:
        ends = datetime.fromisoformat(policy["expiration"])
    except (KeyError, TypeError, ValueError):
        raise S3Refusal("InvalidPolicyDocument", "Invalid Policy: Policy missing or invalid expiration.") from None
    return ends if ends.tzinfo else ends.replace(tzinfo=UTC)


def _check(policy: dict[str, Any], form: dict[str, str], size: int) -> None:
    covered = set(UNCONDITIONED)
    for condition in policy["conditions"]:
        if isinstance(condition, dict):
            for name, value in condition.items():
                covered.add(name.lower())
                _require(form.get(name.lower()) == str(value), ["eq", f"${name}", value])
        elif condition[0].lower() == "content-length-range":
            _check_size(size, int(condition[1]), int(condition[2]))
        else:
            name = str(condition[1]).removeprefix("$").lower()
            covered.add(name)
            value = form.get(name, "")
            eq = condition[0].lower() == "eq"
            _require(value == condition[2] if eq else value.startswith(condition[2]), condition)
    extra = [name for name in form if name not in covered and not name.startswith("x-ignore-") and name != "bucket"]
    if extra:
        raise denied(f"Invalid according to Policy: Extra input fields: {extra[0]}")


def _require(holds: bool, condition: list[Any]) -> None:  # noqa: FBT001 - it reads as a sentence
    if not holds:
        raise denied(f"Invalid according to Policy: Policy Condition failed: {json.dumps(condition)}")


def _check_size(size: int, least: int, most: int) -> None:
    if size > most:
        raise S3Refusal(
            "EntityTooLarge",
            "Your proposed upload exceeds the maximum allowed size",
            ProposedSize=str(size),
            MaxSizeAllowed=str(most),
        )
    if size < least:
        raise S3Refusal(
            "EntityTooSmall",
            "Your proposed upload is smaller than the minimum allowed size",
            ProposedSize=str(size),
            MinSizeAllowed=str(least),
        )

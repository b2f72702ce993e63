"""What a bucket's policy says of a request."""

import json
from functools import lru_cache

from infra.local.deployment import ACCOUNT
from infra.local.facts import EVERY, OURS
from infra.local.iam import ANYBODY, Asker, Decision, Malformed, Policy, listed

SIGNED = Asker(ACCOUNT)
"""Who has signed is somebody of this account; of which role, S3 is not told."""

_SILENT = Decision(allowed=False)
_UNREADABLE = Decision(allowed=False, denied=True)


def said(policy: bytes | str | None, action: str, resource: str, asker: Asker) -> Decision:
    """The bucket's word on it. What those who signed are allowed their role says; here they are only denied."""
    if not policy:
        return _SILENT
    try:
        read = _read(policy)
    except (Malformed, ValueError):
        return _UNREADABLE
    return read.decide(action, resource, EVERY if asker == ANYBODY else OURS, asker)


@lru_cache(maxsize=256)
def _read(policy: bytes | str) -> Policy:
    return Policy(listed(json.loads(policy)), of_resource=True)

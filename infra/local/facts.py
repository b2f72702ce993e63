"""What is true of every request on this machine, for the conditions of policies to ask."""

import time
from datetime import UTC, datetime

from infra.local.deployment import ACCOUNT, REGION
from infra.local.iam import Facts, fact

EVERY: Facts = {
    "aws:CurrentTime": lambda: [datetime.now(UTC).isoformat()],
    "aws:EpochTime": lambda: [str(int(time.time()))],
    "aws:RequestedRegion": fact(REGION),
    "aws:ResourceAccount": fact(ACCOUNT),
    "aws:SecureTransport": fact("true"),  # loopback: nobody can listen
}
OURS: Facts = {**EVERY, "aws:PrincipalAccount": fact(ACCOUNT), "aws:PrincipalType": fact("AssumedRole")}
"""Of requests that somebody with a role of this account makes."""

"""The one place that reads the environment.

Every function gets the same few variables; the name of everything else follows from them.
"""

import os

STAGE = os.environ["STAGE"]
ACCOUNT = os.environ["ACCOUNT"]
REGION = os.environ["AWS_REGION"]
ORIGIN_HASHES = frozenset(os.environ.get("ORIGIN_HASHES", "").split(",")) - {""}
"""SHA-256 of each secret that the edge may send: the current one and, while it rotates, the previous."""
ORIGIN = os.environ.get("ORIGIN", "")
"""Where people find this installation: ``https://workspace.example.com``; empty until it has an address."""
MAIL_DOMAIN = os.environ.get("MAIL_DOMAIN", "")
"""The domain that it writes from; empty for none."""
BREACH_RANGE = os.environ.get("BREACH_RANGE", "")
"""Whom to ask whether a password was published, ``https://api.pwnedpasswords.com/range/``; empty for nobody."""
REGISTRATION = os.environ.get("REGISTRATION", "open")
"""Who makes accounts and workspaces: anybody (``open``), whoever was ``invited``, or nobody (``closed``)."""
ON_LAMBDA = "AWS_LAMBDA_RUNTIME_API" in os.environ
LOOPBACK = os.environ.get("OUTSIDE_LOOPBACK") == "yes" and not ON_LAMBDA
"""Whether ``kernel.outside`` may ask this machine: the stages of a laptop say so, whose counterparts live there."""
LOG_LEVEL = os.environ.get("LOG_LEVEL", "INFO")


def physical(name: str) -> str:
    """Return the name a resource has in this stage: ``agenda-events-1`` → ``prod-agenda-events-1``."""
    return f"{STAGE}-{name}"


def bucket(name: str) -> str:
    """Return the name of a bucket: those are shared with the whole world, so they carry the account."""
    return f"{STAGE}-{name}-{ACCOUNT}"

"""What the local cloud puts into the environment before anything of ours is imported."""

import os
from hashlib import sha256

from infra.local.deployment import ACCOUNT, REGION

ORIGIN_SECRET = "the-edge-of-this-machine"  # noqa: S105 - it keeps nobody out: only loopback is listened on
ORIGIN_HASHES = sha256(ORIGIN_SECRET.encode()).hexdigest()

_NETWORK = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "AWS_PROFILE", "AWS_ENDPOINT_URL", "AWS_SESSION_TOKEN")


def prepare(stage: str) -> None:
    """Make this process an account of ours: nothing in it can mean, or reach, anybody's real one."""
    for name in _NETWORK:
        os.environ.pop(name, None)
        os.environ.pop(name.lower(), None)
    os.environ.update(
        {
            "STAGE": stage,
            "ACCOUNT": ACCOUNT,
            "ORIGIN_HASHES": ORIGIN_HASHES,
            "AWS_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_ACCESS_KEY_ID": "local",
            "AWS_SECRET_ACCESS_KEY": "local",
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_ACCOUNT_ID_ENDPOINT_MODE": "disabled",
            "MOTO_ACCOUNT_ID": ACCOUNT,
            "PYDANTIC_DISABLE_PLUGINS": "1",
        }
    )

"""What the local cloud puts into the environment before anything of ours is imported."""

import os
from hashlib import sha256

from infra.local.deployment import ACCOUNT, REGION

ORIGIN_SECRET = "the-edge-of-this-machine"  # noqa: S105 - it keeps nobody out: only loopback is listened on
ORIGIN_HASHES = sha256(ORIGIN_SECRET.encode()).hexdigest()

MAIL_DOMAIN = "stoa.test"
"""What letters come from here; a domain of that ending belongs to nobody (RFC 2606)."""

_NETWORK = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "AWS_PROFILE", "AWS_ENDPOINT_URL", "AWS_SESSION_TOKEN")


def origin(port: int) -> str:
    """Where people find this installation: by a name, since passkeys are bound to one."""
    return f"http://localhost:{port}"


def found_at(port: int) -> None:
    """Let links lead to that port; before anything of ours is imported, too."""
    os.environ["ORIGIN"] = origin(port)


def brief() -> bool:
    """Whether the demonstration is to be Olivia alone (``DEMO=brief``): whoever starts often wants no more of it."""
    return os.environ.get("DEMO") == "brief"


def prepare(stage: str, mail_domain: str = MAIL_DOMAIN) -> None:
    """Make this process an account of ours: nothing in it can mean, or reach, anybody's real one."""
    for name in _NETWORK:
        os.environ.pop(name, None)
        os.environ.pop(name.lower(), None)
    os.environ.update(
        {
            "STAGE": stage,
            "ACCOUNT": ACCOUNT,
            "ORIGIN_HASHES": ORIGIN_HASHES,
            "ORIGIN": origin(8000),
            "MAIL_DOMAIN": mail_domain,
            "OUTSIDE_LOOPBACK": "yes",  # whom it asks lives on this machine too
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

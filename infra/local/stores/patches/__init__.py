"""What is changed in moto, one module for each change.

They hold for exactly one version of moto: each reaches into its inside. Each has a test of the contract it relies on.
"""

import importlib
import os

import moto

from infra.local.deployment import ACCOUNT, REGION

MOTO = "5.2.5"
ACCESS_KEY = "STOALOCALSTOALOCAL00"  # of everything that signs here; it opens nothing anywhere else
SECRET_KEY = "stoa-local"  # noqa: S105 - see above
MODULES = ("memory", "requests", "tables")


def prepare_environment() -> None:
    """Make every SDK client in this process one of the local cloud, whatever this machine is signed in to."""
    for name in [*os.environ]:
        if name.startswith("AWS_ENDPOINT_URL") or name in {"AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_SESSION_TOKEN"}:
            del os.environ[name]
    os.environ.update(
        AWS_ACCESS_KEY_ID=ACCESS_KEY,
        AWS_SECRET_ACCESS_KEY=SECRET_KEY,
        AWS_REGION=REGION,
        AWS_DEFAULT_REGION=REGION,
        # Otherwise botocore would address streams by a host name that moto does not know.
        AWS_ACCOUNT_ID_ENDPOINT_MODE="disabled",
        AWS_EC2_METADATA_DISABLED="true",
        AWS_CONFIG_FILE=os.devnull,
        AWS_SHARED_CREDENTIALS_FILE=os.devnull,
        MOTO_ACCOUNT_ID=ACCOUNT,
    )


def install() -> None:
    """Patch moto and start it; once for the life of the process."""
    if moto.__version__ != MOTO:
        raise RuntimeError(
            f"The local cloud reaches into moto {MOTO}, but moto {moto.__version__} is installed. "
            "Install the locked version, or look through infra/local/stores/patches."
        )
    prepare_environment()
    for name in MODULES:
        importlib.import_module(f"{__name__}.{name}").install()
    moto.mock_aws(
        config={"core": {"mock_credentials": False}, "stepfunctions": {"execute_state_machine": True}}
    ).start()

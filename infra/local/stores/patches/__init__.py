"""What is changed in moto, one module for each change.

They hold for exactly one version of moto: each reaches into its inside. Each has a test of the contract it relies on.
"""

import importlib
import os

import moto

from infra.local.deployment import ACCOUNT, REGION

MOTO = "5.2.5"
MODULES = (
    "memory",
    "models",
    "requests",
    "tables",
    "queues",
    "rules",
    "keys",
    "secrets",
    "machines",  # before anything reads Systems Manager
    "parameters",
    "schedules",
    "mail",
    "objects",
    "locks",
    "domains",
)


def install() -> None:
    """Patch moto and start it; once for the life of the process."""
    if moto.__version__ != MOTO:
        raise RuntimeError(
            f"The local cloud reaches into moto {MOTO}, but moto {moto.__version__} is installed. "
            "Install the locked version, or look through infra/local/stores/patches."
        )
    if os.environ.get("MOTO_ACCOUNT_ID") != ACCOUNT or os.environ.get("AWS_REGION") != REGION:
        raise RuntimeError("The environment is not the local cloud's: call infra.local.environment.prepare first.")
    for name in MODULES:
        importlib.import_module(f"{__name__}.{name}").install()
    moto.mock_aws(
        config={"core": {"mock_credentials": False}, "stepfunctions": {"execute_state_machine": True}}
    ).start()


def _each(step: str) -> None:
    for name in MODULES:
        perform = getattr(importlib.import_module(f"{__name__}.{name}"), step, None)
        if perform is not None:
            perform()


def load() -> None:
    """Give moto back what was kept."""
    _each("load")


def wipe() -> None:
    """Take from moto what is not a resource."""
    _each("wipe")

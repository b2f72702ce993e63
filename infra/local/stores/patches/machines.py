"""Systems Manager sends commands to machines of EC2. Reading what EC2 is takes a third of a start: it waits for one."""

import importlib
import sys
from types import ModuleType
from typing import Any

EC2 = "moto.ec2"


class Later:
    """The backends of EC2, which are read when somebody looks for a machine."""

    def __getitem__(self, account: str) -> Any:
        return importlib.import_module(EC2).ec2_backends[account]


def install() -> None:
    """Let Systems Manager be read without EC2; whoever else wants EC2 is given all of it."""
    if EC2 in sys.modules:
        return
    sys.modules[EC2] = standing_in = ModuleType(EC2)
    vars(standing_in)["ec2_backends"] = Later()
    try:
        importlib.import_module("moto.ssm.models")
    finally:
        del sys.modules[EC2]

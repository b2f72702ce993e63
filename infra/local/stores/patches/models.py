"""What AWS's services look like is read once: not by each session, nor by moto for each service that it answers for."""

from functools import cache
from typing import Any

import botocore
from botocore.loaders import create_loader
from moto.core import loaders, utils

from infra.local.stores.patches.replacement import replace

_loader = cache(create_loader)


def _share(session: Any) -> None:
    session.register_component("data_loader", _loader(session.get_config_variable("data_path")))


def install() -> None:
    replace(utils, create_loader=cache(loaders.create_loader))
    botocore.register_initializer(_share)

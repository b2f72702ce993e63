"""The workspaces of a person: which there are, one more, from one to another, and out of one."""

from typing import TYPE_CHECKING

from identity.homes.model import Another, Home, Homes, Switch
from identity.signin.model import LoginAnswer

if TYPE_CHECKING:
    from identity.homes.passage import Switching
    from identity.homes.service import Living

__all__ = ["Another", "Home", "Homes", "LoginAnswer", "Switch", "living", "switching"]


def living() -> "Living":
    """What a person does with the workspaces they are in, as production keeps it."""
    from identity.homes.service import Living
    from identity.homes.table import HomeTable

    return Living(HomeTable())


def switching() -> "Switching":
    """How one gets from one to another."""
    from identity.homes.passage import Switching
    from identity.homes.table import HomeTable
    from identity.signin import entrance

    return Switching(entrance(), HomeTable())

"""Workspaces: who they are, what they demand and how they look."""

from typing import TYPE_CHECKING

from identity.workspaces.model import Branding, NoSuchWorkspace, Policy, SlugTaken, Suspended, Workspace

if TYPE_CHECKING:
    from contracts.identity import Look, LookOf
    from identity.workspaces.depicting import Logos
    from identity.workspaces.governance import Governing
    from identity.workspaces.looking import Looking
    from identity.workspaces.service import Settings

__all__ = [
    "Branding",
    "NoSuchWorkspace",
    "Policy",
    "SlugTaken",
    "Suspended",
    "Workspace",
    "governing",
    "logos",
    "look_of",
    "looking_at",
    "settings",
]


def governing() -> "Governing":
    """What operators decide about workspaces."""
    from identity.letters import post
    from identity.workspaces.admins import Admins
    from identity.workspaces.governance import Governing
    from identity.workspaces.store import SettingsTable
    from kernel.settings import ORIGIN

    return Governing(store := SettingsTable(), Admins(store, post()), ORIGIN)


def logos() -> "Logos":
    """The logos of workspaces as production keeps them."""
    from identity.workspaces.bucket import LogoBucket
    from identity.workspaces.depicting import Logos
    from identity.workspaces.store import SettingsTable

    return Logos(SettingsTable(), LogoBucket())


def looking_at() -> "Looking":
    """What sign-in pages show of workspaces."""
    from identity.workspaces.looking import Looking
    from identity.workspaces.store import LooksTable

    return Looking(LooksTable())


def look_of(wanted: "LookOf") -> "Look":
    """How a workspace looks in letters of other rooms."""
    from identity.workspaces.looks import look
    from identity.workspaces.store import SettingsTable
    from kernel.settings import ORIGIN

    return look(SettingsTable().get(wanted.workspace), ORIGIN)


def settings() -> "Settings":
    """What is settled about a workspace, as production keeps it."""
    from identity.workspaces.service import Settings
    from identity.workspaces.store import OwnProviders, SettingsTable

    return Settings(SettingsTable(), OwnProviders())

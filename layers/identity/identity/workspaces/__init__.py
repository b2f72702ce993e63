"""Workspaces: who they are, what they demand and how they look."""

from typing import TYPE_CHECKING

from identity.workspaces.model import Branding, NoSuchWorkspace, Policy, SlugTaken, Suspended, Workspace

if TYPE_CHECKING:
    from identity.workspaces.service import Settings

__all__ = [
    "Branding",
    "NoSuchWorkspace",
    "Policy",
    "SlugTaken",
    "Suspended",
    "Workspace",
    "settings",
]


def settings() -> "Settings":
    """What is settled about a workspace, as production keeps it."""
    from identity.workspaces.service import Settings
    from identity.workspaces.store import NoProviders, SettingsTable

    return Settings(SettingsTable(), NoProviders())

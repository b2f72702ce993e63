"""Workspaces: who they are, what they demand and how they look."""

from identity.workspaces.model import Branding, NoSuchWorkspace, Policy, SlugTaken, Suspended, Workspace

__all__ = ["Branding", "NoSuchWorkspace", "Policy", "SlugTaken", "Suspended", "Workspace"]

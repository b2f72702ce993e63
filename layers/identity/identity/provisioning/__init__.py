"""Provisioning: the people and groups of a workspace as its directory keeps them, by SCIM."""

from identity.provisioning.doors import MANNER, Doors, ListQuery, Wanted, Whole, described, nobody
from identity.scim.errors import MEDIA_TYPE

__all__ = ["MANNER", "MEDIA_TYPE", "Doors", "ListQuery", "Wanted", "Whole", "described", "nobody"]

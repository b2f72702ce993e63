"""Roles: what people may do."""

from identity.roles.model import ADMIN, built_in

__all__ = ["ADMIN", "built_in"]

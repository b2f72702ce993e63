"""Acts: what matters for security, noted where it happens."""

from identity.acts.model import acted, by

__all__ = ["acted", "by"]

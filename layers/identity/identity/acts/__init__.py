"""Acts: what matters for security, noted where it happens."""

from identity.acts.service import acted, by

__all__ = ["acted", "by"]

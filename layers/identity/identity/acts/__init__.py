"""Acts: what matters for security, noted where it happens."""

from identity.acts.service import OPERATOR, acted, by

__all__ = ["OPERATOR", "acted", "by"]

"""Registering. It is done by ``identity.registration.service``, which knows of passwords."""

from identity.registration.model import Register, Registered, Verified, Verify

__all__ = ["Register", "Registered", "Verified", "Verify"]

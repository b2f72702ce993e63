"""Registering. Who does it is ``identity.registration.registering``, which knows of passwords."""

from identity.registration.model import Register, Registered, Verified, Verify

__all__ = ["Register", "Registered", "Verified", "Verify"]

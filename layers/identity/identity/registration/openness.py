"""Who makes accounts and workspaces here, as the installation is set up."""

from identity.registration.model import Openness
from kernel import settings


def openness() -> Openness:
    """As it is now."""
    return Openness(settings.REGISTRATION)

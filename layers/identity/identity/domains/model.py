"""What can be wrong with a domain. Pure."""

from kernel.errors import Conflict

MOST = 20


class DomainTaken(Conflict):
    """The domain belongs to another workspace; release it there first."""


class TooManyDomains(Conflict):
    """No workspace has more domains than that."""

"""Mail domains: which workspace one belongs to, and so whose provider speaks for people with addresses there."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from identity.domains.service import Domains

__all__ = ["domains"]


def domains() -> "Domains":
    """Claiming them, as production keeps it."""
    from identity.domains.service import Domains
    from identity.domains.table import DomainTable

    return Domains(DomainTable())

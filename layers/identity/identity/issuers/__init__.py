"""Issuers: the providers with which the people of a workspace sign in, as its administrators set them up."""

from identity.issuers.model import Issuer, IssuerDraft, IssuerId, IssuerTested, IssuerUpdate
from identity.issuers.service import Issuers

__all__ = ["Issuer", "IssuerDraft", "IssuerId", "IssuerTested", "IssuerUpdate", "Issuers", "issuers"]


def issuers() -> Issuers:
    """The providers of a workspace as production keeps them."""
    from identity.federation.asking import Providers
    from identity.issuers.table import IssuerTable

    return Issuers(IssuerTable(), Providers())

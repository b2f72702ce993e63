"""Consents: what people let applications learn and do."""

from typing import TYPE_CHECKING

from identity.consents.model import Application, Applications, Consent

if TYPE_CHECKING:
    from identity.consents.service import Consents

__all__ = ["Application", "Applications", "Consent", "consents"]


def consents() -> "Consents":
    """The consents as production keeps them."""
    from identity.consents.service import Consents
    from identity.consents.table import ConsentTable

    return Consents(ConsentTable())

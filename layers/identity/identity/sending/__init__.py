"""Sending: a workspace writes its letters from a domain of its own."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from identity.sending.service import Sending

__all__ = ["sending"]


def sending() -> "Sending":
    """As production sets it up."""
    from identity.sending.service import Sending
    from identity.sending.ses import SesIdentities
    from identity.sending.table import SenderTable
    from kernel.settings import MAIL_DOMAIN, REGION

    return Sending(SenderTable(), SesIdentities(), MAIL_DOMAIN, REGION)

"""Changing one's e-mail address: the new one is proven, and the old one can undo it for a week."""

from identity.emails.model import AskForChange, ChangeAsked, Changed, Undone, WithTicket
from identity.emails.service import ChangingEmails

__all__ = ["AskForChange", "ChangeAsked", "Changed", "ChangingEmails", "Undone", "WithTicket", "emails"]


def emails() -> ChangingEmails:
    """As production changes them."""
    from identity.emails.service import ChangingEmails
    from identity.emails.table import EmailTable
    from identity.letters import post
    from identity.tickets import tickets
    from kernel.settings import ORIGIN

    return ChangingEmails(EmailTable(), tickets(), post(), ORIGIN)

"""Recovery: in by a letter, with a link, a code, or a new password (``identity.recovery.choosing``)."""

from identity.recovery.model import (
    AskForLink,
    AskForPassword,
    ChoosePassword,
    LinkAsked,
    PasswordAsked,
    PasswordChosen,
    Ticketed,
    TryCode,
)
from identity.recovery.service import Recovery

__all__ = [
    "AskForLink",
    "AskForPassword",
    "ChoosePassword",
    "LinkAsked",
    "PasswordAsked",
    "PasswordChosen",
    "Recovery",
    "Ticketed",
    "TryCode",
    "recovery",
]


def recovery() -> Recovery:
    """Recovery as production does it."""
    from identity.letters import post
    from identity.recovery.table import RecoveryTable
    from identity.tickets import tickets
    from kernel.settings import ORIGIN

    return Recovery(RecoveryTable(), tickets(), post(), ORIGIN)

"""Letters on the way in."""

from datetime import timedelta

from identity.letters.compose import composed, seen
from identity.letters.model import Seen
from kernel.letters import Brand, Letter, Reader


def verify_address(to: Reader, brand: Brand, *, link: str, lasts: timedelta, code: str = "") -> Letter:
    """Ask whether this address is the reader's, who has just signed up with it or added it."""
    return composed("verify_address", to, brand, {"lasts": lasts}, link=link, code=code)


def already_registered(to: Reader, brand: Brand, *, sign_in: str, reset: str = "") -> Letter:
    """Tell the reader what the page must not tell whoever signed up with their address."""
    return composed("already_registered", to, brand, link=sign_in, second=reset)


def no_account(to: Reader, brand: Brand, *, register: str) -> Letter:
    """Tell the reader what the page must not tell whoever asked for a link to their account."""
    return composed("no_account", to, brand, link=register)


def magic_link(to: Reader, brand: Brand, *, link: str, code: str, lasts: timedelta, by: Seen | None = None) -> Letter:
    """Let the reader in, here by the link, on another device by the code."""
    return composed("magic_link", to, brand, {"lasts": lasts}, link=link, code=code, facts=seen(by), facts_last=True)


def reset_password(to: Reader, brand: Brand, *, link: str, lasts: timedelta, by: Seen | None = None) -> Letter:
    """Let the reader choose a new password."""
    return composed("reset_password", to, brand, {"lasts": lasts}, link=link, facts=seen(by), facts_last=True)

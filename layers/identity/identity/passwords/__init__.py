"""Passwords: what may be one, what is kept of it, and whether somebody knows it.

``Passwords().keep(password, about=(name, email, workspace))`` and ``Passwords().show(password, kept)`` are all that
doors need. argon2 and zxcvbn are imported when they are used; ``identity.passwords.pwned`` by whoever asks it.
"""

from identity.passwords.guessing import strength
from identity.passwords.model import (
    PasswordBreached,
    PasswordRefused,
    PasswordTooLong,
    PasswordTooShort,
    PasswordTooWeak,
    PasswordUnreadable,
    Strength,
)
from identity.passwords.service import Breaches, BreachesUnreachable, Passwords, Shown

__all__ = [
    "Breaches",
    "BreachesUnreachable",
    "PasswordBreached",
    "PasswordRefused",
    "PasswordTooLong",
    "PasswordTooShort",
    "PasswordTooWeak",
    "PasswordUnreadable",
    "Passwords",
    "Shown",
    "Strength",
    "strength",
]

"""Passwords: what may be one, what is kept of it, and whether somebody knows it.

``Passwords().keep(password, about=(name, email, workspace))`` and ``Passwords().show(password, kept)`` of
``identity.passwords.service`` are all that doors need. Whoever imports that mounts argon2 and zxcvbn, so it is
imported by name, and by those alone who choose a password or are shown one.
"""

from identity.passwords.model import (
    PasswordBreached,
    PasswordRefused,
    PasswordTooLong,
    PasswordTooShort,
    PasswordTooWeak,
    PasswordUnreadable,
    Shown,
    Strength,
)

__all__ = [
    "PasswordBreached",
    "PasswordRefused",
    "PasswordTooLong",
    "PasswordTooShort",
    "PasswordTooWeak",
    "PasswordUnreadable",
    "Shown",
    "Strength",
]

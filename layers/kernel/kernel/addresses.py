"""E-mail addresses: one spelling for each, to which mail can be sent from anywhere."""

import re
import unicodedata

_LOCAL = r"[^\s@<>()\[\]\\,;:\"\x00-\x1f\x7f]{1,64}"
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"


def normal(address: str) -> str:
    """The one spelling of an address, or ``ValueError``: in lower case, its domain as DNS has it."""
    local, _, domain = unicodedata.normalize("NFKC", address.strip()).lower().rpartition("@")
    written = domain.replace("\N{IDEOGRAPHIC FULL STOP}", ".")
    try:
        domain = written.encode("idna").decode()
        if not written.isascii() and domain.encode().decode("idna") != written:
            domain = ""  # some signs are read as others, or as nothing, and DNS knows both domains
    except UnicodeError:
        domain = ""
    fits = re.fullmatch(_LOCAL, local) and re.fullmatch(rf"{_LABEL}(\.{_LABEL})+", domain)
    if not fits or local[0] == "." or local[-1] == "." or ".." in local:
        raise ValueError("this is no e-mail address")
    if not local.isascii():
        raise ValueError("before the @ there may only be letters a to z, digits and signs: no other can be mailed to")
    return f"{local}@{domain}"

"""What people call themselves and their things, made fit for a letter: one line, no tricks, nothing to click."""

import re

from kernel.letters.model import Unreachable

MOST = 64
"""Characters of a name: whoever needs more is not saying a name."""

_JOINERS = "\u200c\u200d"  # within Persian words and within emoji
_INNER_DOT = re.compile(r"(?<=\w)\.(?=\w)|(?<=:)/(?=/)|(?<=\w)@(?=\w)")
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_DOMAIN = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]")
_LONGEST = {"local": 64, "domain": 253}


def one_line(text: str, most: int = MOST) -> str:
    """``text`` without line breaks, control characters and marks that turn the direction of writing."""
    line = " ".join("".join(map(_kept, text)).split()).strip(f" {_JOINERS}")
    line = line.replace("=?", "= ?")  # or a mail program would decode it
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def shown(text: str, most: int = MOST) -> str:
    """The same within a letter: mail programs make links of what looks like one, so a name must not look like one."""
    return _INNER_DOT.sub(lambda found: found[0] + "\u200b", one_line(text, most))


def initial(text: str) -> str:
    """The letter that stands for a name."""
    return next((c.upper() for c in text if c.isalnum()), "•")[:1]


def masked(address: str) -> str:
    """An address that its owner recognises, and nobody else can write to: ``a•••@example.com``."""
    local, _, domain = address.rpartition("@")
    return f"{local[:1]}•••@{domain}"


def routable(address: str) -> tuple[str, str]:
    """The two halves of an address, the domain as DNS knows it; or ``Unreachable``."""
    local, _, domain = address.rpartition("@")
    if not domain.isascii():
        try:
            domain = domain.encode("idna").decode()
        except UnicodeError:
            domain = ""
    fits = len(local) <= _LONGEST["local"] and len(domain) <= _LONGEST["domain"]
    if not (fits and _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(domain)):
        raise Unreachable("we cannot send mail to this address")
    return local, domain


def _kept(character: str) -> str:
    """A character of a line: white space is a space; marks that nobody sees, and that may turn it, are nothing."""
    if character.isprintable() or character in _JOINERS:
        return character
    return " " if character.isspace() or character.isascii() else ""

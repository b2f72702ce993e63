"""Links in letters: whole URLs that the caller made, over https, or to this very machine while one develops."""

import re

from kernel.letters.model import NotALink

_REST = r"(?::\d{1,5})?(?:[/?#][A-Za-z0-9\-._~:/?#\[\]@!$&()*+,;=%]*)?"
_LINK = re.compile(rf"(?:https://(?:[A-Za-z0-9-]+\.)*[A-Za-z0-9-]+|http://(?:localhost|127\.0\.0\.1)){_REST}")


def link(url: str) -> str:
    """``url`` if it is one; else ``NotALink``, which does not repeat it, because links of letters are secrets."""
    if not _LINK.fullmatch(url):
        raise NotALink("a link in a letter is a whole https URL in ASCII")
    return url


def picture(url: str) -> str:
    """The URL of an image, or nothing: a logo that cannot be shown must not keep a letter from being sent."""
    return url if _LINK.fullmatch(url) else ""

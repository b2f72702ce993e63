"""The drawing that a phone reads an authenticator's link from: a QR code as SVG.

We draw it, rather than each client: one rare door pays for it (80 ms, once), and a page, an e-mail or a terminal that
opens a browser can all show what comes of it. Dark on light with its quiet zone, whatever the page's own colours: many
cameras read nothing else.
"""

from io import BytesIO

LONGEST = 2_900
"""Characters of a link; the largest drawing holds no more."""


def drawn(link: str) -> str:
    """``link`` as an SVG document that takes the size it is given."""
    import segno

    if not link.isascii() or len(link) > LONGEST:
        raise ValueError("this is no link, or one that is too long to draw")
    found = BytesIO()
    code = segno.make_qr(link, error="L")  # a better level, if the drawing does not grow by it
    code.save(found, kind="svg", xmldecl=False, omitsize=True, nl=False, dark="#000", light="#fff", title="QR code")
    return found.getvalue().decode()

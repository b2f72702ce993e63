"""Files as tests put them beside events."""

from hashlib import sha256

SLIDES = b"%PDF-1.7 slides"


def announced(data=SLIDES, **said):
    """What one says of a file before it is uploaded."""
    usual = {"name": "Größe & Co.pdf", "media_type": "application/pdf", "size": len(data)}
    return {**usual, "sha256": sha256(data).hexdigest(), **said}

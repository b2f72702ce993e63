"""A task in one line, as people type it: ``pay rent every 1st at 9am #home p1``."""

from agenda.quickadd.model import Known, Span, Understood
from agenda.quickadd.reading import understood

__all__ = ["Known", "Span", "Understood", "understood"]

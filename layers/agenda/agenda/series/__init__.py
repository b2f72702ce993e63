"""When an event is: each time that it happens, whatever was changed about some of them.

How events are changed stands in ``agenda.series.edits``, which checks what comes of it, and is dear to import.
"""

from agenda.series.ending import over
from agenda.series.model import Occurrence, Series
from agenda.series.spans import spans

__all__ = ["Occurrence", "Series", "over", "spans"]

"""When an event is: each time that it happens, whatever was changed about some of them."""

from agenda.series.model import Occurrence, Series
from agenda.series.spans import spans

__all__ = ["Occurrence", "Series", "spans"]

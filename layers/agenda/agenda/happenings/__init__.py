"""What happens when: each occurrence of each event, in as many calendars as one likes."""

from typing import TYPE_CHECKING

from agenda.happenings.model import Happening, Happenings, Question, Range

if TYPE_CHECKING:
    from agenda.happenings.service import Overview

__all__ = ["Happening", "Happenings", "Question", "Range", "overview"]


def overview() -> "Overview":
    """What happens when, as production finds it."""
    from agenda.access import access
    from agenda.happenings.service import Overview
    from agenda.happenings.table import Ranges

    return Overview(Ranges(), access())

"""Filters: which tasks somebody wants to see, under a name of theirs."""

from typing import TYPE_CHECKING

from agenda.filters.model import Filter, Found, Wanted

if TYPE_CHECKING:
    from agenda.filters.service import Filters

__all__ = ["Filter", "Found", "Wanted", "filters"]


def filters() -> "Filters":
    """Filters as production keeps them."""
    from agenda.filters.service import Filters
    from agenda.filters.table import FilterTable
    from agenda.projects.holding import Holding
    from agenda.projects.records import ProjectRecordsTable

    return Filters(FilterTable(), Holding(ProjectRecordsTable()))

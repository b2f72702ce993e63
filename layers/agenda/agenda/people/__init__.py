"""The people of a workspace, as far as calendars need to know them: the room identity tells."""

from typing import TYPE_CHECKING

from agenda.people.model import Colleague

if TYPE_CHECKING:
    from agenda.people.service import People

__all__ = ["Colleague", "people"]


def people() -> "People":
    """People as production knows them."""
    from agenda.people.service import People
    from agenda.people.table import PeopleTable

    return People(PeopleTable())

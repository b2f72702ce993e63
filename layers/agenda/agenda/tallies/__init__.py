"""How much people get done, day by day."""

from typing import TYPE_CHECKING

from agenda.tallies.model import Statistics

if TYPE_CHECKING:
    from agenda.tallies.service import Tallies

__all__ = ["Statistics", "tallies"]


def tallies() -> "Tallies":
    """Tallies as production keeps them."""
    from agenda.tallies.service import Tallies
    from agenda.tallies.table import TallyTable

    return Tallies(TallyTable())

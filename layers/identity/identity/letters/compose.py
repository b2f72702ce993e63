"""How this room's letters are written: in its own words, on what the kernel has for all rooms."""

from identity.letters import texts_en
from identity.letters.model import Seen
from kernel.letters.compose import Exact, Facts, Sentence, Stationery, Values, Whole

__all__ = ["Exact", "Facts", "Sentence", "Values", "Whole", "clock", "composed", "seen", "spoken"]

OURS = Stationery({"en": texts_en})

composed, spoken, clock = OURS.composed, OURS.spoken, OURS.clock


def seen(what: Seen | None) -> Facts:
    """The circumstances, as facts."""
    if what is None:
        return ()
    address = Exact(what.address) if what.address else None
    return (("when", what.at), ("device", what.device), ("place", what.place), ("address", address))

"""Rights: what somebody may do, and why."""

from identity.rights.model import Right, Rights, Source
from identity.rights.service import Effective

__all__ = ["Effective", "Right", "Rights", "Source", "effective"]


def effective() -> Effective:
    """As production knows them."""
    from identity.rights.table import RightsTable

    return Effective(RightsTable())

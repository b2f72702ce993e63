"""Why a rule is not read, or not worked out."""

from kernel.errors import Conflict, Invalid


class BadRule(Invalid):
    """It cannot be read as a recurrence rule."""


class TooDense(Conflict):
    """It happens so often, or is so hard to find, that working it out would keep everybody waiting."""


class TooFar(Invalid):
    """It counts occurrences that are too far away to be found."""

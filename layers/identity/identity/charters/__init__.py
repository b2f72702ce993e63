"""What the roles and the groups of a workspace allow, all of it in one row: whoever asks needs to read nothing else."""

from identity.charters.model import Charter

__all__ = ["Charter"]

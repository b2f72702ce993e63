"""How those who are invited come in, as production has it: somebody new chooses a password."""

from identity.admissions.service import Admissions
from identity.admissions.table import AdmissionTable
from identity.invitations.joining import Joining
from identity.invitations.looking import Looking
from identity.invitations.model import Accept, Accepted
from identity.invitations.table import LookingTable
from identity.passwords.choosing import passwords
from identity.tickets import tickets

__all__ = ["Accept", "Accepted", "coming"]


def coming() -> Joining:
    """With everything that it takes."""
    store = LookingTable()
    return Joining(store, Looking(store), passwords(), tickets(), Admissions(AdmissionTable()))

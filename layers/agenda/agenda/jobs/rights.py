"""What somebody may do by now, as the room identity tells: asked at every step of what takes a while.

Whoever asks is granted ``identity-rights-tell:InvokeFunction``.
"""

from agenda.access.service import MANAGES
from contracts.identity import RightsHeld, RightsOf
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.calls import ask


class IdentityRights:
    def manages(self, workspace: WorkspaceId, person: PersonId) -> bool:
        nobody = Caller(workspace=workspace, person=person, role="", scopes=frozenset(), session="")
        return MANAGES in ask("identity-rights-tell", RightsOf(person=person), RightsHeld, caller=nobody).scopes

"""What changes while somebody is on the way in does not keep them out."""

from datetime import UTC, datetime

import pytest

from identity.accounts import Account
from identity.acts import acted
from identity.admissions.model import Entrant
from identity.admissions.service import Admissions
from identity.admissions.table import AdmissionTable
from identity.invitations.model import Invitation, InvitationDraft, InviterMayNot
from identity.invitations.rows import journal as invitations
from identity.people.table import journal as people
from kernel.ids import new_id
from tests.functions.identity.colleagues import Company


def test_a_group_and_a_role_that_go_at_the_last_moment_are_left_out(cloud):
    acme = Company()
    group, gone, role = acme.group(), acme.group(name="Gone"), acme.role("audit:read")

    class Late(AdmissionTable):
        """One that is told of what there is just before some of it goes."""

        asked = 0

        def carried(self, workspace, needed):
            found = super().carried(workspace, needed)
            if not self.asked:
                acme.forget(group=gone, role=role)
            self.asked += 1
            return found

    now, joan = datetime.now(UTC), new_id()
    account = Account(person=joan, email="joan@example.com", name="Joan", created=now)
    store = Late()

    member = Admissions(store).admit(
        Entrant(account, True, acme.workspace, role, (gone, group)),
        lambda member: acted(acme.id, joan, "person.join", joan, role=member.role),
    )

    assert (member.role, member.groups, store.asked) == ("member", (group,), 2)
    assert people().get(acme.id, joan).groups == (group,)
    assert acme.size(group) == (1, 1)


def test_an_inviter_who_is_made_less_at_the_last_moment_is_judged_anew(cloud):
    acme = Company()
    mary = acme.hire("mary", "admin")
    draft = InvitationDraft(email="grace@example.com", role="admin")
    invitation = invitations().create(acme.id, Invitation.of(acme.id, draft, mary, datetime.now(UTC), "secret"))
    account = Account(person=new_id(), email="grace@example.com", name="Grace", created=datetime.now(UTC))

    class Late(AdmissionTable):
        """One that is told who invites just before they become less."""

        def inviter(self, invitation, workspace):
            found = super().inviter(invitation, workspace)
            people().change(acme.id, mary, lambda member: member.model_copy(update={"role": "member"}))
            return found

    entrant = Entrant(account, True, acme.workspace, "admin", (), invitation)
    with pytest.raises(InviterMayNot):
        Admissions(Late()).admit(entrant, lambda member: acted(acme.id, member.person, "person.join"))
    assert people().find(acme.id, [account.person]) == {}

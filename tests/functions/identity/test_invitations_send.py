from functions.identity import invitations_list, invitations_send
from identity.invitations import InvitationDraft, Wave
from identity.roles import built_in
from tests.functions.batches import delivery, message
from tests.functions.identity.colleagues import NOBODY, Company


def wave(company, *emails):
    drafts = tuple(InvitationDraft(email=f"{email}@example.com") for email in emails)
    scopes = tuple(built_in("admin"))
    said = {"workspace": company.id, "person": company.ada, "role": "admin", "session": "s"}
    return message(
        1,
        Wave(scopes=scopes, drafts=drafts, **said).model_dump_json(),
        workspace=company.id,
        queue="test-identity-invite",
    )


def test_all_of_a_wave_are_invited_once_however_often_it_comes(invoke, letters):
    acme = Company()
    acme.hire("joan")
    for _ in range(2):
        said = invoke(invitations_send, event=delivery(wave(acme, "grace", "joan", "eve")))
        assert said.payload == {"batchItemFailures": []}

    found = invoke(invitations_list, caller=acme.admin).json["items"]
    assert {each["email"] for each in found} == {"grace@example.com", "eve@example.com"}
    assert len(letters()) == 2


def test_a_role_that_went_meanwhile_is_given_to_nobody(invoke, letters):
    acme = Company()
    draft = InvitationDraft(email="grace@example.com", role=acme.role("people:read"))
    gone = draft.model_copy(update={"email": "eve@example.com", "role": NOBODY})
    said = {"workspace": acme.id, "person": acme.ada, "role": "admin", "session": "s", "scopes": built_in("admin")}
    body = Wave(drafts=(draft, gone), **said).model_dump_json()

    invoke(invitations_send, event=delivery(message(1, body, workspace=acme.id, queue="test-identity-invite")))
    assert [each["To"].addresses[0].addr_spec for each in letters()] == ["grace@example.com"]

"""Say whether one comes, or when one would, with the link in one's letter."""

from agenda.invitations import outsiders
from agenda.invitations.shown import GuestAnswer, InvitationShown
from kernel.api import Api

app = Api(__name__)
ours = outsiders()


@app.public(
    "POST /api/agenda/replies",
    limit="120/hour per address",
    grants=[
        "agenda-events-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-invitations-1:BatchGetItem,GetItem,PutItem",
        "agenda-people-1:BatchGetItem",
    ],
    crosses="whoever answers is nobody here",
)
def give_reply(answer: GuestAnswer) -> InvitationShown:
    return ours.answer(answer)

"""Show a guest from outside what they are invited to, with the link in their letter; nothing changes by looking."""

from agenda.invitations import outsiders
from agenda.invitations.shown import InvitationLink, InvitationShown
from kernel.api import Api

app = Api(__name__)
ours = outsiders()


@app.public(
    "POST /api/agenda/replies/show",
    limit="600/hour per address",
    grants=[
        "agenda-events-1:BatchGetItem",
        "agenda-invitations-1:BatchGetItem,GetItem",
        "agenda-people-1:BatchGetItem",
    ],
    crosses="whoever answers is nobody here",
)
def show_reply(link: InvitationLink) -> InvitationShown:
    return ours.look(link)

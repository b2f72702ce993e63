"""Letters of invitation, and what people do with them."""

from functions.identity import invitations_accept, invitations_create
from tests.passwords import PASSWORD

GRACE = {"email": "grace@example.com", "role": "lead", "name": "Grace Hopper"}


def invited(invoke, company, **more):
    """The invitation of Grace, or of somebody else."""
    return invoke(invitations_create, caller=company.admin, body={**GRACE, **more}).json


def accepted(invoke, ticket, **more):
    """What comes of a ticket that somebody new shows."""
    return invoke(invitations_accept, body={"ticket": ticket, "name": "Grace", "password": PASSWORD, **more})

"""What letting somebody into a workspace takes, whichever way they came."""

from identity.signin.grants import MAKES_PEOPLE

ADMITS = (
    *MAKES_PEOPLE,
    "identity-accounts-1/by-email:Query",
    "identity-belonging-1:PutItem",
    "identity-groups-1:BatchGetItem,PutItem,UpdateItem",
    "identity-invitations-1:BatchGetItem,PutItem,UpdateItem",
    "identity-people-1:ConditionCheckItem,GetItem",
    "identity-roles-1:BatchGetItem,ConditionCheckItem",
    "identity-tickets-1:PutItem",
    "identity-workspaces-1:BatchGetItem,ConditionCheckItem",
)

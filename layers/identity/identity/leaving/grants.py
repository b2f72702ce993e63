"""What deleting an account takes: first when it is asked for, then when it is due."""

LEAVES = (
    "identity-accounts-1:BatchGetItem,GetItem,PutItem,UpdateItem",
    "identity-acts-1:PutItem",
    "identity-by-leaving-1:PutItem",
    "identity-people-1/by-standing:Query",
    "identity-people-1:BatchGetItem",
    "identity-sessions-1:ConditionCheckItem,DeleteItem,Query",
    "identity-tickets-1:PutItem",
    "identity-workspaces-1:BatchGetItem",
    "shared-mail:SendRawEmail",
)
ERASES = (
    "identity-accounts-1:BatchGetItem,GetItem,PutItem,UpdateItem",
    "identity-acts-1:PutItem",
    "identity-avatars/avatars/*:DeleteObject",
    "identity-avatars:ListBucket",
    "identity-belonging-1:DeleteItem",
    "identity-by-credential-1:DeleteItem",
    "identity-by-email-1:DeleteItem",
    "identity-by-leaving-1:DeleteItem,Query",
    "identity-by-subject-1:DeleteItem",
    "identity-groups-1:BatchGetItem,PutItem,UpdateItem",
    "identity-people-1/by-standing:Query",
    "identity-people-1:BatchGetItem,ConditionCheckItem,PutItem,UpdateItem",
    "identity-sessions-1:DeleteItem,Query",
    "identity-tickets-1:DeleteItem,Query",
    "identity-workspaces-1:BatchGetItem",
    "shared-mail:SendRawEmail",
)

"""What letting somebody in takes, whichever way they came: the grants that all such doors have, said once."""

LETS_IN = (
    "identity-by-kid-1:GetItem",
    "identity-people-1:BatchGetItem,ConditionCheckItem",
    "identity-refreshing:GetSecretValue",
    "identity-sessions-1:PutItem",
    "identity-signing:Sign",
    "identity-workspaces-1:BatchGetItem,ConditionCheckItem",
)

PROVES = (
    "shared-mail:SendRawEmail",
    "shared-seal:Decrypt",
    "shared-states-1:DeleteItem",
)
"""What it takes to believe a proof of any kind; whose recovery code it was is told so by a letter."""

STEPS_UP = ("identity-by-kid-1:GetItem", "identity-signing:Sign", *PROVES)
"""The same, and to say so in a token."""

NEW_PASSWORD = (
    "identity-accounts-1:BatchGetItem,PutItem,UpdateItem",
    "identity-acts-1:PutItem",
    "identity-workspaces-1:BatchGetItem",
    "shared-mail:SendRawEmail",
)
"""What it takes to keep another password, which is not made of what a workspace is called, and to tell of it."""

MAKES_PEOPLE = (
    "identity-accounts-1:BatchGetItem,PutItem,UpdateItem",
    "identity-acts-1:PutItem",
    "identity-by-email-1:PutItem",
    "identity-people-1:BatchGetItem,PutItem,UpdateItem",
)
"""What it takes to make an account, and somebody of a workspace."""

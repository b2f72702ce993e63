"""What letting somebody in takes, whichever way they came: the grants that all such doors have, said once."""

LETS_IN = (
    "identity-by-kid-1:GetItem",
    "identity-people-1:ConditionCheckItem",
    "identity-refreshing:GetSecretValue",
    "identity-sessions-1:PutItem",
    "identity-signing:Sign",
    "identity-workspaces-1:ConditionCheckItem,GetItem",
)

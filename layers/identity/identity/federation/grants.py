"""What taking a browser back from a provider takes: the same for providers that redirect and for those that post."""

TAKES_BACK = (
    "identity-accounts-1:BatchGetItem,GetItem,PutItem,UpdateItem",
    "identity-accounts-1/by-email:Query",
    "identity-acts-1:PutItem",
    "identity-by-domain-1:GetItem",
    "identity-by-email-1:PutItem",
    "identity-by-subject-1:GetItem,PutItem",
    "identity-invitations-1:BatchGetItem,PutItem,UpdateItem",
    "identity-issuers-1:GetItem",
    "identity-people-1:BatchGetItem,PutItem,UpdateItem",
    "identity-providers:GetSecretValue",
    "identity-sessions-1:ConditionCheckItem",
    "identity-tickets-1:PutItem",
    "identity-workspaces-1:BatchGetItem,ConditionCheckItem",
    "shared-mail:SendRawEmail",
    "shared-seal:Decrypt",
)

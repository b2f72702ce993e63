"""What taking a browser back from a provider takes: the same for providers that redirect and for those that post."""

from identity.admissions.grants import ADMITS

TAKES_BACK = (
    *ADMITS,
    "identity-accounts-1:GetItem",
    "identity-by-domain-1:GetItem",
    "identity-by-subject-1:ConditionCheckItem,GetItem,PutItem",
    "identity-issuers-1:GetItem",
    "identity-providers:GetSecretValue",
    "identity-sessions-1:ConditionCheckItem",
    "shared-mail:SendRawEmail",
    "shared-seal:Decrypt",
)

"""What the doors of the provider touch that decide about an application: said once."""

READS = (
    "identity-clients-1:BatchGetItem",
    "identity-workspaces-1:BatchGetItem",
)
"""Of an application alone."""

KNOWS = (
    *READS,
    "identity-consents-1:BatchGetItem",
    "identity-people-1:BatchGetItem",
    "identity-sessions-1:BatchGetItem",
)
"""Of an application and somebody."""

SIGNS_OUT = (
    *KNOWS,
    "identity-acts-1:PutItem",
    "identity-by-kid-1:GetItem",
    "identity-sessions-1:DeleteItem",
)
"""What it takes to sign somebody out because an application says so."""

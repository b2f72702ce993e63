"""What it takes to bring messages to people."""

DELIVERS = (
    "agenda-by-address-1:GetItem",
    "agenda-calendars-1:BatchGetItem",
    "agenda-events-1/by-modseq:Query",
    "agenda-events-1/by-time:Query",
    "agenda-events-1:BatchGetItem,ConditionCheckItem,PutItem,UpdateItem",
    "agenda-invitations-1:GetItem,PutItem",
    "agenda-invitations:SendMessage",
    "agenda-people-1/by-email:Query",
    "agenda-people-1:BatchGetItem",
    "identity-looks-tell:InvokeFunction",
    "shared-limits-1:UpdateItem",
    "shared-mail:SendRawEmail",
)

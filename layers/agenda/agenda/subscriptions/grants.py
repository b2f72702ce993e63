"""What the functions need that follow calendars which are elsewhere."""

LINE = "agenda-subscriptions:SendMessage"
"""To have one asked soon."""

MAKES = (
    "agenda-calendars-1/by-owner:Query",
    "agenda-calendars-1:BatchGetItem,PutItem,UpdateItem",
    "agenda-people-1:BatchGetItem",
    "agenda-shelves-1:BatchGetItem,PutItem,UpdateItem",
    "agenda-subscriptions-1:PutItem",
    LINE,
)
"""To make a calendar that comes from elsewhere."""

REPLACES = ("agenda-calendars-1:PutItem,UpdateItem", "agenda-subscriptions-1:BatchGetItem,PutItem", LINE)
"""To have one come from another address."""

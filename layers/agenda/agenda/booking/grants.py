"""What the functions need that read what hosts have to do, or write down what they will."""

FINDS = ("agenda-by-slug-1:GetItem",)
"""To find a page by its address."""

READS = ("agenda-bookings-1:BatchGetItem", "agenda-calendars-1:BatchGetItem", "agenda-events-1/by-time:Query")
"""To know when hosts are free."""

TAKES = (
    *READS,
    "agenda-bookings-1:PutItem,UpdateItem",
    "agenda-events-1/by-modseq:Query",
    "agenda-events-1:BatchGetItem,ConditionCheckItem,PutItem,UpdateItem",
)
"""To take one of their times."""

FREES = (
    "agenda-bookings-1:BatchGetItem,PutItem,UpdateItem",
    "agenda-events-1:BatchGetItem,PutItem,UpdateItem",
)
"""To give it back."""

CONFIRMS = (
    "agenda-bookings-1:BatchGetItem,PutItem,UpdateItem",
    "agenda-events-1:BatchGetItem,PutItem,UpdateItem",
)
"""To agree to what waits for it."""

EQUIPS = (
    "agenda-calendars-1/by-owner:Query",
    "agenda-calendars-1:BatchGetItem,PutItem,UpdateItem",
    "agenda-people-1:BatchGetItem",
    "agenda-shelves-1:BatchGetItem,PutItem,UpdateItem",
)
"""To know which calendars hosts have, and to make the first one."""

"""What the functions need that make bells ring."""

ARMS = (
    "agenda-alerts:SendMessage",
    "agenda-bells-1:GetItem,PutItem,UpdateItem",
    "agenda-clock:PassRole",
    "agenda-clocks/*:CreateSchedule,UpdateSchedule",
)
"""To keep a bell, and to make the schedule by which it rings; or, if that is at once, to put it on the queue."""

LOOKS = ("agenda-calendars-1:BatchGetItem", "agenda-people-1:BatchGetItem", "agenda-shelves-1:BatchGetItem")
"""To find who sees a calendar, and how it reminds them."""

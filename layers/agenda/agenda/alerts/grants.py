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

RINGS = (
    "agenda-alerts-1:BatchGetItem,GetItem,PutItem,UpdateItem",
    "agenda-clocks/*:DeleteSchedule",
    "agenda-events-1/by-time:Query",
    "agenda-events-1:ConditionCheckItem,GetItem",
    "agenda-projects-1:BatchGetItem",
    "agenda-shelves-1:Query",
    "agenda-tasks-1/by-due:Query",
    "agenda-tasks-1:BatchGetItem,ConditionCheckItem,GetItem",
    "identity-looks-tell:InvokeFunction",
    "shared-mail:SendRawEmail",
)
"""To find what is due, to claim it, and to write about it."""

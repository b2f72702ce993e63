"""What the functions need that make bells ring."""

ARMS = (
    "agenda-alerts:SendMessage",
    "agenda-bells-1:GetItem,PutItem,UpdateItem",
    "agenda-clock:PassRole",
    "agenda-clocks/*:CreateSchedule,UpdateSchedule",
)
"""To keep a bell, and to make the schedule by which it rings; or, if that is at once, to put it on the queue."""

SILENCES = ("agenda-alerts-1/by-about:Query", "agenda-alerts-1:BatchGetItem,PutItem,UpdateItem")
"""To dismiss what was seen elsewhere, and to retract what is not so any more."""

LOOKS = ("agenda-calendars-1:BatchGetItem", "agenda-people-1:BatchGetItem", "agenda-shelves-1:BatchGetItem")
"""To find who sees a calendar, and how it reminds them."""

HEARS = (
    "agenda-calendars-1:BatchGetItem",
    "agenda-events-1:GetItem",
    "agenda-people-1:BatchGetItem",
    "agenda-shelves-1/by-minded:Query",
    "agenda-shelves-1:BatchGetItem",
)
"""To find whom an event may remind."""

AWAY = ("agenda-alerts-1/by-about:Query", "agenda-alerts-1:BatchGetItem,PutItem,UpdateItem")
"""To put reminders away of what is in the trash, and to fetch them back."""

HEEDS = ("agenda-alerts:SendMessage", "agenda-calendars-1:BatchGetItem")
"""To find whose calendar it is, and to have bells rung."""

RINGS = (
    "agenda-alerts-1:BatchGetItem,PutItem,UpdateItem",
    "agenda-bells-1:DeleteItem",
    "agenda-calendars-1:ConditionCheckItem",
    "agenda-clocks/*:DeleteSchedule",
    "agenda-events-1/by-time:Query",
    "agenda-events-1:ConditionCheckItem,GetItem",
    "agenda-people-1:ConditionCheckItem",
    "agenda-projects-1:BatchGetItem,ConditionCheckItem",
    "agenda-shelves-1:ConditionCheckItem,Query",
    "agenda-tasks-1/by-due:Query",
    "agenda-tasks-1:BatchGetItem,ConditionCheckItem,GetItem",
    "identity-looks-tell:InvokeFunction",
    "shared-mail:SendRawEmail",
    "shared-signing:GetSecretValue",
)
"""To find what is due, to claim it, and to write about it."""

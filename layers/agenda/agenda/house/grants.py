"""What it takes to take all of a workspace along, and to let go of it: a line for each table of ``holdings``."""

ERASED = (
    "alerts",
    "bells",
    "bookings",
    "by-address",
    "by-slug",
    "by-token",
    "comments",
    "events",
    "filters",
    "invitations",
    "jobs",
    "pages",
    "people",
    "projects",
    "shelves",
    "subscriptions",
    "tasks",
    "words",
)
"""The tables of which all goes with a workspace, beside the one that counts it."""

TAKEN = (
    "bookings",
    "calendars",
    "comments",
    "events",
    "filters",
    "pages",
    "people",
    "projects",
    "shelves",
    "subscriptions",
    "tasks",
)
"""The tables that are read for what is taken along."""

FILES = ("agenda-files/files/*:DeleteObject", "agenda-files:ListBucket")
JOBS = ("agenda-files/jobs/*:DeleteObject",)

FORGETS = (
    "agenda-calendars-1:DeleteItem,GetItem,Query,UpdateItem",
    *(f"agenda-{name}-1:DeleteItem,Query" for name in ERASED),
    *FILES,
    *JOBS,
    "shared-bus:PutEvents",
)

EXPORTS = (*(f"agenda-{name}-1:Query" for name in TAKEN), "shared-exports/parts/*:PutObject")

SWEEPS = (
    "agenda-calendars-1/by-deletion:Query",
    "agenda-calendars-1/by-trash:Query",
    "agenda-calendars-1:BatchGetItem,DeleteItem,GetItem,PutItem,UpdateItem",
    *(f"agenda-{name}-1:DeleteItem,Query" for name in ("by-address", "by-token", "events", "subscriptions", "words")),
    *FILES,
)
"""What it takes to let go of a calendar, and of all that lies in it."""

TIDIES = (
    *(f"agenda-{name}-1:Query" for name in ("calendars", "comments", "events", "people", "projects", "tasks")),
    "agenda-files/files/*:DeleteObject,PutObject",
    "agenda-files:ListBucket",
    "agenda-invitations-1:DeleteItem,PutItem,Query,UpdateItem",
)
"""What it takes to find files that nothing leads to, and to count those that are there."""

FOLLOWS = (
    "agenda-alerts:SendMessage",
    "agenda-bells-1:GetItem",
    "agenda-calendars-1/by-listing:Query",
    "agenda-calendars-1/by-owner:Query",
    "agenda-calendars-1:BatchGetItem,PutItem,UpdateItem",
    "agenda-people-1:BatchGetItem,PutItem",
    "agenda-projects-1/by-listing:Query",
    "agenda-projects-1/by-owner:Query",
    "agenda-projects-1:BatchGetItem,PutItem,UpdateItem",
    "agenda-shelves-1:BatchGetItem,DeleteItem,PutItem,Query,UpdateItem",
    "agenda-tasks-1/by-place:Query",
    "agenda-tasks-1:BatchGetItem,PutItem,UpdateItem",
)
"""What it takes to see that who comes has what they should, and that who left is gone."""

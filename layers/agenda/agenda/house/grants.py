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
    "invitations",
    "pages",
    "people",
    "projects",
    "shelves",
    "tasks",
    "words",
)
"""The tables of which all goes with a workspace, beside the one that counts it."""

TAKEN = ("bookings", "calendars", "comments", "events", "pages", "people", "projects", "shelves", "tasks")
"""The tables that are read for what is taken along."""

FILES = ("agenda-files/files/*:DeleteObject", "agenda-files:ListBucket")

FORGETS = (
    "agenda-calendars-1:DeleteItem,GetItem,Query,UpdateItem",
    *(f"agenda-{name}-1:DeleteItem,Query" for name in ERASED),
    *FILES,
    "shared-bus:PutEvents",
)

EXPORTS = (*(f"agenda-{name}-1:Query" for name in TAKEN), "shared-exports/parts/*:PutObject")

SWEEPS = (
    "agenda-calendars-1/by-deletion:Query",
    "agenda-calendars-1/by-trash:Query",
    "agenda-calendars-1:BatchGetItem,DeleteItem,GetItem,PutItem,UpdateItem",
    *(f"agenda-{name}-1:DeleteItem,Query" for name in ("by-token", "events", "words")),
    *FILES,
)
"""What it takes to let go of a calendar, and of all that lies in it."""

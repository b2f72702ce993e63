"""What the functions need that look events up, or write them down."""

ACCESS = ("agenda-calendars-1:BatchGetItem", "agenda-people-1:BatchGetItem")
"""To find out what a caller may do with a calendar."""

WRITES = (*ACCESS, "agenda-events-1:BatchGetItem,PutItem,UpdateItem")

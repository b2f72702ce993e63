"""What the functions need that write tasks down wherever they stand in a tree."""

TREES = (
    "agenda-tasks-1:BatchGetItem,PutItem,UpdateItem",
    "agenda-tasks-1/by-modseq:Query",
    "agenda-tasks-1/by-path:Query",
)

EXCHANGE = ("agenda-projects-1:BatchGetItem", *TREES)
"""To write down what other rooms say of the tasks of a project."""

"""What the function needs that writes tasks down wherever they stand in a tree."""

TREES = (
    "agenda-tasks-1:BatchGetItem,PutItem,UpdateItem",
    "agenda-tasks-1/by-modseq:Query",
    "agenda-tasks-1/by-path:Query",
)

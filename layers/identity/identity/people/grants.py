"""What finding people takes."""

FINDS = (
    "identity-people-1/by-called:Query",
    "identity-people-1/by-email:Query",
    "identity-people-1/by-standing:Query",
    "identity-people-1:BatchGetItem,Query",
)

"""What the doors of SCIM touch: the same however a directory asks."""

FINDS_PEOPLE = (
    "identity-groups-1:BatchGetItem",
    "identity-people-1:BatchGetItem,Query",
    "identity-people-1/by-called:Query",
    "identity-people-1/by-email:Query",
    "identity-people-1/by-joined:Query",
    "identity-people-1/by-modseq:Query",
)

FINDS_GROUPS = (
    "identity-belonging-1:Query",
    "identity-groups-1:BatchGetItem,Query",
    "identity-groups-1/by-called:Query",
    "identity-groups-1/by-external:Query",
    "identity-groups-1/by-modseq:Query",
    "identity-people-1:BatchGetItem",
)

CHANGES_PEOPLE = (
    "identity-acts-1:PutItem",
    "identity-groups-1:BatchGetItem",
    "identity-people-1:BatchGetItem,ConditionCheckItem,DeleteItem,PutItem,UpdateItem",
    "identity-people-1/by-standing:Query",
    "identity-roles-1:BatchGetItem,ConditionCheckItem",
)

CHANGES_GROUPS = (
    "identity-acts-1:PutItem",
    "identity-belonging-1:DeleteItem,PutItem,Query",
    "identity-groups-1:BatchGetItem,DeleteItem,PutItem,UpdateItem",
    "identity-people-1:BatchGetItem,PutItem,UpdateItem",
)

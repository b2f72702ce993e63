"""What leads from the names that a directory gives somebody to their row; each is of one partition, with the row.

A user name is one person's; what else a directory says of somebody, it may say of others too.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from identity.people.model import Member
from identity.people.table import TABLE
from kernel.callers import WorkspaceId
from kernel.errors import Refusal
from kernel.ids import OURS
from kernel.journal import Along


def user_row(user_name: str) -> str:
    """The range key of the row that makes a user name somebody's."""
    return f"{OURS}user#{_digest(user_name.casefold())}"


def shared_rows(key: str, value: str) -> str:
    """How the range keys begin of the rows that lead to whoever has that ``external`` id, or ``email``."""
    return f"{OURS}{key}#{_digest(value if key == 'external' else value.casefold())}#"


def kept(workspace: WorkspaceId, before: Member | None, after: Member | None, taken: Refusal) -> Iterator[Along]:
    """What brings the rows of somebody from what they were to what they are to be."""
    old, new = set(_rows(before)), set(_rows(after))
    for sk in sorted(old - new):
        yield Along({"Delete": {"TableName": TABLE, "Key": {"pk": {"S": workspace}, "sk": {"S": sk}}}})
    for sk in sorted(new - old):
        assert after is not None, "nobody has no rows"
        item = {"pk": {"S": workspace}, "sk": {"S": sk}, "person": {"S": after.person}}
        put = {"TableName": TABLE, "Item": item, "ConditionExpression": "attribute_not_exists(pk)"}
        yield Along({"Put": put}, taken)


def _rows(member: Member | None) -> Iterable[str]:
    said = member and member.provisioned
    if not member or not said:
        return
    yield user_row(said.user_name)
    if member.external_id:
        yield f"{shared_rows('external', member.external_id)}{member.person}"
    for address in said.addresses:
        yield f"{shared_rows('email', address)}{member.person}"


def _digest(text: str) -> str:
    return sha256(text.encode(errors="surrogatepass")).hexdigest()

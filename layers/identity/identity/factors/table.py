"""What a person has to show who they are, in DynamoDB: rows of the person's own journal, and the lookup of passkeys."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, cast

from identity.accounts import Account
from identity.accounts.table import ACCOUNT, AccountRow
from identity.accounts.table import journal as accounts
from identity.acts.table import along as noted
from identity.factors.model import PasskeyTaken, missing
from identity.passkeys import Passkey, PasskeyRefused
from identity.passkeys.reasons import Cloned
from identity.sessions import Session
from identity.sessions.table import SessionRow, fresh, place, raised
from identity.sessions.table import read as session_of
from identity.signin.table import seldom
from kernel.callers import Caller, PersonId
from kernel.errors import NotFound
from kernel.journal import Along, Change, Create, Delete, Journal
from kernel.journal.reading import gathered, listed
from kernel.journal.rows import alive
from kernel.journal.together import Part, together
from kernel.settings import physical

_PASSKEY = "passkey#"
_BY_CREDENTIAL = physical("identity-by-credential-1")
_MOST = 200

Kept = Account | Passkey
EditAccount = Callable[[Account], Account]


class Held(NamedTuple):
    """What was read of somebody."""

    account: Account | None
    passkey: Passkey | None = None
    session: Session | None = None


class FactorTable:
    def __init__(self) -> None:
        self._journal = _journal()
        self.fresh, self.raised, self.seldom, self.noted = fresh, raised, seldom, noted

    def held(self, person: PersonId, passkey_id: str | None = None, caller: Caller | None = None) -> Held:
        """What somebody has, as far as it is asked for, in one round trip."""
        shape = self._journal.shape
        whose, which = (shape.name, person, ACCOUNT), (shape.name, person, f"{_PASSKEY}{passkey_id}")
        here = place(caller.workspace, caller.person, caller.session) if caller and caller.session else None
        found = gathered([whose, *([which] if passkey_id else ()), *([here] if here else ())])
        kept = [shape.object(found[each]) if alive(found.get(each)) else None for each in (whose, which)]
        session = session_of(SessionRow.from_raw_data(dict(found[here]))) if here and here in found else None
        return Held(cast("Account | None", kept[0]), cast("Passkey | None", kept[1]), session)

    def everything(self, person: PersonId) -> tuple[Account | None, list[Passkey]]:
        """An account and its passkeys, in one round trip."""
        rows, _ = listed(self._journal.shape.name, person, limit=_MOST, after=None, prefix="", backwards=False)
        wanted = [row for row in rows if row["sk"]["S"] == ACCOUNT or row["sk"]["S"].startswith(_PASSKEY)]
        kept = [self._journal.shape.object(row) for row in wanted]
        account = next((each for each in kept if isinstance(each, Account)), None)
        return account, [each for each in kept if isinstance(each, Passkey)]

    def edited(self, person: PersonId, edit: EditAccount) -> Part[Kept]:
        return Part(self._journal, person, [_change(edit)])

    def added(self, passkey: Passkey, edit: EditAccount) -> tuple[Part[Kept], Along]:
        """What keeps a passkey with the account that has it, and makes it nobody else's."""
        item: dict[str, Any] = {"pk": {"S": passkey.passkey_id}, "person": {"S": passkey.person}}
        put = {"TableName": _BY_CREDENTIAL, "Item": item, "ConditionExpression": "attribute_not_exists(pk)"}
        taken = Along({"Put": put}, PasskeyTaken("this passkey is registered already"))
        return Part(self._journal, passkey.person, [_change(edit), Create(passkey)]), taken

    def removed(self, person: PersonId, passkey_id: str, edit: EditAccount) -> tuple[Part[Kept], Along]:
        delete = {
            "TableName": _BY_CREDENTIAL,
            "Key": {"pk": {"S": passkey_id}},
            "ConditionExpression": "person = :person",
            "ExpressionAttributeValues": {":person": {"S": person}},
        }
        part = Part(self._journal, person, [_change(edit), Delete(f"{_PASSKEY}{passkey_id}")])
        return part, Along({"Delete": delete}, missing())

    def used(self, passkey: Passkey) -> Part[Kept]:
        """What keeps a passkey as it is after somebody has shown it, unless its count has gone further meanwhile."""

        def edit(before: Kept) -> Kept:
            known = cast("Passkey", before)
            if (passkey.sign_count or known.sign_count) and passkey.sign_count <= known.sign_count:
                raise PasskeyRefused(Cloned("it has counted further meanwhile"))
            return passkey.model_copy(update={"name": known.name})

        return Part(self._journal, passkey.person, [Change(f"{_PASSKEY}{passkey.passkey_id}", edit)])

    def rename(self, person: PersonId, passkey_id: str, name: str) -> Passkey:
        step: Change[Kept] = Change(f"{_PASSKEY}{passkey_id}", lambda kept: kept.model_copy(update={"name": name}))
        return cast("Passkey", self._journal.commit(person, [step]).objects[0])

    def commit(self, parts: Sequence[Part[Any]], along: Sequence[Along]) -> None:
        together(*parts, along=along)


def _change(edit: EditAccount) -> Change[Kept]:
    return Change(ACCOUNT, cast("Callable[[Kept], Kept]", edit))


def _journal() -> Journal[Kept]:
    shape = accounts().shape

    def write(kept: Kept) -> AccountRow:
        if isinstance(kept, Account):
            return cast("AccountRow", shape.write(kept))
        return AccountRow(rest=kept.model_dump_json())

    def read(row: AccountRow) -> Kept:
        return shape.read(row) if row.sk == ACCOUNT else Passkey.model_validate_json(row.rest)

    def identify(kept: Kept) -> str:
        return ACCOUNT if isinstance(kept, Account) else f"{_PASSKEY}{kept.passkey_id}"

    def absent(identity: str) -> NotFound:
        return shape.missing(identity) if identity == ACCOUNT else missing()

    return Journal(AccountRow, identify=identify, write=write, read=read, missing=absent)

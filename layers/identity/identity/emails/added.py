"""Ways in that were added since an address was changed: whoever took the account may have made them for themselves."""

from datetime import datetime
from typing import Any, NamedTuple, Self

from identity.accounts import Account, Link
from identity.accounts.table import journal
from identity.emails.model import ChangedMeanwhile
from identity.federation.links import digest
from identity.keys.model import ApiKey
from identity.keys.rows import OwnKeyTable, withdrawn
from identity.leaving.model import GRACE
from identity.passkeys import Passkey
from kernel.journal import Along, Delete
from kernel.journal.reading import gathered
from kernel.journal.rows import alive
from kernel.settings import physical

_BY_SUBJECT = physical("identity-by-subject-1")
_BY_CREDENTIAL = physical("identity-by-credential-1")


class Added(NamedTuple):
    """What of an account is younger than ``since``."""

    since: datetime
    known: frozenset[str]
    """The passkeys that were looked at."""
    passkeys: frozenset[str]
    links: tuple[Link, ...]
    keys: tuple[ApiKey, ...] = ()

    @classmethod
    def to(cls, account: Account, since: datetime) -> Self:
        """When each passkey was made stands in a row of its own: one round trip, for those who have any.

        Of API keys it takes one for each workspace.
        """
        name = journal().shape.name
        places = {each: (name, str(account.person), f"passkey#{each}") for each in account.passkeys}
        found = gathered(list(places.values())) if places else {}
        young = {name for name, place in places.items() if alive(row := found.get(place)) and _made(row) >= since}
        links = tuple(each for each in account.links if each.linked >= since)
        homes, table = [each.workspace for each in account.memberships], OwnKeyTable()
        keys = tuple(key for home in homes for key in table.made_since(home, account.person, since))
        return cls(since, frozenset(account.passkeys), frozenset(young), links, keys)

    def taken_from(self, account: Account) -> dict[str, Any]:
        """What the account says without it; ``ChangedMeanwhile`` if there is more by now."""
        if not set(account.passkeys) <= self.known or any(
            each.linked >= self.since and each not in self.links for each in account.links
        ):
            raise ChangedMeanwhile("something was added to this account a moment ago; try again")
        said: dict[str, Any] = {
            "passkeys": tuple(each for each in account.passkeys if each not in self.passkeys),
            "links": tuple(each for each in account.links if each not in self.links),
            "devices": tuple(each for each in account.devices if each.seen < self.since),
        }
        if account.leaving is not None and account.leaving - GRACE >= self.since:
            said["leaving"] = None
        if account.totp is not None and account.totp.added >= self.since:
            said |= {"totp": None, "recovery": ()}
        return said

    def revoked(self, at: datetime) -> list[Along]:
        """What ends the API keys of it."""
        return [withdrawn(key.workspace, key.key_id, at) for key in self.keys]

    @property
    def rows(self) -> list[Delete]:
        return [Delete(f"passkey#{each}") for each in sorted(self.passkeys)]

    @property
    def lookups(self) -> list[Along]:
        """What leads to the account by them."""
        keys = [(_BY_CREDENTIAL, each) for each in sorted(self.passkeys)]
        keys += [(_BY_SUBJECT, digest(each.issuer, each.subject)) for each in self.links]
        return [Along({"Delete": {"TableName": table, "Key": {"pk": {"S": key}}}}) for table, key in keys]


def _made(row: Any) -> datetime:
    return Passkey.model_validate_json(row["rest"]["S"]).created

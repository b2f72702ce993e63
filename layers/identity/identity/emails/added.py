"""Ways in that were added since an address was changed: whoever took the account may have made them for themselves."""

from datetime import datetime
from typing import Any, NamedTuple

from identity.accounts import Account, Link
from identity.emails.model import ChangedMeanwhile
from identity.keys.model import ApiKey
from identity.leaving.model import GRACE


class Added(NamedTuple):
    """What of an account is younger than ``since``."""

    since: datetime
    known: frozenset[str]
    """The passkeys that were looked at."""
    passkeys: frozenset[str]
    links: tuple[Link, ...]
    keys: tuple[ApiKey, ...] = ()

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

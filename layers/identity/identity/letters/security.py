"""Letters about what has changed in somebody's account: each tells what, and has a way back."""

from datetime import datetime, timedelta

from identity.letters.compose import Exact, Values, clock, composed, seen, spoken
from identity.letters.model import Factor, Seen
from kernel.letters import Brand, Letter, Reader
from kernel.letters.names import masked


def password_changed(to: Reader, brand: Brand, *, by: Seen, not_me: str) -> Letter:
    return composed("password_changed", to, brand, link=not_me, facts=seen(by))


def new_sign_in(to: Reader, brand: Brand, *, by: Seen, not_me: str) -> Letter:
    """Tell of a sign-in on a device that we had not seen before."""
    return composed("new_sign_in", to, brand, link=not_me, facts=seen(by))


def factor_added(to: Reader, brand: Brand, *, factor: Factor, by: Seen, not_me: str, name: str = "") -> Letter:
    """Tell of a new way to sign in; ``name`` is what its owner calls it."""
    values = {"factor": spoken(to.locale).WORDS[factor]}
    return composed("factor_added", to, brand, values, link=not_me, facts=(("name", name), *seen(by)))


def factor_removed(
    to: Reader, brand: Brand, *, factor: Factor, by: Seen, not_me: str, name: str = "", who: str = ""
) -> Letter:
    """Tell of a way to sign in that is gone; ``who`` removed it, if not the reader."""
    values = {"factor": spoken(to.locale).WORDS[factor]}
    facts = (("name", name), ("by", who), *seen(by))
    return composed("factor_removed", to, brand, values, link=not_me, facts=facts)


def recovery_code_used(to: Reader, brand: Brand, *, left: int, by: Seen, not_me: str, renew: str) -> Letter:
    """Tell that one of the codes on paper let somebody in, and how many are left of them."""
    facts = (("codes left", left), *seen(by))
    return composed("recovery_code_used", to, brand, link=not_me, second=renew, facts=facts)


def new_address(to: Reader, brand: Brand, *, link: str, lasts: timedelta) -> Letter:
    """Ask whether a new address is the reader's, who is known by another one until then."""
    return composed("new_address", to, brand, {"lasts": lasts}, link=link)


def address_changed(to: Reader, brand: Brand, *, new: str, undo: str, expires: datetime, by: Seen) -> Letter:
    """Tell the old address; the new one is masked, since whoever reads the old one may be somebody else by now."""
    facts = (("new address", Exact(masked(new))), *seen(by), ("undo until", expires))
    return composed("address_changed", to, brand, {"expires": expires}, link=undo, facts=facts)


def account_leaving(to: Reader, brand: Brand, *, at: datetime, keep: str, by: Seen) -> Letter:
    """Tell when the account goes, and how to keep it."""
    values: Values = {"at": at, "day": Exact(clock(to).day(at))}
    return composed("account_leaving", to, brand, values, link=keep, facts=seen(by))


def account_gone(to: Reader, brand: Brand, *, register: str) -> Letter:
    """Tell that it is gone; there is no way back, but to a new one."""
    return composed("account_gone", to, brand, link=register)

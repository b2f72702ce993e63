"""One of every letter, as it might be sent."""

from datetime import UTC, datetime, timedelta

from identity.letters import Brand, Reader, Seen
from identity.letters.alerts import key_expiring, security_alert
from identity.letters.security import (
    account_gone,
    account_leaving,
    address_changed,
    factor_added,
    factor_removed,
    new_address,
    new_sign_in,
    password_changed,
    recovery_code_used,
)
from identity.letters.signing_in import already_registered, magic_link, no_account, reset_password, verify_address
from identity.letters.workspaces import (
    Erasure,
    erased,
    erasure_planned,
    export_ready,
    invitation,
    resumed,
    sender_lapsed,
    suspended,
)

AT = datetime(2026, 11, 21, 12, 4, tzinfo=UTC)
SECRET = "p_0197b2a4-7d31-7c62-9a55-2f0c6d1e8b90_kP3vN8qLz2Xw5RtY7uJm1cDf4GhS6aBe"
CODE = "482913"
HOUSE = Brand("Stoa")
ACME = Brand("Acme Robotics", accent="#3b5bdb", replies="it@acme.example.com")
ADA = Reader("ada@example.org", "Ada Lovelace", "en-GB", "Europe/Berlin")
SEEN = Seen(AT, "Firefox on Linux", "Lisbon, Portugal", "203.0.113.77")


def link(path="open"):
    return f"https://workspace.example.com/{path}?next=%2Fagenda&ticket={SECRET}"


def letters(to=ADA, brand=ACME, said="Grace Hopper", severity="critical"):
    """All of them, by kind; ``said`` stands wherever people choose the words."""
    seen = Seen(AT, said if said != "Grace Hopper" else SEEN.device, SEEN.place, SEEN.address)
    away, week = link("not-me"), AT + timedelta(days=7)
    erasure = Erasure(
        "EC-2026-000117", AT, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        (("People", 42), ("Events", 18_204), ("Messages", 1_204_551), ("Files", 9_310)), AT + timedelta(days=35),
    )  # fmt: skip
    every = [
        verify_address(to, brand, link=link(), lasts=timedelta(hours=24), code=CODE),
        already_registered(to, brand, sign_in=link("sign-in"), reset=link("reset")),
        no_account(to, brand, register=link("register")),
        magic_link(to, brand, link=link(), code=CODE, lasts=timedelta(minutes=15), by=seen),
        reset_password(to, brand, link=link(), lasts=timedelta(hours=1), by=seen),
        password_changed(to, brand, by=seen, not_me=away),
        new_sign_in(to, brand, by=seen, not_me=away),
        factor_added(to, brand, factor="passkey", by=seen, not_me=away, name=said),
        factor_removed(to, brand, factor="totp", by=seen, not_me=away, name=said, who=said),
        recovery_code_used(to, brand, left=8, by=seen, not_me=away, renew=link("security")),
        account_leaving(to, brand, at=week, keep=link("keep"), by=seen),
        account_gone(to, brand, register=link("register")),
        new_address(to, brand, link=link("email"), lasts=timedelta(hours=1)),
        address_changed(to, brand, new="grace@example.net", undo=link("undo"), expires=week, by=seen),
        invitation(
            to, brand, inviter=said, inviter_address="grace@acme.example.com", role="Manager", link=link(), expires=week
        ),
        export_ready(to, brand, link=link("export"), made=AT, size=1_312_000_000, expires=week),
        export_ready(to, brand, link=link("log"), made=AT, size=89, expires=week, log=True),
        erasure_planned(to, brand, asked_by=said, at=week, keep=link("keep")),
        suspended(to, brand, why=said, at=AT, sign_in=link("sign-in")),
        sender_lapsed(to, brand, domain="acme.example", at=AT, look=link("settings/email")),
        resumed(to, brand, why=said, at=AT, sign_in=link("sign-in")),
        erased(to, brand, erasure=erasure, verify=link("certificate")),
        security_alert(
            to, brand, severity=severity, title="Refresh token used twice",
            summary="A refresh token of Ada Lovelace was used a second time, from another place. We signed out all of "
            "their devices.",
            at=AT, link=link("audit"), facts=(("Person", said), ("IP address", "203.0.113.77")),
        ),
        key_expiring(
            to, brand, name=said if said != "Grace Hopper" else "Nightly backup", key_id="stoa_acme-1f0c22d9",
            expires=week, now=AT, rotate=link("keys"), last_used=AT - timedelta(hours=2),
        ),
    ]  # fmt: skip
    return {letter.kind: letter for letter in every}

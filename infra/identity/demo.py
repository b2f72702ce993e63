"""Identity's part of the demonstration: Northwind, a workspace of four people who can sign in to it."""

import re
import time
from dataclasses import replace
from email import message_from_bytes
from email.policy import default

from infra.local.demo import Demo

EMAIL = "olivia@example.com"
PASSWORD = "herons over the canal at noon"  # noqa: S105 - of nobody: the demonstration tells it to everybody
ZONE = "Europe/Berlin"
COLLEAGUES = {
    "ada@example.com": ("Ada Lovelace", "manager"),
    "grace@example.com": ("Grace Hopper", "member"),
    "alan@example.com": ("Alan Turing", "member"),
}
PATIENCE = 60
"""Seconds until a letter has come that is on its way."""


def seed(demo: Demo) -> None:
    """Register as anybody would, and invite the others, who come as anybody would: by the link in a letter."""
    olivia = {"email": EMAIL, "name": "Olivia Bright", "password": PASSWORD, "locale": "en-GB", "zone": ZONE}
    demo.request("POST", "/api/auth/register", {**olivia, "workspace": {"name": "Northwind", "slug": "northwind"}})
    demo.request("POST", "/api/auth/verify", {"ticket": _ticket(demo, EMAIL, "verify"), "password": PASSWORD})
    if demo.brief:
        return
    admin = signed_in(demo, EMAIL)
    for email, (name, role) in COLLEAGUES.items():
        admin.request("POST", "/api/workspace/invitations", {"email": email, "name": name, "role": role})
    for email, (name, _) in COLLEAGUES.items():
        fresh = {"name": name, "password": PASSWORD, "locale": "en-GB", "zone": ZONE}
        demo.request("POST", "/api/auth/invitations/accept", {"ticket": _ticket(demo, email, "join"), **fresh})


def signed_in(demo: Demo, email: str) -> Demo:
    """The API as one of them has it."""
    shown = {"email": email, "password": PASSWORD, "client": "app"}
    return replace(demo, key=demo.request("POST", "/api/auth/login", shown)["signed_in"]["access_token"])


def _ticket(demo: Demo, email: str, page: str) -> str:
    """What the link of a letter ends in, as soon as it has come."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        for sent in reversed(demo.cloud.stores.outbox.sent()):
            body = message_from_bytes(sent.raw, policy=default).get_body(("plain",))
            found = re.search(rf"/{page}#([\w.-]+)", body.get_content() if body else "")
            if email in sent.destinations and found:
                return found.group(1)
        time.sleep(0.02)
    raise OSError(f"no letter to {email} has a link to /{page}")

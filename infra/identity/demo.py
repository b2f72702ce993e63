"""Identity's part of the demonstration: Olivia, who has a workspace and can sign in to it."""

import re
from email import message_from_bytes
from email.policy import default

from infra.local.demo import Demo

EMAIL = "olivia@example.com"
PASSWORD = "herons over the canal at noon"  # noqa: S105 - of nobody: the demonstration tells it to everybody


def seed(demo: Demo) -> None:
    """Register as anybody would: ask, open the letter, follow its link."""
    wanted = {"email": EMAIL, "name": "Olivia Bright", "password": PASSWORD}
    demo.request("POST", "/api/auth/register", {**wanted, "workspace": {"name": "Northwind", "slug": "northwind"}})
    demo.request("POST", "/api/auth/verify", {"ticket": _ticket(demo), "password": PASSWORD})


def _ticket(demo: Demo) -> str:
    """What the link of the newest letter ends in."""
    letter = message_from_bytes(demo.cloud.stores.outbox.sent()[-1].raw, policy=default)
    body = letter.get_body(("plain",))
    found = re.search(r"/verify#([\w.-]+)", body.get_content() if body else "")
    if found is None:
        raise RuntimeError("the letter that proves an address has no link to do so")
    return found.group(1)

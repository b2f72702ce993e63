"""People at a browser: what they are sent, and what they have with them."""

import re
from email import message_from_string
from email.policy import default
from urllib.parse import unquote

from tests.passwords import PASSWORD
from tests.waiting import until

ACCOUNT = re.compile("^Account: ")
"""The button that opens the menu of whoever is signed in."""


def letters(house, email):
    """What was sent to an address, the newest first, as people read it; no more is fetched than is wanted."""
    for letter in _sent(house, email):
        yield letter.get_body(("plain",)).get_content()


def leaving(house, email):
    """The address by which a mail program has no more such letters come as the newest one that says so, here."""

    def sight():
        found = (letter["List-Unsubscribe"] for letter in _sent(house, email) if letter["List-Unsubscribe-Post"])
        return next((re.sub(r"^<https?://[^/]+|>$", "", each) for each in found), None)

    return until(sight, otherwise=lambda: f"no letter to {email} says how to have no more")


def _sent(house, email):
    _, page = house.ask("GET", "/_local/mail", key=False)
    for link in dict.fromkeys(re.findall(r'href="(/_local/mail/[^"/]+)"', page)):
        _, raw = house.ask("GET", f"{link}/raw", key=False)
        letter = message_from_string(raw, policy=default)
        if email in letter["To"]:
            yield letter


def link(house, email, page):
    """Where the newest letter to an address leads, on this machine: ``/verify#…``."""

    def sight():
        found = (re.search(rf"/{page}#([\w.%-]+)", text) for text in letters(house, email))
        return next((f"/{page}#{unquote(each.group(1))}" for each in found if each), None)

    return until(sight, otherwise=lambda: f"no letter to {email} leads to /{page}")


def code(house, email):
    """The code of the newest letter to an address."""
    return re.search(r"\b\d{4} ?\d{4}\b", next(letters(house, email))).group()


def registered(house, name, slug):
    """Somebody who has proven their address and has a workspace; their address."""
    email = f"{slug}@example.com"
    wanted = {"email": email, "name": name, "password": PASSWORD, "workspace": {"name": name, "slug": slug}}
    status, said = house.ask("POST", "/api/auth/register", wanted, key=False)
    assert status == 202, (status, said)
    ticket = link(house, email, "verify").partition("#")[2]
    status, said = house.ask("POST", "/api/auth/verify", {"ticket": ticket, "password": PASSWORD}, key=False)
    assert status == 200, (status, said)
    return email


def calendar_of(house, shown):
    """The calendar of somebody; who has just come has one as soon as the agenda has heard of them."""
    there = until(lambda: house.ask("GET", "/api/agenda/calendars", headers=shown)[1]["items"])
    return there[0]["calendar_id"]


def joined(house, admin, email, name=None):
    """Somebody whom an administrator has invited, and who has come, with an account or (by a name) without one yet."""
    invited = house.ask("POST", "/api/workspace/invitations", {"email": email}, bearer(house, admin))
    assert invited[0] == 201, invited
    ticket = link(house, email, "join").partition("#")[2]
    fresh = {"name": name, "password": PASSWORD} if name else {}
    assert house.ask("POST", "/api/auth/invitations/accept", {"ticket": ticket, **fresh}, key=False)[0] == 200
    return email


def entered(house, email, action):
    """Wait until an act stands in the audit log of somebody's workspace, a moment after it was done."""
    shown = bearer(house, email)

    def sight():
        return house.ask("GET", f"/api/workspace/audit?action={action}", headers=shown)[1]["items"]

    until(sight, otherwise=lambda: f"{action} is not entered")


def bearer(house, email):
    """What a program shows for somebody."""
    return {"Authorization": f"Bearer {token(house, email)}"}


def token(house, email, password=PASSWORD):
    """An access token of somebody, as a program gets it."""
    body = {"email": email, "password": password, "client": "app"}
    return house.ask("POST", "/api/auth/login", body, key=False)[1]["signed_in"]["access_token"]


def section(page, name):
    """A part of a page, by its heading."""
    return page.get_by_role("region", name=name, exact=True)

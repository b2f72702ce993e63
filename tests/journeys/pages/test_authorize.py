import base64
import hashlib
import re
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from tests.journeys.pages.people import registered, token

CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(b"v" * 43).digest()).decode().rstrip("=")


@pytest.fixture
def wiki(house):
    """An application of Rex's workspace: its id, and where people come back to."""
    email = registered(house, "Rex", "rex")
    bearer = {"Authorization": f"Bearer {token(house, email)}"}
    back = f"http://localhost:{house.port}/signed-out"
    draft = {"name": "Team wiki", "redirect_uris": [back], "scopes": ["openid", "profile", "email"]}
    draft |= {"client_uri": "https://wiki.example.com/"}
    status, made = house.ask("POST", "/api/workspace/clients", draft, bearer)
    assert status == 201, made
    return made["client_id"], back


def sent(wiki, **more):
    """Where the application sends people."""
    client_id, back = wiki
    asked = {"client_id": client_id, "redirect_uri": back, "response_type": "code", "scope": "openid profile email"}
    pkce = {"code_challenge": CHALLENGE, "code_challenge_method": "S256", "state": "s", "nonce": "n"}
    return f"/api/auth/authorize?{urlencode({**asked, **pkce, **more})}"


def came_back(page):
    """With what people come back to the application."""
    page.wait_for_url(re.compile(r"/signed-out\?"))
    return {name: value for name, (value,) in parse_qs(urlsplit(page.url).query).items()}


def test_an_application_is_let_in_once_it_is_told_what_it_asks_for(house, page, enter, wiki):
    page.goto(sent(wiki))
    expect(page).to_have_url(re.compile(r"/sign-in\?next=%2Fauthorize$"))
    enter("rex@example.com", at=page.url)
    expect(page.get_by_role("heading", name="Sign in to Team wiki?")).to_be_visible()
    expect(page.get_by_text("rex@example.com")).to_be_visible()
    expect(page.get_by_text("With your account of Rex, Team wiki would like to:")).to_be_visible()
    expect(page.get_by_role("link", name="What Team wiki is")).to_have_attribute("href", "https://wiki.example.com/")
    expect(page.get_by_text(f"Afterwards you are sent to localhost:{house.port}.")).to_be_visible()
    page.get_by_role("button", name="Do not allow").click()
    assert came_back(page)["error"] == "access_denied"

    page.goto(sent(wiki))
    page.get_by_role("button", name="Allow", exact=True).click()
    assert {"code", "state", "iss"} <= came_back(page).keys()
    page.goto(sent(wiki, state="again"))
    assert came_back(page)["state"] == "again", "nothing is asked twice"

    page.goto("/security")
    page.get_by_role("button", name="Let out: Team wiki").click()
    page.get_by_role("dialog").get_by_role("button", name="Let out").click()
    expect(page.get_by_role("status")).to_contain_text("It is out.")
    page.goto(sent(wiki))
    expect(page.get_by_role("heading", name="Sign in to Team wiki?")).to_be_visible()

    page.goto("about:blank")  # or only the end of the address changes, and no page is asked for
    page.goto("/authorize#nothing_anybody-knows")
    expect(page.get_by_role("heading", name="This link does not work")).to_be_visible()

    page.goto("/sign-out")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()

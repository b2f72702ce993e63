"""What people let programs do: keys, applications, and devices without a browser."""

import re

import pytest
import requests
from playwright.sync_api import expect

from tests.journeys.pages.people import PASSWORD, bearer, registered

DEVICE = "urn:ietf:params:oauth:grant-type:device_code"


def shown(page, label):
    """A secret, which is on the page this once; the dialog is left."""
    dialog = page.get_by_role("dialog")
    field = dialog.get_by_label(label, exact=True)
    expect(field).to_have_value(re.compile("."))
    value = field.input_value()
    dialog.get_by_role("button", name="I have kept it").click()
    expect(dialog).to_have_count(0)
    return value


def test_a_key_is_made_rotated_renamed_and_revoked(house, page, inside):
    inside(registered(house, "Kai", "kai"), at="/keys")
    page.get_by_role("button", name="Make a key").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("What it is for").fill("Nightly report")
    dialog.get_by_role("button", name="Make the key").click()
    expect(dialog.get_by_text("Choose at least one.")).to_be_visible()
    dialog.get_by_label("See who is in the workspace").check()
    dialog.get_by_role("button", name="Make the key").click()
    first = {"Authorization": f"Bearer {shown(page, 'Key')}"}
    assert house.ask("GET", "/api/workspace/people", headers=first)[0] == 200

    page.get_by_role("button", name="New secret: Nightly report").click()
    page.get_by_role("dialog").get_by_role("button", name="New secret").click()
    second = {"Authorization": f"Bearer {shown(page, 'Key')}"}
    assert first != second
    expect(page.get_by_text("two secrets")).to_be_visible()
    assert [house.ask("GET", "/api/workspace/people", headers=each)[0] for each in (first, second)] == [200, 200]

    page.get_by_role("button", name="Edit: Nightly report").click()
    dialog.get_by_label("What it is for").fill("Morning report")
    dialog.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Revoke: Morning report").click()
    dialog.get_by_role("button", name="Revoke").click()
    expect(page.get_by_text(re.compile("^revoked "))).to_be_visible()


DEAF = {"failing": True, "failed": "2026-11-21T12:00:00Z", "told": None, "reason": "status", "status": 503}


def test_an_application_is_registered_changed_given_another_secret_and_deleted(house, page, inside):
    email = registered(house, "Abe", "abe")
    group = house.ask("POST", "/api/workspace/groups", {"name": "Editors"}, bearer(house, email))[1]["group_id"]
    inside(email, at="/applications")
    page.get_by_role("button", name="Register an application").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("Team wiki")
    dialog.get_by_label("Where people come back to").fill("http://wiki.example.com/back")
    dialog.get_by_role("button", name="Register").click()
    expect(dialog.get_by_label("Where people come back to")).to_have_attribute("aria-invalid", "true")
    dialog.get_by_label("Where people come back to").fill("https://wiki.example.com/back\nhttps://wiki.example.com/2")
    hears = dialog.get_by_label("Where it hears of signing out")
    expect(hears).to_be_hidden()
    dialog.get_by_text("Advanced").click()
    hears.fill("nowhere")
    dialog.get_by_text("Advanced").click()
    expect(hears).to_be_hidden()
    dialog.get_by_role("button", name="Register").click()
    expect(hears).to_be_focused()  # what is wrong is unfolded
    hears.fill("")
    dialog.get_by_label("As itself").check()
    dialog.get_by_label("See who is in the workspace").check()
    dialog.get_by_role("group", name="Who may use it").get_by_label("Editors").check()
    for label, place in (("Its home page", ""), ("Its logo", "logo.png")):
        dialog.get_by_label(label).fill(f"https://wiki.example.com/{place}")
    dialog.get_by_role("button", name="Register").click()
    first = shown(page, "Client secret")

    page.get_by_role("button", name="Edit: Team wiki").click()
    dialog.get_by_label("Where people come back to").fill("https://wiki.example.com/changed")
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_text("https://wiki.example.com/changed")).to_be_visible()
    (kept,) = house.ask("GET", "/api/workspace/clients", headers=bearer(house, email))[1]["items"]
    assert (kept["redirect_uris"], kept["groups"]) == (["https://wiki.example.com/changed"], [group])
    assert (kept["client_uri"], kept["logo_uri"]) == ("https://wiki.example.com/", "https://wiki.example.com/logo.png")
    assert set(kept["scopes"]) == {"openid", "profile", "email", "offline_access", "people:read"}

    def deaf(route):
        answer = route.fetch()
        (item,) = answer.json()["items"]
        route.fulfill(response=answer, json={"items": [{**item, "logouts": DEAF}], "next": None})

    page.route("**/api/workspace/clients?*", deaf, times=1)
    page.reload()
    expect(page.get_by_text("not told of signing out")).to_be_visible()
    page.get_by_role("button", name="Edit: Team wiki").click()
    expect(dialog.get_by_text("it answers 503. Who signs out may still be signed in there.")).to_be_visible()
    page.keyboard.press("Escape")

    page.get_by_role("button", name="New secret: Team wiki").click()
    dialog.get_by_role("button", name="New secret").click()
    assert shown(page, "Client secret") != first
    page.get_by_role("button", name="Delete: Team wiki").click()
    dialog.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("There are none yet.")).to_be_visible()


@pytest.fixture
def television(house):
    """A device of Tess' workspace that asks to be let in: what it was told, and how it goes on."""
    email = registered(house, "Tess", "tess")
    draft = {"name": "Television", "kind": "public", "grant_types": [DEVICE], "scopes": ["openid", "profile"]}
    status, client = house.ask("POST", "/api/workspace/clients", draft, bearer(house, email))
    assert status == 201, client

    def begin():
        return post("/api/auth/device", {"client_id": client["client_id"], "scope": "openid profile"}).json()

    def end(begun):
        asked = {"grant_type": DEVICE, "client_id": client["client_id"], "device_code": begun["device_code"]}
        return post("/api/auth/token", asked)

    def post(path, fields):
        return requests.post(house.url + path, data=fields, timeout=20)

    return begin, end


def test_a_device_is_let_in_by_the_code_that_it_shows(house, page, television):
    begin, end = television
    begun = begin()
    page.goto(begun["verification_uri_complete"])
    page.get_by_label("Email address").fill("tess@example.com")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="Let Television in?")).to_be_visible()
    expect(page.get_by_text(begun["user_code"])).to_be_visible()
    page.get_by_role("button", name="Allow", exact=True).click()
    expect(page.get_by_role("heading", name="Your device is connected")).to_be_visible()
    assert "access_token" in end(begun).json()

    begun = begin()
    page.goto("/device?user_code=BBBB-BBBB")
    field = page.get_by_label("Code on the device")
    expect(page.get_by_text("No device shows this code")).to_be_visible()
    field.fill(begun["user_code"].lower().replace("-", " "))
    field.press("Enter")
    page.get_by_role("button", name="Do not allow").click()
    expect(page.get_by_role("heading", name="The device stays outside")).to_be_visible()
    assert end(begun).json()["error"] == "access_denied"

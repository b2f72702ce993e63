"""What people can do with whom a page talks to a screen reader, who see little, or who use no mouse: WCAG 2.2 AA."""

import re

from playwright.sync_api import expect

from tests.journeys.pages.barriers import everybodys
from tests.journeys.pages.people import ACCOUNT, bearer, registered

OUTSIDE = (
    *("/sign-in", "/sign-in?workspace=liz", "/register", "/forgotten", "/signed-out", "/reset", "/link#x"),
    *("/email#x", "/undo#x", "/stay#x", "/keep#x", "/nowhere/at/all"),
)
INSIDE = {
    "/": "Hello, Jon",
    "/security": "Security",
    "/profile": "Profile",
    "/people": "People",
    "/groups": "Groups",
    "/roles": "Roles",
    "/settings": "Settings",
    "/settings/email": "Emails",
    "/settings/single-sign-on": "Single sign-on",
    "/settings/provisioning": "Provisioning",
    "/settings/data": "Your data",
    "/applications": "Applications",
    "/keys": "API keys",
    "/audit": "Audit log",
    "/device": "Connect a device",
}
"""Every page of the house, and what it is called."""


def go(page, path):
    """To another page of the house, as its links lead there: without loading anything anew."""
    page.evaluate("path => history.pushState(null, '', path)", path)


def test_no_page_of_the_entrance_has_a_barrier(house, page):
    registered(house, "Liz", "liz")
    page.emulate_media(reduced_motion="reduce")
    for path in OUTSIDE:
        page.goto(path)
        everybodys(page, path)
    page.goto("/register")
    page.get_by_role("button", name="Create workspace").click()
    expect(page.get_by_label("Name of the workspace")).to_have_attribute("aria-invalid", "true")
    everybodys(page, "what is wrong is said beside the fields")


def test_no_page_of_the_house_has_a_barrier(house, page, inside):
    email = registered(house, "Jon", "jon")
    for path, draft in (
        ("keys", {"name": "Nightly report", "scopes": ["people:read"]}),
        ("clients", {"name": "Team wiki", "redirect_uris": ["https://wiki.example.com/back"]}),
        ("groups", {"name": "Engineering"}),
        ("roles", {"name": "Recruiter", "scopes": ["people:read"]}),
    ):
        status, told = house.ask("POST", f"/api/workspace/{path}", draft, bearer(house, email))
        assert status == 201, told
    page.emulate_media(reduced_motion="reduce")
    inside(email)
    for path, name in INSIDE.items():
        go(page, path)
        expect(page.get_by_role("heading", level=1)).to_have_text(name)
        everybodys(page, path)
    go(page, "/keys")
    page.get_by_role("button", name="Make a key").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("What it is for")).to_be_focused()
    expect(dialog.get_by_label("See who is in the workspace")).to_be_visible()
    everybodys(page, "a dialog is open")
    page.keyboard.press("Escape")
    page.get_by_role("button", name=ACCOUNT).click()
    expect(page.get_by_role("link", name="Profile", exact=True)).to_be_visible()
    everybodys(page, "the menu is open")


def test_signing_in_and_out_takes_no_mouse(page):
    page.goto("/sign-in")
    expect(page.get_by_label("Email address")).to_be_focused()
    page.keyboard.type("olivia@example.com")
    page.keyboard.press("Tab")  # the link for those who forgot stands before the field it is about
    page.keyboard.press("Tab")
    page.keyboard.type("herons over the canal at noon")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Hello, Olivia")).to_be_focused()
    page.get_by_role("button", name=ACCOUNT).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Profile", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Profile")).to_be_focused()
    page.get_by_role("button", name=ACCOUNT).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()
    expect(page).to_have_url(re.compile("/signed-out$"))

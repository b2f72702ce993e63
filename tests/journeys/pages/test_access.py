"""What people can do with whom a page talks to a screen reader, who see little, or who use no mouse: WCAG 2.2 AA."""

import pytest
from playwright.sync_api import expect

from infra import ROOT

AXE = (ROOT / "web/node_modules/axe-core/axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def barriers(page):
    """What axe finds in a page as it is shown now, and where."""
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", RULES)
    return [
        (each["id"], node["target"], node["failureSummary"]) for each in found["violations"] for node in each["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_barrier(page, enter, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    for path in ("/sign-in", "/register", "/forgotten", "/signed-out"):
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert barriers(page) == [], path
    page.goto("/register")
    page.get_by_role("button", name="Create workspace").click()
    expect(page.get_by_label("Name of the workspace")).to_have_attribute("aria-invalid", "true")
    assert barriers(page) == [], "what is wrong is said beside the fields"

    enter("olivia@example.com", "herons over the canal at noon")
    expect(page.get_by_role("heading", name="Hello, Olivia")).to_be_visible()
    page.get_by_role("button", name="Account").click()
    expect(page.get_by_role("link", name="Profile", exact=True)).to_be_visible()
    assert barriers(page) == [], "the menu is open"
    for path in ("/security", "/profile", "/people", "/settings", "/audit"):
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_text("Loading…")).to_have_count(0)
        assert barriers(page) == [], path
    page.goto("/people")
    page.get_by_role("button", name="Invite somebody").click()
    expect(page.get_by_role("dialog").get_by_label("Email address")).to_be_focused()
    assert barriers(page) == [], "a dialog is open"


def test_signing_in_and_out_takes_no_mouse(page):
    page.goto("/sign-in")
    expect(page.get_by_label("Email address")).to_be_focused()
    page.keyboard.type("olivia@example.com")
    page.keyboard.press("Tab")  # the link for those who forgot stands before the field it is about
    page.keyboard.press("Tab")
    page.keyboard.type("herons over the canal at noon")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Hello, Olivia")).to_be_focused()
    page.get_by_role("button", name="Account").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Profile", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Profile")).to_be_focused()
    page.get_by_role("button", name="Account").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()

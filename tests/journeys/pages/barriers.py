"""What keeps people from using a page, whoever they are: what axe finds, and what is too wide for their screen."""

from playwright.sync_api import expect

from infra import ROOT

AXE = (ROOT / "web/node_modules/axe-core/axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NARROW, WIDE = {"width": 320, "height": 600}, {"width": 1280, "height": 800}


def barriers(page, **only):
    """What axe finds in a page as it is shown now, and where."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    wanted = only or {"type": "tag", "values": RULES}  # all rules are tried; where they hold is of no use here
    found = page.evaluate("runOnly => axe.run({runOnly, resultTypes: ['violations']})", wanted)
    return [
        (each["id"], node["target"], node["failureSummary"]) for each in found["violations"] for node in each["nodes"]
    ]


def everybodys(page, name):
    """It has no barrier by day, none of colour by night, and fits the narrowest phone."""
    page.emulate_media(color_scheme="light", reduced_motion="reduce")  # no colour is on its way to another
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("Loading…")).to_have_count(0)
    found = barriers(page)
    assert found == [], f"{name}: {found}"
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found = barriers(page, type="rule", values=["color-contrast"])
    assert found == [], f"{name}, dark: {found}"
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.set_viewport_size(NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"], name
    page.set_viewport_size(WIDE)

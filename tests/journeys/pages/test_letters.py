"""What the links of letters lead to, about an account or a workspace that is there already."""

import ast
import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from infra import ROOT
from tests.journeys.pages.people import joined, link, registered

FRESH = "eleven green badgers under the bridge"
_MADE = re.compile(r"^(/[\w/-]*)")
_ROUTED = re.compile(r'(?:path=|\[)"(/[^"]*)"|LETTERS = \[([^\]]*)\]')


def linked():
    """Every address of ours that some code makes a link of: `f"{self.origin}/email#{ticket}"`."""
    for folder in ("layers/identity", "functions/identity", "layers/agenda", "functions/agenda"):
        for source in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(source.read_text("utf-8"))):
                if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.FormattedValue):
                    start, *rest = node.values
                    said = rest[0].value if rest and isinstance(rest[0], ast.Constant) else ""
                    if ast.unparse(start.value).endswith("origin") and (found := _MADE.match(said)):
                        yield found.group(1), source.relative_to(ROOT)


def routed():
    """Every address that the web client has a page for; what follows `:` may be anything."""
    for source in ("web/src/App.tsx", "web/src/frame/House.tsx"):
        for path, several in _ROUTED.findall((ROOT / source).read_text("utf-8")):
            yield from re.findall(r'"([^"]+)"', several) if several else [path]


def test_every_link_of_every_letter_leads_to_a_page():
    pages = {re.sub(r":.*$", "", path) for path in routed()}
    links = {path: where for path, where in linked() if not path.startswith("/api/")}
    assert {"/email", "/undo", "/stay", "/keep", "/keys", "/workspace/exports/", "/audit/exports/"} <= links.keys()
    assert {"/agenda", "/tasks/", "/settings/reminders"} <= links.keys()
    assert {path: where for path, where in links.items() if path not in pages} == {}


def test_an_address_is_changed_and_taken_back_by_whoever_reads_the_old_one(house, page, inside):
    email = registered(house, "Ike", "ike")
    inside(email, at="/profile")
    page.get_by_role("button", name="Change").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("New email address").fill(email)
    dialog.get_by_role("button", name="Send the email").click()
    expect(dialog.get_by_label("New email address")).to_have_attribute("aria-invalid", "true")
    dialog.get_by_label("New email address").fill("ike@example.org")
    dialog.get_by_role("button", name="Send the email").click()
    expect(page.get_by_text("We sent an email to ike@example.org.")).to_be_visible()

    page.goto(link(house, "ike@example.org", "email"))
    page.get_by_role("button", name="Use this address").click()
    expect(page.get_by_text("You sign in with ike@example.org from now on.")).to_be_visible()
    page.get_by_role("link", name="Go on to Stoa").click()
    expect(page.get_by_role("heading", name="Hello, Ike")).to_be_visible()

    page.goto(link(house, email, "undo"))
    page.get_by_role("button", name="Take it back").click()
    page.get_by_label("New password").fill(FRESH)
    page.get_by_role("button", name="Save and sign in").click()
    expect(page.get_by_role("heading", name="Hello, Ike")).to_be_visible()
    page.goto("/profile")
    expect(page.get_by_text(f"You sign in with {email}.")).to_be_visible()


def test_an_account_is_to_be_deleted_and_stays_after_all(house, page, inside):
    email = registered(house, "Nia", "nia")
    inside(email, at="/profile")
    deed = page.get_by_role("button", name="Delete my account")
    deed.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Delete my account").click()
    expect(dialog.get_by_role("alert")).to_contain_text("You are the last Admin of Nia")

    member = joined(house, email, "pam@example.com", "Pam")
    inside(member, at="/profile")
    deed.click()
    dialog.get_by_role("button", name="Delete my account").click()
    expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()
    expect(page.get_by_text("Your account is deleted on")).to_be_visible()
    page.goto(link(house, member, "stay"))
    page.get_by_role("button", name="Keep my account").click()
    expect(page.get_by_text(f"Nothing was deleted. Sign in with {member} as before.")).to_be_visible()


def test_a_workspace_is_taken_along_erased_and_kept(house, page, inside):
    email = registered(house, "Zed", "zed")
    inside(email, at="/settings/data")
    page.get_by_role("button", name="Gather everything").click()
    expect(page.get_by_role("heading", name="Your export")).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Download: workspace.zip").click()
    assert taken.value.suggested_filename == "workspace.zip"

    page.goto(f"{page.url}?workspace=00000000-0000-4000-8000-000000000000")
    expect(page.get_by_text("You are not in that workspace")).to_be_visible()

    page.goto("/settings/data")
    page.get_by_role("button", name="Erase everything").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Type zed to show that you mean it").fill("zoo")
    dialog.get_by_role("button", name="Erase everything").click()
    expect(dialog.get_by_text("This is not what the workspace is called in addresses.")).to_be_visible()
    dialog.get_by_label("Type zed to show that you mean it").fill("zed")
    dialog.get_by_role("button", name="Erase everything").click()
    expect(page.get_by_role("heading", name="The workspace is closed")).to_be_visible()
    (at,) = parse_qs(urlsplit(page.url).query)["erasing"]
    day = page.evaluate("at => new Intl.DateTimeFormat('en', {dateStyle: 'medium'}).format(new Date(at))", at)
    expect(page.get_by_text(f"erased for good on {day}. Every Admin was sent an email")).to_be_visible()
    expect(page.get_by_role("link", name="Sign in again")).to_have_attribute("href", "/sign-in")

    page.goto(link(house, email, "keep"))
    page.get_by_role("button", name="Keep the workspace").click()
    expect(page.get_by_role("heading", name="Zed stays")).to_be_visible()

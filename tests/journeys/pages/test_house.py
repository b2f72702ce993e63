import re
from urllib.parse import urlsplit

import pyotp
from playwright.sync_api import expect

from tests.journeys.pages.people import ACCOUNT, PASSWORD, bearer, joined, registered, section, token

WITHOUT_OFFERS = "PublicKeyCredential.isConditionalMediationAvailable = async () => false"
"""A browser that knows passkeys, and offers none beside the address field."""


def greeted(page, name):
    expect(page.get_by_role("heading", name=f"Hello, {name}")).to_be_visible()


def sign_out(page):
    page.get_by_role("button", name=ACCOUNT).click()
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()


def test_a_passkey_is_added_named_used_alone_and_removed(house, page, inside, device):
    inside(registered(house, "Pia", "pia"), at="/security")
    passkeys = section(page, "Passkeys")
    passkeys.get_by_role("button", name="Add a passkey").click()
    dialog = page.get_by_role("dialog", name="Keep your recovery codes")
    expect(dialog.get_by_role("listitem")).to_have_count(10)
    with page.expect_download() as kept:
        dialog.get_by_role("button", name="Download").click()
    assert kept.value.suggested_filename == "stoa-recovery-codes.txt"
    dialog.get_by_role("button", name="I have kept them").click()
    expect(section(page, "Recovery codes")).to_contain_text("10 are left.")

    passkeys.get_by_role("button", name=re.compile("Rename")).click()
    page.get_by_label("Its name").fill("My laptop")
    page.get_by_role("button", name="Save").click()
    expect(passkeys.get_by_text("My laptop")).to_be_visible()

    sign_out(page)
    page.get_by_role("link", name="Sign in again").click()
    greeted(page, "Pia")  # offered beside the address field, where this authenticator takes it by itself

    page.add_init_script(WITHOUT_OFFERS)
    sign_out(page)
    page.get_by_role("link", name="Sign in again").click()
    page.get_by_role("button", name="Sign in with a passkey").click()
    greeted(page, "Pia")

    page.goto("/security")
    passkeys.get_by_role("button", name="Remove: My laptop").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(passkeys.get_by_role("button", name="Remove: My laptop")).to_be_hidden()


def test_an_app_is_set_up_and_asked_for_again_before_it_is_removed(house, page, inside):
    email = registered(house, "Ned", "ned")
    inside(email, at="/security")
    app = section(page, "Authenticator app")
    app.get_by_role("button", name="Set up").click()
    dialog = page.get_by_role("dialog", name="Set up an authenticator app")
    expect(dialog.get_by_role("img", name="QR code for your authenticator app")).to_be_visible()
    codes = pyotp.TOTP(dialog.locator("code").inner_text().replace(" ", ""))
    dialog.get_by_label("Code from the app").fill(codes.now())
    dialog.get_by_role("button", name="Confirm").click()
    kept = page.get_by_role("dialog", name="Keep your recovery codes")
    recovery = kept.get_by_role("listitem").first.inner_text()
    kept.get_by_role("button", name="I have kept them").click()
    expect(app.get_by_text("Set up on")).to_be_visible()

    # Ten minutes later: the API wants to be shown again who it is, and what was refused is then done.
    asked = []

    def grown_old(route):
        asked.append(route.request.url)
        if len(asked) > 1:
            return route.continue_()
        problem = '{"type": "urn:stoa:problem:step-up-needed", "detail": "x"}'
        return route.fulfill(status=401, content_type="application/problem+json", body=problem)

    page.route("**/api/auth/totp", grown_old)
    app.get_by_role("button", name="Remove").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    again = page.get_by_role("dialog", name="Is it still you?")
    again.get_by_role("button", name="Use a recovery code").click()
    again.get_by_label("Recovery code").fill(recovery)
    again.get_by_role("button", name="Continue").click()
    expect(app.get_by_role("button", name="Set up")).to_be_visible()
    assert len(asked) == 2


def test_a_password_is_changed_and_other_sessions_are_ended(house, page, inside):
    email = registered(house, "Lea", "lea")
    token(house, email)
    inside(email, at="/security/devices")  # where letters lead that tell of a new sign-in
    sessions = section(page, "Where you are signed in")
    expect(sessions.get_by_role("heading")).to_be_focused()
    expect(sessions.get_by_role("heading")).to_be_in_viewport()
    expect(sessions.get_by_role("listitem")).to_have_count(2)
    sessions.get_by_role("button", name="Sign out", exact=True).click()
    expect(sessions.get_by_role("listitem")).to_have_count(1)
    expect(sessions.get_by_text("This device")).to_be_visible()

    section(page, "Password").get_by_role("button", name="Change").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Present password").fill("not this one")
    dialog.get_by_label("New password").fill("eleven green badgers under the bridge")
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_text("This is not your present password.")).to_be_visible()
    dialog.get_by_label("Present password").fill(PASSWORD)
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("Your password is changed.")
    page.reload()
    expect(page.get_by_role("heading", name="Security")).to_be_visible()


def test_somebody_shows_their_face_leaves_a_workspace_makes_one_and_goes_back(house, page, inside):
    email = registered(house, "Kim", "kim")
    joined(house, registered(house, "Lee", "lee"), email)
    inside(email, at="/profile")
    picture = page.locator(".brand .mark").screenshot()
    file = {"name": "me.png", "mimeType": "image/png", "buffer": picture}
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_role("button", name="Take it away")).to_be_visible()
    face = page.get_by_role("button", name=ACCOUNT).locator("img")
    expect(face).to_have_js_property("naturalWidth", value=30)
    page.get_by_label("Your name").fill("Kim Possible")
    page.get_by_label("Time zone", exact=True).select_option("Europe/Lisbon")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("button", name="Account: Kim Possible")).to_be_visible()

    here = page.get_by_role("button", name=re.compile("^Workspace: "))
    expect(here).to_have_accessible_name("Workspace: Lee")
    page.get_by_role("button", name="Leave", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Leave").click()
    greeted(page, "Kim")
    expect(here).to_have_accessible_name("Workspace: Kim")

    here.press("ArrowDown")
    page.get_by_role("button", name="New workspace").click()
    page.get_by_role("dialog").get_by_label("Name of the workspace").fill("Kim & Co")
    page.get_by_role("button", name="Create workspace").click()
    expect(here).to_have_accessible_name("Workspace: Kim & Co")
    page.goto("/profile")
    page.get_by_role("button", name="Leave", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Leave").click()
    expect(page.get_by_role("alert")).to_contain_text("Admin")
    page.keyboard.press("Escape")
    here.press("ArrowDown")
    page.get_by_role("button", name="Kim", exact=True).click()
    expect(here).to_have_accessible_name("Workspace: Kim")


def test_a_workspace_that_demands_a_second_factor_has_one_set_up_on_the_way_in(house, page, enter):
    email = registered(house, "Zoe", "zoe")
    status, told = house.ask("PATCH", "/api/workspace", {"policy": {"mfa_required": True}}, bearer(house, email))
    assert status == 200, told
    enter(email)
    expect(page.get_by_role("heading", name="Protect your account")).to_be_visible()
    expect(page.get_by_text("Zoe asks everybody for a second factor")).to_be_visible()
    page.get_by_role("button", name="Authenticator app").click()
    codes = pyotp.TOTP(page.locator(".drawing code").inner_text().replace(" ", ""))
    page.get_by_label("Code from the app").fill(codes.now())
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("heading", name="Keep your recovery codes")).to_be_visible()
    page.get_by_role("button", name="I have kept them").click()
    greeted(page, "Zoe")


def test_an_account_elsewhere_is_linked_and_let_go(house, page, inside):
    way = {"provider": "google", "name": "Google", "sign_in": "/api/auth/google/sign-in"}
    link_id = "0" * 64
    linked = {"link_id": link_id, "provider": "https://accounts.google.com", "linked": "2026-05-04T09:30:00Z"}
    kept = [linked]
    offered = {"own": [], "everybodys": [way], "sso_only": False}
    down = ["the way to the server"]
    page.route("**/api/auth/discover", lambda route: route.abort() if down else route.fulfill(json=offered))

    def links(route):
        """An installation that knows Google: a link is begun there, and what is linked can go."""
        asked = route.request.method
        if asked == "DELETE":
            kept.clear()
            return route.fulfill(status=204)
        return route.fulfill(json={"location": "/signed-out?from=google"} if asked == "POST" else {"items": kept})

    page.route(re.compile("/api/auth/links"), links)
    inside(registered(house, "Gus", "gus"), at="/security")
    expect(page.get_by_role("alert")).to_contain_text("We cannot reach Stoa")
    down.clear()
    page.get_by_role("button", name="Try again").click()
    page.get_by_role("button", name="Remove: Google").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(page.get_by_role("button", name="Remove: Google")).to_have_count(0)
    with page.expect_request(lambda sent: sent.method == "POST" and sent.url.endswith("/api/auth/links")) as begun:
        page.get_by_role("button", name="Add Google").click()
    assert begun.value.post_data_json == {"provider": "google", "next": "/security"}
    expect(page).to_have_url(re.compile("from=google"))


def test_whatever_is_sensitive_asks_who_one_is_and_is_then_done(house, page, inside, device):
    email = registered(house, "Sia", "sia")
    sensitive = [
        ("POST", "/api/workspace/keys"),
        ("POST", "/api/auth/email"),
        ("POST", "/api/auth/passkeys/options"),
        ("DELETE", "/api/workspace"),
        ("POST", "/api/workspace/exports"),
    ]
    refused = []

    def grown_old(route):
        """Ten minutes after signing in: the API wants to be shown again who it is, each time anew."""
        asked = route.request.method, urlsplit(route.request.url).path
        if asked not in sensitive or asked in refused:
            return route.continue_()
        refused.append(asked)
        problem = '{"type": "urn:stoa:problem:step-up-needed", "detail": "x"}'
        return route.fulfill(status=401, content_type="application/problem+json", body=problem)

    def shown(by):
        again = page.get_by_role("dialog", name="Is it still you?")
        if by == "password":
            again.get_by_label("Your password").fill(PASSWORD)
        again.get_by_role("button", name="Use your passkey" if by == "passkey" else "Continue").click()
        expect(again).to_have_count(0)

    page.route("**/api/**", grown_old)
    inside(email, at="/keys")
    dialog = page.get_by_role("dialog")
    page.get_by_role("button", name="Make a key").click()
    dialog.get_by_label("What it is for").fill("Report")
    dialog.get_by_label("See who is in the workspace").check()
    dialog.get_by_role("button", name="Make the key").click()
    shown("password")
    dialog.get_by_role("button", name="I have kept it").click()
    expect(page.get_by_text("Report", exact=True)).to_be_visible()

    page.goto("/profile")
    page.get_by_role("button", name="Change").click()
    dialog.get_by_label("New email address").fill("sia.new@example.com")
    dialog.get_by_role("button", name="Send the email").click()
    shown("password")
    expect(page.get_by_text("We sent an email to sia.new@example.com.")).to_be_visible()

    page.goto("/security")
    page.get_by_role("button", name="Add a passkey").click()
    shown("password")
    page.get_by_role("dialog", name="Keep your recovery codes").get_by_role("button", name="I have kept them").click()

    page.goto("/settings/data")
    page.get_by_role("button", name="Erase everything").click()
    dialog.get_by_role("textbox").fill("sia")
    dialog.get_by_role("button", name="Erase everything").click()
    again = page.get_by_role("dialog", name="Is it still you?")
    again.get_by_role("button", name="Close").click()  # who thinks better of it has done nothing
    expect(again).to_have_count(0)
    expect(dialog.get_by_role("textbox")).to_have_value("sia")

    page.keyboard.press("Escape")
    page.get_by_role("button", name="Gather everything").click()
    shown("passkey")
    expect(page.get_by_role("heading", name="Your export")).to_be_visible()
    assert refused == sensitive

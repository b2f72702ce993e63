"""From one workspace into another, and what that wants to be shown first."""

import pyotp
from playwright.sync_api import expect

from tests.journeys.pages.barriers import everybodys
from tests.journeys.pages.people import bearer, joined, link, registered


def test_whoever_goes_to_a_workspace_that_demands_more_may_come_back_or_set_it_up(house, page, enter):
    email = registered(house, "Eli", "eli")
    enter(email, at="/sign-in?next=/device")
    expect(page.get_by_label("Code on the device")).to_be_visible()  # whoever is of two is asked for which
    admin = registered(house, "Fay", "fay")
    joined(house, admin, email)
    status, told = house.ask("PATCH", "/api/workspace", {"policy": {"mfa_required": True}}, bearer(house, admin))
    assert status == 200, told
    page.get_by_label("Code on the device").fill("bbbb-cccc")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Go to Fay").click()
    expect(page.get_by_text("Fay asks everybody for a second factor")).to_be_visible()
    page.get_by_role("button", name="Back to Eli").click()
    expect(page.get_by_label("Code on the device")).to_have_value("BBBB-CCCC")

    page.context.clear_cookies()
    page.goto("/sign-in?workspace=fay")
    page.get_by_label("Email address").fill(email)
    page.get_by_role("button", name="Email me a sign-in link").click()
    page.goto(link(house, email, "link"))  # a letter is good once, and choosing afterwards takes no other one
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("Fay asks everybody for a second factor")).to_be_visible()
    page.get_by_role("button", name="Go to Eli").click()
    page.get_by_role("button", name="Workspace: Eli").click()
    page.get_by_role("button", name="Fay", exact=True).click()
    everybodys(page, "what another workspace demands")
    page.get_by_role("button", name="Authenticator app").click()
    codes = pyotp.TOTP(page.locator(".drawing code").inner_text().replace(" ", ""))
    page.get_by_label("Code from the app").fill(codes.now())
    page.get_by_role("button", name="Confirm").click()
    page.get_by_role("button", name="I have kept them").click()
    expect(page.get_by_role("button", name="Workspace: Fay")).to_be_visible()

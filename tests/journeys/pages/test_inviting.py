import re

from playwright.sync_api import expect

from tests.journeys.pages.people import bearer, link, registered, section


def test_an_administrator_invites_somebody(house, page, inside):
    email = registered(house, "Gil", "gil")
    group = house.ask("POST", "/api/workspace/groups", {"name": "Founders"}, bearer(house, email))[1]["group_id"]
    inside(email, at="/people")
    page.get_by_role("button", name="Invite somebody").click()
    page.get_by_label("Email address").fill("eva@example.com")
    page.get_by_label("Name").fill("Eva Ek")
    page.get_by_label("Role").select_option("manager")
    expect(page.get_by_text("Invite people, change, deactivate and remove them, and make groups.")).to_be_visible()
    page.get_by_label("Founders").check()
    page.get_by_role("button", name="Send the invitation").click()
    invited = section(page, "Invitations")
    expect(invited.get_by_text("eva@example.com")).to_be_visible()
    (sent,) = house.ask("GET", "/api/workspace/invitations", headers=bearer(house, email))[1]["items"]
    assert (sent["role"], sent["groups"]) == ("manager", [group])
    page.goto(link(house, "eva@example.com", "join"))
    expect(page.get_by_role("heading", name="Join Gil")).to_be_visible()
    page.goto("/people")
    page.get_by_role("button", name="Invite many").click()
    dialog = page.get_by_role("dialog")
    lines = f"email,role\nhal@example.com,lead\nnobody,lead\n{email}\neva@example.com\n".encode()
    dialog.locator("input[type=file]").set_input_files({"name": "new.csv", "mimeType": "text/csv", "buffer": lines})
    expect(dialog.get_by_label("Who is to come")).to_be_focused()
    expect(dialog.get_by_label("Who is to come")).to_have_value(lines.decode())
    dialog.get_by_role("button", name="Invite them").click()
    expect(dialog.get_by_text("minutes. Here or invited already: 2. Not invited: 1.")).to_be_visible()
    expect(dialog.get_by_role("listitem")).to_contain_text(
        [
            re.compile("Line 3: nobody.*Not invited"),
            re.compile("Line 5: eva@example.com.*stays as it is.*Invited already"),
            re.compile(f"Line 4: {email}.*Here already"),
            "Line 2: hal@example.com",
        ]
    )
    page.keyboard.press("Escape")
    waiting = invited.get_by_role("listitem")
    expect(waiting).to_contain_text(["hal@example.com", re.compile("Eva Ek.*eva@example.com, Manager")])
    page.get_by_role("button", name="Take back: eva@example.com").click()
    dialog.get_by_role("button", name="Take back").click()
    expect(invited.get_by_text("eva@example.com")).to_have_count(0)
    page.goto(link(house, "eva@example.com", "join"))
    expect(page.get_by_role("heading", name="This link does not work")).to_be_visible()

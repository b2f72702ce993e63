"""Looking after a workspace: who is in it, what they may do, how it looks, and what it demands."""

import re

from playwright.sync_api import expect

from tests.journeys.pages.barriers import everybodys
from tests.journeys.pages.people import bearer, entered, joined, registered, section


def test_somebody_is_made_lead_put_into_a_group_with_a_role_and_deactivated(house, page, inside):
    email = registered(house, "Amy", "amy")
    joined(house, email, "ben@example.com", "Ben Bell")
    inside(email, at="/people")
    page.get_by_role("button", name="Edit: Ben Bell").click()
    page.get_by_label("Role").select_option("lead")
    page.get_by_role("button", name="Save").click()
    ben = section(page, "Members").get_by_role("listitem").filter(has_text="Ben Bell")
    expect(ben).to_contain_text("Lead")
    dialog = page.get_by_role("dialog")
    page.get_by_role("button", name="Edit: Ben Bell").click()
    dialog.get_by_role("button", name="Rights").click()
    seen = dialog.get_by_role("listitem").filter(has_text="See who is in the workspace")
    expect(seen).to_contain_text("because of Lead")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Edit: Ben Bell").click()
    dialog.get_by_role("button", name="Hand over").click()
    dialog.get_by_label("To whom").select_option(label="Amy (amy@example.com)")
    dialog.get_by_role("button", name="Hand over").click()
    expect(page.get_by_role("status")).to_contain_text("Handed over.")

    page.get_by_role("link", name="Roles", exact=True).click()
    page.get_by_role("button", name="Make a role").click()
    dialog.get_by_label("Name").fill("Recruiter")
    dialog.get_by_label("Invite people, change, deactivate").check()
    dialog.get_by_role("button", name="Save").click()
    expect(section(page, "Your own")).to_contain_text("3 rights")

    page.get_by_role("link", name="Groups", exact=True).click()
    page.get_by_role("button", name="Make a group").click()
    dialog.get_by_label("Name").fill("Hiring")
    dialog.get_by_role("button", name="Make the group").click()
    page.get_by_role("button", name="Edit: Hiring").click()
    dialog.get_by_label("Role").select_option(label="Recruiter")
    dialog.get_by_role("button", name="Save").click()
    group = section(page, "Groups").get_by_role("listitem")
    expect(group).to_contain_text("Recruiter")
    page.get_by_role("button", name="People: Hiring").click()
    dialog.get_by_label("Add somebody").select_option(label="Ben Bell (ben@example.com)")
    dialog.get_by_role("button", name="Add", exact=True).click()
    expect(dialog.get_by_role("button", name="Take out: Ben Bell")).to_be_visible()
    page.keyboard.press("Escape")
    expect(group).to_contain_text("one person")
    page.get_by_role("button", name="Delete: Hiring").click()
    dialog.get_by_role("button", name="Delete").click()
    expect(dialog.get_by_role("alert")).to_contain_text("There are people in it.")
    page.keyboard.press("Escape")

    page.get_by_role("navigation", name="Rooms").get_by_role("link", name="People").click()
    page.get_by_role("button", name="Edit: Ben Bell").click()
    page.get_by_role("button", name="Deactivate").click()
    page.get_by_role("dialog", name="Deactivate Ben Bell?").get_by_role("button", name="Deactivate").click()
    expect(ben).to_contain_text("Deactivated")


def test_whoever_may_not_use_a_page_reads_what_it_is_and_whom_to_ask(house, page, inside):
    joined(house, registered(house, "Hedy", "hedy"), "maxim@example.com", "Max")
    inside("maxim@example.com", at="/settings/data")
    for path, title in (("settings/data", "Your data"), ("audit", "Audit log"), ("keys", "API keys")):
        page.evaluate("path => history.pushState(null, '', path)", f"/{path}")
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        everybodys(page, f"{path}, barred")
        expect(page.get_by_text("This is not part of your role here")).to_be_visible()
        expect(page.get_by_role("main").get_by_role("button")).to_have_count(0)


def test_what_a_workspace_demands_is_changed_and_stands_in_the_log_and_in_a_file(house, page, inside):
    email = registered(house, "Uma", "uma")
    inside(email, at="/settings")
    policy = section(page, "Signing in")
    policy.get_by_label("How long people stay signed in").select_option("7")
    policy.get_by_label("Who may be invited").fill("not a domain")
    policy.get_by_role("button", name="Save").click()
    expect(policy.get_by_label("Who may be invited")).to_be_focused()
    policy.get_by_label("Who may be invited").fill("example.com, example.org")
    policy.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("Saved.")
    general = section(page, "General")
    general.get_by_label("Name of the workspace").fill("Uma Works")
    general.get_by_role("button", name="Save").click()
    expect(page.get_by_role("button", name="Workspace: Uma Works")).to_be_visible()

    reading = section(page, "Language and time zone")
    reading.get_by_label("Find a time zone by its city").fill("kolk")
    reading.get_by_label("Time zone", exact=True).select_option("Asia/Kolkata")
    reading.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").filter(has_text="Saved.").last).to_be_visible()
    expect(section(page, "Plan and limits")).to_contain_text("at most 10,000")

    entered(house, email, "workspace.update")
    page.goto("/audit")
    expect(page.get_by_text("Signed in", exact=True).first).to_be_visible()
    page.get_by_label("What was done").select_option(label="Settings of the workspace")
    page.get_by_role("button", name="Filter").click()
    expect(page.get_by_text("Signed in", exact=True)).to_have_count(0)
    expect(page.get_by_text("Changed the settings", exact=True).first).to_be_visible()
    changed = page.get_by_role("listitem").filter(has_text="Changed the settings").first
    changed.locator("summary").press("Enter")
    expect(changed).to_contain_text("Uma Works")
    expect(changed.locator("dd").filter(has_text="workspace.update")).to_be_visible()
    everybodys(page, "an entry is open")
    page.get_by_role("button", name="Check the chain").click()
    expect(page.get_by_role("status")).to_contain_text("are as they were written")
    page.get_by_role("button", name="CSV").click()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Download: ").click()
    lines = taken.value.path().read_text("utf-8").splitlines()
    assert len(lines) > 1
    assert all("workspace." in line for line in lines[1:])


def test_a_workspace_shows_its_looks_to_whoever_arrives_for_it(house, page, inside):
    inside(registered(house, "Iris", "iris"), at="/settings")
    looks = section(page, "Logo and sign-in page")
    picture = page.locator(".brand .mark").screenshot()
    file = looks.locator("input[type=file]")
    file.set_input_files({"name": "logo.png", "mimeType": "image/png", "buffer": picture})
    expect(looks.get_by_role("img", name="Logo of Iris")).to_be_visible()
    own = looks.get_by_label("Sign-in page of this workspace", exact=True).input_value()
    page.context.clear_cookies()
    page.goto(own)
    expect(page.get_by_role("heading", name="Sign in to Iris")).to_be_visible()
    logo = page.get_by_role("link", name="Iris").locator("img")
    expect(logo).to_have_js_property("complete", value=True)
    assert logo.evaluate("image => image.naturalWidth") > 0


def test_the_companys_own_sign_in_is_set_up_and_a_directory_told_where_to_go(house, page, inside):
    inside(registered(house, "Otto", "otto"), at="/settings/single-sign-on")
    expect(page.get_by_text("This workspace has no domain of its own yet.")).to_be_visible()
    page.get_by_role("button", name="Set up a provider").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("What the button says").fill("Otto's account")
    dialog.get_by_label("Issuer").fill("https://login.example.com")
    dialog.get_by_label("Client id").fill("stoa")
    dialog.get_by_label("Client secret").fill("a secret of the provider")
    dialog.get_by_label("Domains").fill("example.com")
    made = {"issuer_id": "0192f0c1-5eaf00d5", "name": "Otto's account", "issuer": "https://login.example.com"}
    told = {"client_id": "stoa", "domains": ["example.com"], "metadata": {}, "created": "2026-11-21T12:00:00Z"}
    wanted = []

    def answered(route):
        """Whoever is asked for a provider has to ask the provider, and there is none on this machine."""
        wanted.append(route.request.post_data_json)
        route.fulfill(status=201, json={**made, **told})

    page.route("**/api/workspace/issuers", answered, times=1)
    dialog.get_by_role("button", name="Save").click()
    back = f"http://localhost:{house.port}/api/auth/0192f0c1-5eaf00d5/signed-in"
    expect(dialog.get_by_label("Redirect URI", exact=True)).to_have_value(back)
    dialog.get_by_role("button", name="Done").click()
    assert wanted[0]["client_secret"] == "a secret of the provider"
    assert wanted[0]["domains"] == ["example.com"]

    page.get_by_role("link", name="Provisioning").click()
    address = page.get_by_label("Address for the directory", exact=True)
    expect(address).to_have_value(re.compile(f"^http://localhost:{house.port}/scim/v2/[0-9a-f-]{{36}}$"))
    page.get_by_role("button", name="Make a key for the directory").click()
    dialog.get_by_role("button", name="Make the key").click()
    token = {"Authorization": f"Bearer {dialog.get_by_label('Secret token', exact=True).input_value()}"}
    path = address.input_value().partition(str(house.port))[2]
    assert house.ask("GET", f"{path}/Users", headers=token)[0] == 200


def test_emails_come_from_a_domain_of_the_workspaces_own_once_its_records_are_there(house, page, inside):
    email = registered(house, "Ines", "ines")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    inside(email, at="/settings/email")
    sender = section(page, "Sender")
    sender.get_by_role("textbox").fill("Ines at work")
    sender.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("Saved.")
    own = section(page, "Your own domain")
    own.get_by_role("textbox").fill("not a domain")
    own.get_by_role("button", name="Set it up").click()
    expect(own.get_by_role("textbox")).to_have_attribute("aria-invalid", "true")
    own.get_by_role("textbox").fill("late.invalid")  # which no DNS will ever know
    own.get_by_role("button", name="Set it up").click()
    late = section(page, "late.invalid")
    expect(late).to_contain_text("Waiting for DNS")
    late.get_by_role("button", name="Check now").click()
    expect(page.get_by_role("status")).to_contain_text("Not all records are there yet.")
    records = section(page, "DNS records").locator("ol > li")
    expect(records.filter(has_text="Not seen yet")).to_have_count(4)
    everybodys(page, "a domain that waits for its records")
    page.get_by_role("button", name="Copy: Value, MX bounce.late.invalid").click()
    expect(page.get_by_role("status")).to_contain_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()").startswith("feedback-smtp.")
    page.get_by_role("button", name="Copy all").click()
    page.wait_for_function("navigator.clipboard.readText().then(text => text.split('\\n').length === 6)")
    late.get_by_role("button", name="Remove").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()

    own.get_by_role("textbox").fill("ines.example.org")
    own.get_by_role("button", name="Set it up").click()
    section(page, "ines.example.org").get_by_role("button", name="Check now").click()
    expect(section(page, "ines.example.org")).to_contain_text("In use")
    expect(records.filter(has_text="Found")).to_have_count(4)
    expect(records.filter(has_text="Not checked by us")).to_have_count(2)
    expect(sender).to_contain_text("no-reply@ines.example.org")
    entered(house, email, "sender.verified")
    page.get_by_role("link", name="What happened with it so far").click()
    expect(page.get_by_label("What was done")).to_have_value("sender.")
    expect(page.get_by_text("A domain for emails is confirmed")).to_be_visible()


def test_a_long_list_goes_on_finds_what_is_looked_for_and_says_when_it_cannot_be_read(house, page, inside):
    email = registered(house, "Lou", "lou")
    shown = bearer(house, email)
    for name in ("Sales", "Support", "Design", "Security"):
        assert house.ask("POST", "/api/workspace/groups", {"name": name}, shown)[0] == 201
    down = []

    def by_three(route):
        """The API itself, in pages of three; or, while it is down, nothing."""
        if down:
            return route.abort()
        return route.continue_(url=route.request.url.replace("limit=100", "limit=3"))

    page.route("**/api/workspace/groups?*", by_three)
    inside(email, at="/groups")
    groups = section(page, "Groups").get_by_role("listitem")
    expect(groups).to_have_count(3)
    page.get_by_role("button", name="Show more").click()
    expect(groups).to_have_count(4)
    expect(groups.nth(3)).to_be_focused()
    expect(page.get_by_role("button", name="Show more")).to_have_count(0)
    page.reload()
    expect(groups).to_have_count(3)
    missing = {"Sales", "Support", "Design", "Security"} - {each.split("\n")[0] for each in groups.all_inner_texts()}
    page.get_by_role("searchbox", name="Find").fill(missing.pop().lower())
    expect(groups).to_have_count(1)
    page.get_by_role("searchbox", name="Find").fill("nothing of the kind")
    expect(page.get_by_text("Nothing here fits “nothing of the kind”.")).to_be_visible()

    down.append("the way to the server")
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("We cannot reach Stoa")
    down.clear()
    page.get_by_role("button", name="Try again").click()
    expect(groups).to_have_count(3)


def test_people_are_looked_for_by_what_is_typed_and_a_page_says_when_they_cannot_be(house, page, inside):
    email = registered(house, "Mia", "mia")
    down = ["the way to the server"]

    def many(route):
        """The API itself, of a workspace with more people than a list shows; or, while it is down, nothing."""
        if "name=" not in route.request.url and "email=" not in route.request.url:
            return route.fulfill(json={**route.fetch().json(), "next": "more"})
        return route.abort() if down else route.continue_()

    page.route("**/api/workspace/people?*", many)
    inside(email, at="/audit")
    page.get_by_role("searchbox", name="Find somebody").fill("mi")
    expect(page.get_by_role("alert")).to_contain_text("We cannot reach Stoa")
    down.clear()
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    page.get_by_role("searchbox", name="Find somebody").fill("somebody else")
    expect(page.get_by_text("Nobody is called that.")).to_be_visible()

import re

import pyotp
from playwright.sync_api import expect

from tests.journeys.pages.barriers import everybodys
from tests.journeys.pages.people import ACCOUNT, PASSWORD, bearer, code, joined, letters, link, registered, token

OLIVIA = ("olivia@example.com", "herons over the canal at noon")


def greeted(page, name):
    expect(page.get_by_role("heading", name=f"Hello, {name}")).to_be_visible()


def test_who_comes_by_number_is_led_to_the_name_and_in_with_a_password(house, page):
    page.goto(f"http://127.0.0.1:{house.port}/profile")
    expect(page).to_have_url(f"http://localhost:{house.port}/sign-in?next=%2Fprofile")

    page.goto("/")
    email, password = page.get_by_label("Email address"), page.get_by_label("Password", exact=True)
    submit = page.get_by_role("button", name="Sign in", exact=True)
    submit.click()
    expect(email).to_have_attribute("aria-invalid", "true")
    expect(email).to_be_focused()

    email.fill(OLIVIA[0])
    password.fill("not this one")
    submit.click()
    expect(page.get_by_role("alert")).to_have_text("The email address or the password is wrong.")
    expect(email).to_have_value(OLIVIA[0])

    password.fill(OLIVIA[1])
    password.press("Enter")
    greeted(page, "Olivia")
    page.reload()
    greeted(page, "Olivia")


def test_one_tab_signs_all_of_them_in_and_out(browser, page, enter):
    enter(*OLIVIA)
    greeted(page, "Olivia")
    other = browser.new_page()
    other.goto("/")
    greeted(other, "Olivia")

    page.get_by_role("button", name=ACCOUNT).click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()
    expect(other).to_have_url(re.compile("/sign-in"))
    other.goto("/")
    expect(other).to_have_url(re.compile("/sign-in"))


def test_a_workspace_is_made_from_the_first_page_to_the_last(house, page):
    page.goto("/register")
    page.get_by_label("Name of the workspace").fill("Grün & Söhne")
    expect(page.get_by_label("Its address")).to_have_value("grun-sohne")
    page.get_by_label("Your name").fill("Ada Lovelace")
    page.get_by_label("Email address").fill("ada@example.com")
    password = page.get_by_label("Password", exact=True)
    password.fill("password1")
    page.get_by_role("button", name="Create workspace").click()
    expect(password).to_be_focused()
    expect(page.get_by_text("This is a very common password.")).to_be_visible()
    expect(page.get_by_text("Strength: ")).to_be_visible()

    password.fill(PASSWORD)
    page.get_by_role("button", name="Create workspace").click()
    expect(page.get_by_role("heading", name="Check your email")).to_be_visible()
    page.get_by_role("button", name="Send it again").click()
    expect(page.get_by_text("Another email is on its way.")).to_be_visible()
    page.goto(link(house, "ada@example.com", "verify"))
    greeted(page, "Ada")
    assert "#" not in page.url, "no history keeps a ticket"


def test_the_link_opened_elsewhere_asks_for_the_password_and_works_once(house, page):
    wanted = {"email": "eve@example.org", "name": "Eve", "password": PASSWORD}
    house.ask("POST", "/api/auth/register", {**wanted, "workspace": {"name": "Eve", "slug": "eve"}}, key=False)
    way = link(house, "eve@example.org", "verify")
    registered(house, "Evelyn", "eve")  # whoever was faster

    page.goto(way)
    expect(page.get_by_role("heading", name="Is it you?")).to_be_visible()
    page.get_by_label("Password", exact=True).fill("a guess")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Its address").fill("eve-works")
    page.get_by_role("button", name="Continue").click()
    greeted(page, "Eve")
    page.goto("/register")
    page.goto(way)
    expect(page.get_by_role("heading", name="This link does not work")).to_be_visible()


def test_a_letter_signs_in_by_its_code_and_by_its_link(house, page, browser):
    email = registered(house, "Max", "max")
    page.goto("/sign-in")
    page.get_by_role("button", name="Email me a sign-in link").click()
    expect(page.get_by_label("Email address")).to_be_focused()
    page.get_by_label("Email address").fill(email)
    page.get_by_role("button", name="Email me a sign-in link").click()
    field = page.get_by_label("Code from the email")
    field.fill("0000 0000")
    field.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_role("button", name="Send another").click()
    expect(page.get_by_role("status")).to_contain_text("Another email is on its way.")
    field.fill(code(house, email))
    field.press("Enter")
    greeted(page, "Max")

    house.ask("POST", "/api/auth/magic", {"email": email}, key=False)
    way = link(house, email, "link")
    browser.clear_cookies()
    page.goto("/sign-in")
    page.goto(way)
    page.get_by_role("button", name="Sign in").click()
    greeted(page, "Max")


def test_a_forgotten_password_is_replaced(house, page, enter):
    email = registered(house, "Flo", "flo")
    page.goto("/sign-in")
    page.get_by_role("link", name="Forgot it?").click()
    page.get_by_label("Email address").fill(email)
    page.get_by_role("button", name="Email me a link").click()
    expect(page.get_by_role("heading", name="Check your email")).to_be_visible()
    page.goto(link(house, email, "reset"))
    page.get_by_label("New password").fill("eleven green badgers under the bridge")
    page.get_by_role("button", name="Save and sign in").click()
    greeted(page, "Flo")
    assert "changed" in next(letters(house, email))


def test_whoever_was_shut_out_hears_so_once_they_have_chosen_a_new_password(house, page):
    amy = registered(house, "Amelia", "amelia")
    ben = joined(house, amy, "ben.out@example.com", "Ben")
    people = house.ask("GET", "/api/workspace/people?email=ben.out", headers=bearer(house, amy))[1]["items"]
    person = people[0]["person"]
    assert house.ask("POST", f"/api/workspace/people/{person}/deactivate", {}, bearer(house, amy))[0] == 200
    assert house.ask("POST", "/api/auth/forgotten", {"email": ben}, key=False)[0] == 202
    page.goto(link(house, ben, "reset"))
    page.get_by_label("New password").fill("eleven green badgers under the bridge")
    page.get_by_role("button", name="Save and sign in").click()
    expect(page.get_by_role("heading", name="Your new password is saved")).to_be_visible()
    expect(page.get_by_text("your access to Amelia was switched off; ask an administrator of Amelia.")).to_be_visible()


def test_who_guesses_is_told_how_long_to_wait(house, page, enter):
    for _ in range(11):
        house.ask("POST", "/api/auth/login", {"email": "target@example.com", "password": "a guess"}, key=False)
    enter("target@example.com", "one more")
    expect(page.get_by_text(re.compile(r"You can try again in \d+:\d\d"))).to_be_visible()
    expect(page.get_by_role("button", name="Sign in", exact=True)).to_have_attribute("aria-disabled", "true")


def test_an_invitation_is_accepted_by_somebody_new(house, page):
    bearer = {"Authorization": f"Bearer {token(house, *OLIVIA)}"}
    draft = {"email": "grace@example.com", "name": "Grace Hopper"}
    assert house.ask("POST", "/api/workspace/invitations", draft, bearer)[0] == 201
    page.goto(link(house, "grace@example.com", "join"))
    expect(page.get_by_role("heading", name="Join Northwind")).to_be_visible()
    expect(page.get_by_label("Your name")).to_have_value("Grace Hopper")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Join Northwind").click()
    greeted(page, "Grace")


def test_a_second_step_is_a_code_of_an_app_or_one_that_was_kept(house, page, enter):
    email = registered(house, "Tom", "tom")
    bearer = {"Authorization": f"Bearer {token(house, email)}"}
    _, offer = house.ask("POST", "/api/auth/totp", headers=bearer)
    app = pyotp.TOTP(offer["secret"])
    shown = {"setup": offer["setup"], "code": app.now()}
    _, added = house.ask("POST", "/api/auth/totp/confirm", shown, bearer)

    enter(email)
    field = page.get_by_label("Code from the app")
    expect(field).to_be_focused()
    field.fill("000000")
    field.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_role("button", name="Use a recovery code").click()
    page.get_by_label("Recovery code").fill(added["recovery_codes"][0].lower())
    page.get_by_role("button", name="Continue").click()
    greeted(page, "Tom")


def test_accounts_of_others_are_offered_and_the_companys_own_first(house, page, browser):
    way = {"provider": "google", "name": "Google", "sign_in": "/api/auth/google/sign-in"}
    own = {"provider": "acme", "name": "Acme ID", "sign_in": "/api/auth/acme/sign-in"}

    def offered(route):
        """An installation that knows Google, and a company that wants its people to come with its own accounts."""
        asked = route.request.post_data_json
        acme = str(asked.get("email", "")).endswith("@acme.example")
        route.fulfill(json={"own": [own] if acme else [], "everybodys": [way], "sso_only": acme})

    page.route("**/api/auth/discover", offered)
    page.goto("/sign-in?next=/security")
    expect(page.get_by_role("link", name="Continue with Google")).to_be_visible()
    page.get_by_label("Email address").fill("ada@acme.example")
    expect(page.get_by_text("Your company wants you to sign in with Acme ID.")).to_be_visible()
    with page.expect_request(re.compile("/api/auth/acme/sign-in")) as sent:
        page.get_by_role("link", name="Continue with Acme ID").click()
    assert sent.value.url.endswith("/api/auth/acme/sign-in?return_to=%2Fsecurity")

    # Whoever comes back with a ticket has pressed something already; here the ticket is that of a letter.
    email = registered(house, "Ivy", "ivy")
    house.ask("POST", "/api/auth/magic", {"email": email}, key=False)
    page.goto("/forgotten")
    page.goto(link(house, email, "link"))
    greeted(page, "Ivy")
    browser.clear_cookies()
    page.goto("/forgotten")
    page.goto("/sign-in#problem=sign-in-cancelled")
    expect(page.get_by_role("alert")).to_contain_text("You did not sign in with that account.")


def test_a_workspace_that_wants_its_companys_own_sign_in_offers_that_alone(house, page):
    registered(house, "Ophelia", "ophelia")

    def demanding(route):
        """Its looks, as they are once a provider is there and nothing else is let in."""
        own = {"ways": [], "providers": [{"provider": "acme", "name": "Acme ID"}]}
        route.fulfill(json={**route.fetch().json(), **own})

    page.route("**/api/auth/workspaces/ophelia/looks", demanding)
    page.goto("/sign-in?workspace=ophelia&next=/people")
    expect(page.get_by_role("heading", name="Sign in to Ophelia")).to_be_visible()
    expect(page.get_by_text("Your company wants you to sign in with Acme ID.")).to_be_visible()
    way = page.get_by_role("link", name="Continue with Acme ID")
    expect(way).to_have_attribute("href", "/api/auth/acme/sign-in?return_to=%2Fpeople")
    expect(page.get_by_role("textbox")).to_have_count(0)
    expect(page.get_by_role("button")).to_have_count(0)
    everybodys(page, "one way in")
    page.get_by_role("link", name="Sign in to another workspace").click()
    expect(page.get_by_label("Email address")).to_be_focused()


def test_where_nobody_registers_strangers_are_told_how_people_come_in(page):
    def closed(route):
        """An installation whose operator lets in who was invited."""
        route.fulfill(json={**route.fetch().json(), "registration": "invited"})

    page.route("**/api/auth/discover", closed)
    page.goto("/sign-in")
    expect(page.get_by_text("Ask a colleague for an invitation.")).to_be_visible()
    expect(page.get_by_role("link", name="Create a workspace")).to_have_count(0)
    page.goto("/register")
    expect(page.get_by_role("heading", name="You need an invitation")).to_be_visible()
    everybodys(page, "registration is closed")

    problem = '{"type": "urn:stoa:problem:registration-closed", "detail": "x"}'  # it was closed a moment ago
    page.route("**/api/auth/verify", lambda route: route.fulfill(status=403, body=problem))
    page.goto("/verify#0123456789")
    expect(page.get_by_role("heading", name="You need an invitation")).to_be_visible()

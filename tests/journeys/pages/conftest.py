"""One running cloud for all pages, and one browser for those of a file: what is slow is begun once."""

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.journeys.pages.people import PASSWORD, bearer, calendar_of
from tests.journeys.running import Running
from tests.tools import tool

UNWANTED = (
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"),
    *("HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "PreconnectToSearch"),
    *("AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying"),
    *("ThirdPartyStoragePartitioning", "TcpPortRandomizationWin", "AimEnabled"),
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
)
"""What Playwright has a browser do without, since only the last such list counts, and what stands below an address bar
that nobody sees: it takes two pages more, in a process of their own, for every page of ours."""
ALONE = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", f"--disable-features={','.join(UNWANTED)}"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
"""A browser that asks nobody but us."""
PATIENCE = 30_000
"""Milliseconds: a machine that does much else at once is slow, and nothing is wrong with the page for that."""


@pytest.fixture(scope="package")
def house(tmp_path_factory):
    running = Running.start(tmp_path_factory.mktemp("state"), program="tests.journeys.unlimited")
    yield running
    running.stop()


@pytest.fixture(scope="module")  # while it is there, nothing else of this process can have an event loop
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=tool("chromium"), args=ALONE)
        expect.set_options(timeout=PATIENCE)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def shown(house, email):
    """What a program shows for the one of whom the tests of a file are."""
    return bearer(house, email)


@pytest.fixture(scope="module")
def events(house, shown):
    """Where events of their first calendar are."""
    return f"/api/agenda/calendars/{calendar_of(house, shown)}/events"


@pytest.fixture
def browser(house, chromium):
    """A browser that nobody has used before, at the door; what breaks in its pages breaks the test."""
    habits = {"locale": "en-US", "timezone_id": "UTC"}  # wherever this machine is
    window = {"width": 1280, "height": 800}
    context = chromium.new_context(base_url=f"http://localhost:{house.port}", viewport=window, **habits)
    context.set_default_timeout(PATIENCE)
    broken = []
    context.on("weberror", lambda error: broken.append(str(error.error)))
    context.on("console", lambda said: broken.append(said.text) if "Content Security Policy" in said.text else None)
    yield context
    context.close()
    assert broken == []


@pytest.fixture
def page(browser):
    return browser.new_page()


@pytest.fixture
def device(page):
    """An authenticator in the machine, with a fingerprint reader that always knows its owner."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    made = {**options, "isUserVerified": True, "automaticPresenceSimulation": True}
    return session.send("WebAuthn.addVirtualAuthenticator", {"options": made})["authenticatorId"]


@pytest.fixture
def enter(page):
    """Sign in with a password, as far as a password goes."""

    def enter(email, password=PASSWORD, at="/sign-in"):
        page.goto(at)
        page.get_by_label("Email address").fill(email)
        page.get_by_label("Password", exact=True).fill(password)
        page.get_by_role("button", name="Sign in", exact=True).click()

    return enter


@pytest.fixture
def inside(page):
    """Be signed in already, with a password that was shown elsewhere, and go to a page."""

    def inside(email, at="/", password=PASSWORD):
        shown = {"email": email, "password": password}
        assert page.request.post("/api/auth/login", data=shown).ok
        page.goto("/signed-out")
        page.evaluate("localStorage.setItem('stoa-signed-in', '')")  # as any page does that signs somebody in
        page.goto(at)

    return inside

"""An event that is opened: a card beside its block, and on a phone a sheet."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.pages.barriers import everybodys
from tests.journeys.pages.days import FRIDAY, TUESDAY, WEDNESDAY, WEEK, agenda
from tests.journeys.pages.forms import block
from tests.journeys.pages.people import registered


@pytest.fixture(scope="module")
def email(house):
    return registered(house, "Cara Card", "cara")


@pytest.fixture(scope="module")
def _week(house, shown, events):
    """Three events of one week, the last one at its end, where no card of the first one reaches."""
    for title, day in (("Chess", TUESDAY), ("Tennis", WEDNESDAY), ("Rowing", FRIDAY + timedelta(days=1))):
        event = {"title": title, "start": f"{day}T10:00:00", "duration": "PT1H", "timeZone": "UTC"}
        place = {"l": {"@type": "Location", "name": "Hall 2"}}
        assert house.ask("POST", events, {**event, "locations": place}, shown)[0] == 201


@pytest.fixture
def week(page, inside, email, _week):
    inside(email, at=WEEK)
    expect(block(page, "Chess")).to_have_count(1)
    return page


def apart(one, other):
    """Whether two boxes stand side by side, or one below the other."""
    return (
        one["x"] + one["width"] <= other["x"]
        or other["x"] + other["width"] <= one["x"]
        or one["y"] + one["height"] <= other["y"]
        or other["y"] + other["height"] <= one["y"]
    )


def within(box, page):
    return (
        min(box["x"], box["y"]) >= 0
        and box["x"] + box["width"] <= page.viewport_size["width"]
        and box["y"] + box["height"] <= page.viewport_size["height"]
    )


def test_an_event_opens_in_a_card_beside_its_block_wherever_that_stands(week):
    for title in ("Chess", "Rowing"):
        block(week, title).click()
        card = week.get_by_role("dialog", name=title)
        expect(card).to_contain_text("Hall 2")
        assert apart(card.bounding_box(), block(week, title).bounding_box()), title
        assert within(card.bounding_box(), week), title
        week.keyboard.press("Escape")
        expect(card).to_have_count(0)
        expect(block(week, title)).to_be_focused()


def test_the_next_event_is_one_press_away_and_a_press_beyond_closes_it(week):
    block(week, "Chess").click()
    expect(week.get_by_role("dialog", name="Chess")).to_contain_text("Hall 2")
    there = block(week, "Tennis").bounding_box()
    card = week.get_by_role("dialog", name="Chess").bounding_box()
    at = {"x": there["x"] + 8, "y": there["y"] + 20}
    if card["x"] <= at["x"] <= card["x"] + card["width"]:  # it lies under the card
        rowing = block(week, "Rowing").bounding_box()
        at, title = {"x": rowing["x"] + rowing["width"] - 8, "y": rowing["y"] + 20}, "Rowing"
    else:
        title = "Tennis"
    week.mouse.click(**at)
    other = week.get_by_role("dialog", name=title)
    expect(other).to_contain_text("Hall 2")
    expect(week.get_by_role("dialog")).to_have_count(1)

    box = other.bounding_box()
    beyond = (box["x"] - 40, box["y"] + box["height"] - 4) if box["x"] > 320 else (box["x"] + box["width"] + 40, 780)
    week.mouse.click(*beyond)
    expect(week.get_by_role("dialog")).to_have_count(0)
    expect(block(week, title)).to_be_focused()


def test_everybody_can_use_it_by_keys_and_the_form_comes_only_to_edit(week):
    block(week, "Chess").focus()
    week.keyboard.press("Enter")
    card = week.get_by_role("dialog", name="Chess")
    expect(card.get_by_role("button", name="Edit")).to_be_visible()
    everybodys(week, "a card")
    card.get_by_role("button", name="Edit").press("Enter")
    expect(week.get_by_role("dialog", name="Edit event").get_by_label("Title")).to_have_value("Chess")


def test_on_a_phone_it_comes_from_below(week):
    page = week
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(agenda(TUESDAY, "day"))
    block(page, "Chess").click()
    card = page.get_by_role("dialog", name="Chess")
    expect(card).to_contain_text("Hall 2")
    box = card.bounding_box()
    assert (round(box["x"]), round(box["width"]), round(box["y"] + box["height"])) == (0, 390, 844)
    card.get_by_role("button", name="Close").click()
    expect(card).to_have_count(0)

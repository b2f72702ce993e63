"""The form of an event as tests fill it, and what comes of it."""

from tests.waiting import until

MORE = "More: call, reminders, files, who sees it"


def kept(house, shown, events, title):
    """An event that was written, by its title."""

    def sight():
        items = house.ask("GET", events, headers=shown)[1]["items"]
        return next((each for each in items if each["event"].get("title") == title), None)

    return until(sight, otherwise=lambda: f"{title} was not written")


def begun(page, title):
    """The form of a new event, from ten to eleven."""
    page.get_by_role("button", name="New event").wait_for()
    page.keyboard.press("c")
    dialog = page.get_by_role("dialog", name="New event")
    dialog.get_by_label("Title").fill(title)
    dialog.get_by_label("Begins at").fill("10:00")
    return dialog


def block(page, name):
    return page.locator(".agenda-picture").get_by_role("button", name=name)

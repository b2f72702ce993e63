"""``python -m tests.layers.agenda.alerts.picture FILE``: letters that remind, as the guide shows them."""

import sys
from pathlib import Path

from infra.local.environment import prepare

SIZE = (1560, 1010)


def page():
    from kernel.letters import Brand
    from tests.layers.agenda.alerts.specimens import letters
    from tests.layers.identity.letters.browser import exhibited, frames

    desk = letters()["daily_agenda"].html
    phones = (letters()["reminder_of_call"].html, letters(brand=Brand("Sunny Side", accent="#ffd43b"))["reminder"].html)
    return exhibited(frames({"day": desk}, 640, 900), *(frames({"phone": each}, 390, 900) for each in phones))


if __name__ == "__main__":
    prepare("test")
    from tests.layers.identity.letters.browser import hung

    hung(page(), SIZE, Path(sys.argv[1]).resolve())

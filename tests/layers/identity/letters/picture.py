"""``python -m tests.layers.identity.letters.picture FILE``: some letters by day and by night, as the docs show them."""

import sys
from pathlib import Path

from infra.local.environment import prepare

SIZE = (1680, 1010)


def page():
    from identity.letters import Brand
    from tests.layers.identity.letters.browser import exhibited, frames
    from tests.layers.identity.letters.specimens import letters

    acme, sunny = Brand("Acme Robotics", accent="#3b5bdb"), Brand("Sunny Side", accent="#ffd43b")
    house = letters(brand=Brand("Stoa"))
    desk = {"magic_link": letters(brand=acme)["magic_link"].html}
    phones = {"invitation": letters(brand=sunny)["invitation"].html, "security_alert": house["security_alert"].html}
    pages = (frames({kind: each}, 390, 900) for kind, each in phones.items())
    return exhibited(frames(desk, 680, 900), *pages)


if __name__ == "__main__":
    prepare("test")
    from tests.layers.identity.letters.browser import hung

    hung(page(), SIZE, Path(sys.argv[1]).resolve())

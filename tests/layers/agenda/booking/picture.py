"""``python -m tests.layers.agenda.booking.picture FILE``: letters about bookings, as the guide shows them."""

import sys
from pathlib import Path

from infra.local.environment import prepare

SIZE = (1560, 1000)


def page():
    from agenda.booking.letters import to_guest
    from kernel.letters import Brand
    from tests.layers.agenda.booking.specimens import NOW, TICKET, letters, told
    from tests.layers.identity.letters.browser import exhibited, frames

    asked = told("guest_moved", answers={"topic": "How engines weave algebra"}, by_letter=True)
    desk = to_guest(asked, TICKET, NOW).html
    phones = (
        letters()["host_asked"].html,
        letters(Brand("Sunny Side", accent="#ffd43b"), "I am away that day.")["guest_called_off"].html,
    )
    return exhibited(frames({"desk": desk}, 640, 890), *(frames({"phone": each}, 390, 890) for each in phones))


if __name__ == "__main__":
    prepare("test")
    from tests.layers.identity.letters.browser import hung

    hung(page(), SIZE, Path(sys.argv[1]).resolve())

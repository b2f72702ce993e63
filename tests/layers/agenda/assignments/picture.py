"""``python -m tests.layers.agenda.assignments.picture FILE``: letters that tell what one was given, for the guide."""

import sys
from pathlib import Path

from infra.local.environment import prepare

SIZE = (1560, 1010)


def page():
    from kernel.letters import Brand
    from tests.layers.agenda.assignments.test_letters import letters
    from tests.layers.identity.letters.browser import exhibited, frames

    one, sunny = letters(), letters(brand=Brand("Sunny Side", accent="#ffd43b"))
    phones = (one["tasks_assigned"].html, sunny["task_assigned"].html)
    return exhibited(
        frames({"one": one["task_assigned"].html}, 640, 900), *(frames({"phone": each}, 390, 900) for each in phones)
    )


if __name__ == "__main__":
    prepare("test")
    from tests.layers.identity.letters.browser import hung

    hung(page(), SIZE, Path(sys.argv[1]).resolve())

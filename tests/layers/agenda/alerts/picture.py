"""``python -m tests.layers.agenda.alerts.picture FILE``: letters that remind, as the guide shows them."""

import sys
import tempfile
from pathlib import Path

from infra.local.environment import prepare

SIZE = (1560, 1010)


def page():
    from kernel.letters import Brand
    from tests.layers.agenda.alerts.specimens import letters
    from tests.layers.identity.letters.browser import frames

    desk = letters()["daily_agenda"].html
    phones = (letters()["reminder_of_call"].html, letters(brand=Brand("Sunny Side", accent="#ffd43b"))["reminder"].html)
    left = f'<div class="shown">{frames({"day": desk}, 640, 900)}</div>'
    right = "".join(f'<div class="shown">{frames({"phone": each}, 390, 900)}</div>' for each in phones)
    style = """body{margin:0;display:flex;gap:36px;justify-content:center;padding:55px 0;background:#ece8df}
    .shown{border-radius:16px;overflow:hidden;height:900px;box-shadow:0 8px 36px #0003}
    .shown:last-child{color-scheme:dark}"""
    return f"<!doctype html><meta charset=utf-8><style>{style}</style><body>{left}{right}"


def main(target):
    from tests.layers.identity.letters.browser import photographed

    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "page.html"
        written.write_text(page())
        photographed(Path(folder), written, SIZE, target)


if __name__ == "__main__":
    prepare("test")
    main(Path(sys.argv[1]).resolve())

"""``python -m tests.layers.identity.letters.picture FILE``: some letters by day and by night, as the docs show them."""

import sys
import tempfile
from pathlib import Path

from infra.local.environment import prepare

SIZE = (1680, 1010)


def page():
    from identity.letters import Brand
    from tests.layers.identity.letters.browser import frames
    from tests.layers.identity.letters.specimens import letters

    acme, sunny = Brand("Acme Robotics", accent="#3b5bdb"), Brand("Sunny Side", accent="#ffd43b")
    house = letters(brand=Brand("Stoa"))
    desk = {"magic_link": letters(brand=acme)["magic_link"].html}
    phones = {"invitation": letters(brand=sunny)["invitation"].html, "security_alert": house["security_alert"].html}
    left = f'<div class="shown">{frames(desk, 680, 900)}</div>'
    right = "".join(f'<div class="shown">{frames({kind: each}, 390, 900)}</div>' for kind, each in phones.items())
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

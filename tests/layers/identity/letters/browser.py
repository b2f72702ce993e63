"""Letters in a real browser: what it measures, and what it looks like. ``picture.py`` makes the one in the docs."""

import html
import json
import re
import subprocess
import tempfile
from pathlib import Path

from tests.tools import tool

_MEASURE = """<script>
addEventListener("load", () => {
  const found = [...document.querySelectorAll("iframe")].map(frame => {
    const page = frame.contentDocument, root = page.documentElement;
    const pressed = page.querySelector("a.press").getBoundingClientRect();
    return {name: frame.name, wide: root.scrollWidth - root.clientWidth, press: pressed.height, column:
      page.querySelector("td.card").getBoundingClientRect().width};
  });
  document.body.innerHTML = "<pre>" + JSON.stringify(found) + "</pre>";
});
</script>"""


def frames(pages, width, height):
    """Pages side by side."""
    return "".join(
        f'<iframe name="{html.escape(name)}" srcdoc="{html.escape(page)}" width="{width}" height="{height}" '
        'style="border:0"></iframe>'
        for name, page in pages.items()
    )


def measured(folder, pages, width):
    """What each page is in a window of that width."""
    page = folder / "measured.html"
    page.write_text(f"<!doctype html><meta charset=utf-8><body>{frames(pages, width, 900)}{_MEASURE}")
    done = _run(folder, "--dump-dom", "--virtual-time-budget=10000", page.as_uri())
    return json.loads(html.unescape(re.search(r"<pre>(.*)</pre>", done.stdout, re.DOTALL)[1]))


def photographed(folder, page, size, target, *, dark=False):
    """Take a picture of a page, by day or by night."""
    scheme = f"--blink-settings=preferredColorScheme={0 if dark else 1}"
    window = f"--window-size={size[0]},{size[1]}"
    _run(folder, "--hide-scrollbars", scheme, window, f"--screenshot={target}", page.as_uri())


def exhibited(left, *right):
    """Pages as the docs show them: one on a desk, by day, and others on phones, the last of them by night."""
    shown = "".join(f'<div class="shown">{each}</div>' for each in (left, *right))
    style = """body{margin:0;display:flex;gap:36px;justify-content:center;padding:55px 0;background:#ece8df}
    .shown{border-radius:16px;overflow:hidden;height:900px;box-shadow:0 8px 36px #0003}
    .shown:last-child{color-scheme:dark}"""
    return f"<!doctype html><meta charset=utf-8><style>{style}</style><body>{shown}"


def hung(page, size, target):
    """Take a picture of an exhibition."""
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "page.html"
        written.write_text(page)
        photographed(Path(folder), written, size, target)


def _run(folder, *arguments):
    command = [tool("chromium"), "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    profile = f"--user-data-dir={folder / 'profile'}"
    return subprocess.run([*command, profile, *arguments], capture_output=True, text=True, check=True, timeout=120)

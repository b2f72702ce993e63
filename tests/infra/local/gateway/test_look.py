"""How the local pages look, in a browser."""

import html
import json
import re
import subprocess

import pytest

from infra.local.gateway.pages.shell import STYLE, page
from tests.tools import tool

FRAME = """<!doctype html><iframe style="width: {width}px; height: 500px; border: 0" srcdoc="{text}"></iframe><script>
addEventListener("load", () => {{
  const nav = document.querySelector("iframe").contentDocument.querySelector("header nav");
  document.title = JSON.stringify({{
    shown: nav.clientWidth, all: nav.scrollWidth, bar: nav.offsetHeight - nav.clientHeight, links: nav.children.length,
  }});
}});
</script>"""


@pytest.fixture
def menu(tmp_path):
    """What a browser makes of the menu in a window that is so wide, beside the scrollbar of a long page."""

    def menu(width):
        text = page("Look", "<p>long</p>" * 100).text.replace(
            '<link rel="stylesheet" href="/_local/look.css">', f"<style>{STYLE.decode()}</style>"
        )
        path = tmp_path / "frame.html"
        path.write_text(FRAME.format(width=width, text=html.escape(text)))
        options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}", "--dump-dom"]
        command = [tool("chromium"), *options]
        dom = subprocess.run([*command, path.as_uri()], capture_output=True, text=True, timeout=60, check=True).stdout
        return json.loads(html.unescape(re.findall("<title>(.*?)</title>", dom)[0]))

    return menu


@pytest.mark.parametrize("width", [360, 390, 640, 641, 1280])
def test_the_whole_menu_is_seen_without_scrolling(menu, width):
    seen = menu(width)

    assert seen["links"] == 5
    assert seen["all"] <= seen["shown"]
    assert seen["bar"] == 0

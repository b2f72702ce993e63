import gzip
import re

import pytest

from infra import ROOT
from infra.web import DIST, built, command

TEXTS = ROOT / "web/src/texts"


@pytest.fixture(scope="module")
def dist():
    built(print)
    return DIST


def test_the_laws_of_the_client_hold():
    assert command(print, "test") == 0


def test_the_first_page_is_small_and_comes_from_here_alone(dist):
    page = (dist / "index.html").read_text()
    wanted = re.findall(r'(?:src|href)="(/[^"]+\.(?:js|css))"', page)
    scripts = [dist / name.lstrip("/") for name in wanted if name.endswith(".js")]
    assert scripts
    assert sum(len(gzip.compress(each.read_bytes())) for each in scripts) < 100_000
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\bon\w+=", page), "the policy lets nothing inline in"
    assert re.findall(r'(?:src|href)="(?!/)', page) == []
    for style in dist.glob("assets/*.css"):
        assert re.findall(r"url\((?!/assets/)", style.read_text()) == [], style


def test_texts_that_people_read_stand_in_one_place():
    """JSX holds no words: another language is another folder beside ``en``."""
    for path in ROOT.glob("web/src/**/*.tsx"):
        text = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text(), flags=re.DOTALL)
        found = re.findall(r">\s*([A-Z][a-z]+(?: [a-z]+)+[.?!]?)\s*<|(?:label|title|placeholder)=\"([^\"]+)\"", text)
        assert found == [], f"{path.relative_to(ROOT)}: {found}"

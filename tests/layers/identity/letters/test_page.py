"""What mail programs need of a page, and what readers may expect of it."""

import re

import pytest

from identity.letters import Brand
from kernel.letters.colours import TEXT, contrast
from tests.layers.identity.letters.reading import dark, elements, parsed, printed, style
from tests.layers.identity.letters.specimens import letters

LOGO, LOGO_DARK = "https://cdn.example.com/acme.png", "https://cdn.example.com/acme-dark.png"
BRANDS = {
    "plain": Brand("Acme Robotics"),
    "yellow": Brand("Sunny Side", accent="#ffd43b"),
    "black": Brand("Noir", accent="#000"),
    "white": Brand("Blanc", accent="#FFF"),
    "logo": Brand("Acme", logo=LOGO),
    "logos": Brand("Acme", logo=LOGO, logo_dark=LOGO_DARK),
}
KNOWN = {
    *("html", "head", "meta", "title", "style", "body", "div", "table", "tbody", "tr", "td", "th", "h1", "p", "a", "b"),
    *("br", "img"),
}
DECLARATION = re.compile(r"[a-z-]+:[^;:]+")


@pytest.fixture(params=BRANDS)
def brand(request):
    return BRANDS[request.param]


@pytest.fixture(params=sorted(letters()))
def page(request, brand):
    return letters(brand=brand)[request.param].html


def test_it_is_html_without_a_mistake(page):
    names = {name for name, _ in elements(parsed(page))}

    assert names <= KNOWN
    assert page.startswith("<!doctype html>")


def test_it_fetches_nothing_but_the_logo(page, brand):
    tree = parsed(page)
    fetched = [each.get("src") for name, each in elements(tree) if name == "img"]

    assert fetched == [logo for logo in (brand.logo, brand.logo_dark) if logo]
    assert not re.search(r"url\(|@import|@font-face|<link|srcset|background=", page)
    assert not [name for _, each in elements(tree) for name in each.keys() if name.startswith("on")]  # noqa: SIM118 - an Element


def test_it_has_one_column_of_560_pixels(page):
    widths = {style(each).get("max-width") for name, each in elements(parsed(page)) if name == "table"}

    assert widths == {None, "560px"}
    assert '<!--[if mso]><table role="presentation" width="560"' in page
    assert page.count("<!--[if") == page.count("<![endif]")


def test_outlook_needs_nothing_that_it_lacks(page):
    for name, each in elements(parsed(page)):
        declared = style(each)
        assert not {"float", "position", "flex", "grid", "background-image"} & set(declared), name
        assert declared.get("display") not in {"flex", "grid"}
        if "background-color" in declared and name == "td":
            assert each.get("bgcolor") == declared["background-color"]


def test_every_declaration_is_one(page):
    for _, each in elements(parsed(page)):
        for declaration in filter(None, each.get("style", "").split(";")):
            assert DECLARATION.fullmatch(declaration.strip()), declaration
    sheet = next(each.text for name, each in elements(parsed(page)) if name == "style")
    assert sheet.count("{") == sheet.count("}")


def test_tables_that_lay_out_say_that_they_are_none(page):
    for name, table in elements(parsed(page)):
        if name == "table":
            heads = [each for kind, each in elements(table) if kind == "th"]
            nested = [each for kind, each in elements(table) if kind == "table"][1:]
            assert table.get("role") == "presentation" or (heads and not nested)
            assert all(head.get("scope") == "row" for head in heads)


def test_everything_can_be_read_by_day_and_by_night(page):
    tree = parsed(page)
    for rules in ({}, dark(page)):
        seen = list(printed(tree, rules))
        assert len(seen) > 6
        for words, ink, ground in seen:
            assert contrast(ink, ground) >= TEXT, words


def test_night_is_night(page):
    assert '<meta name="color-scheme" content="light dark">' in page
    grounds = {ground for words, _, ground in printed(parsed(page), dark(page)) if len(words) > 40}
    assert grounds
    assert all(contrast(ground, "#000000") < 1.5 for ground in grounds)


def test_every_rule_for_the_night_is_used_by_some_letter():
    used, ruled = set(), set()
    for brand in BRANDS.values():
        for severity in ("notice", "warning", "critical"):
            for letter in letters(brand=brand, severity=severity).values():
                ruled |= set(dark(letter.html))
                tree = parsed(letter.html)
                used |= {word for _, each in elements(tree) for word in each.get("class", "").split()}
    assert ruled <= used
    assert len(ruled) > 8


def test_the_logo_is_named_where_images_are_not_shown():
    page = letters(brand=BRANDS["logos"])["invitation"].html
    named = {each.get("src"): each.get("alt") for name, each in elements(parsed(page)) if name == "img"}

    assert named == {LOGO: "Acme", LOGO_DARK: ""}


def test_a_logo_of_this_very_machine_is_shown_where_one_develops():
    here = "http://localhost:8000/a.png"
    page = letters(brand=Brand("Acme", logo=here))["invitation"].html

    assert [each.get("src") for name, each in elements(parsed(page)) if name == "img"] == [here]


def test_a_logo_that_cannot_be_shown_is_a_name():
    for wrong in ("http://cdn.example.com/a.png", "a.png", 'https://x.example/"onload="x', "javascript:x"):
        page = letters(brand=Brand("Acme", logo=wrong))["invitation"].html
        assert "<img" not in page
        assert ">A</td>" in page


def test_a_logo_alone_keeps_a_light_ground_at_night():
    ground = dark(letters(brand=BRANDS["logo"])["invitation"].html)["bare"]["background-color"]

    assert ground == "#ffffff"


def test_the_button_has_the_colour_of_the_workspace():
    page = letters(brand=Brand("Acme", accent="#0CA678"))["invitation"].html
    (cell,) = [each for name, each in elements(parsed(page)) if name == "td" and each.get("align") == "center"
               and each.get("class") == "edge" and not each.get("aria-hidden")]  # fmt: skip

    assert cell.get("bgcolor") == "#0ca678"

"""Pages as a browser reads them, by a parser that is not ours and forgives nothing."""

import re
from xml.etree.ElementTree import Comment

import html5lib

HTML = "{http://www.w3.org/1999/xhtml}"
_RULE = re.compile(r"\.([a-z]+)\{([^}]*)\}")


def parsed(page):
    return html5lib.HTMLParser(strict=True).parse(page)


def elements(tree):
    """Every element, with its name in plain."""
    return [(each.tag.removeprefix(HTML), each) for each in tree.iter() if each.tag is not Comment]


def links(tree):
    return [each.get("href") for name, each in elements(tree) if name == "a"]


def text(tree):
    """What is to be read, in one line."""
    return " ".join("".join(_texts(tree)).split())


def style(element):
    """The declarations in place."""
    pairs = (one.split(":", 1) for one in element.get("style", "").split(";") if one)
    return {name.strip(): value.strip() for name, value in pairs}


def dark(page):
    """The rules for dark, by class."""
    media = page.partition("@media (prefers-color-scheme:dark){")[2].partition("\n}\n")[0]
    found = {}
    for name, body in _RULE.findall(media):
        declared = (one.split(":", 1) for one in body.split(";"))
        found[name] = {key: value.removesuffix("!important") for key, value in declared}
    return found


def printed(tree, rules=None):
    """What is to be read with its colour and that of its ground: as it is, or as ``rules`` change it."""
    yield from _printed(tree.find(f"{HTML}body"), "#ffffff", "#000000", rules or {})


def _printed(element, ground, ink, rules):
    look = style(element)
    for name in element.get("class", "").split():
        look |= rules.get(name, {})
    if look.get("display") == "none":
        return
    ground, ink = look.get("background-color", ground), look.get("color", ink)
    if (element.text or "").strip():
        yield element.text.strip(), ink, ground
    for child in element:
        if child.tag is not Comment:
            yield from _printed(child, ground, ink, rules)
        if (child.tail or "").strip():
            yield child.tail.strip(), ink, ground


def _texts(element):
    if element.tag is Comment or element.tag in {f"{HTML}style", f"{HTML}title"}:
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""
    if element.tag in {f"{HTML}{name}" for name in ("p", "td", "th", "h1", "div", "br")}:
        yield " "

"""Whether letters can be read wherever they are opened."""

from kernel.letters.colours import TEXT, contrast
from tests.layers.identity.letters import browser
from tests.layers.identity.letters.reading import dark, parsed, printed

PRESSED = 44
"""Pixels: as high as a finger needs a button."""


def legible(letters, place):
    """By day, by night, and on a phone; ``letters`` by what they are called."""
    pages = {kind: letter.html for kind, letter in letters.items()}
    for page in pages.values():
        for rules in ({}, dark(page)):
            for words, ink, ground in printed(parsed(page), rules):
                assert contrast(ink, ground) >= TEXT, words
    for found in browser.measured(place, pages, 320):
        assert (found["wide"], found["press"] >= PRESSED) == (0, True), found["name"]

"""Letters as a browser lays them out: whatever is in them, on a phone and on a desk."""

import pytest

from identity.letters import Brand
from tests.layers.identity.letters import browser
from tests.layers.identity.letters.specimens import letters

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
PAGES = {
    **{kind: letter.html for kind, letter in letters().items()},
    **{f"{kind}, long": letter.html for kind, letter in letters(brand=Brand(LONG), said=LONG).items()},
}
PHONE, DESK = 320, 700


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    folder = tmp_path_factory.mktemp("browser")
    return {width: browser.measured(folder, PAGES, width) for width in (PHONE, DESK)}


def test_nothing_has_to_be_scrolled_to_the_side(measured):
    for found in measured.values():
        assert len(found) == len(PAGES)
        assert {each["name"]: each["wide"] for each in found if each["wide"]} == {}


def test_the_column_has_its_width_where_there_is_room(measured):
    assert {each["column"] for each in measured[DESK]} == {560}


def test_a_thumb_hits_the_button(measured):
    assert all(each["press"] >= 44 for each in measured[PHONE])

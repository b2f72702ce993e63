"""The guide, read page by page by somebody who tries all that it shows."""

import pytest

from infra import ROOT
from tests.conftest import forget
from tests.journeys.asking import DESCRIPTION
from tests.journeys.examples import Example, examples, named, unread
from tests.journeys.reader import Reader
from tests.journeys.readers import PAGES

GUIDE = ROOT / "docs/guide"


@pytest.fixture
def reader(street):
    """Somebody who has just come."""
    street.cloud.stores.wipe()
    street.cloud.pumps.wipe()
    forget()
    street.forget()
    return Reader(street)


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_shows_is_so(page, reader):
    tried = 0
    with PAGES[page](reader):
        for example in examples(GUIDE / f"{page}.md"):
            reader.tries(example)
            tried += isinstance(example, Example)
    assert tried, "a page of the guide shows something"


def test_every_page_has_a_reader_and_every_door_that_it_names_is_there():
    pages = {page.stem: page for page in GUIDE.glob("*.md") if page.stem != "README"}
    paths = DESCRIPTION["paths"]
    there = {f"{method.upper()} {path}" for path, operations in paths.items() for method in operations}

    assert pages.keys() == PAGES.keys()
    assert {page: unread(path) for page, path in pages.items() if unread(path)} == {}
    assert {page: lost for page, path in pages.items() if (lost := set(named(path)) - there)} == {}

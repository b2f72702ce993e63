"""Pages of objects that are large: an answer of Lambda's holds 6 MB, whatever was asked for."""

from kernel.pages import Page
from tests.layers.kernel.notes import Note


def test_a_page_of_large_objects_is_short_and_the_rest_follows(notes, account):
    for number in range(12):
        notes.create(account, Note(note_id=f"{number:02}", title=f"{number}" + "x" * 350_000))

    found, page = [], Page(limit=200)
    while page:
        listing = notes.page(account, page)
        assert 0 < sum(len(each.title) for each in listing.items) < 2_000_000
        found += [each.note_id for each in listing.items]
        page = Page(limit=200, cursor=listing.next) if listing.next else None

    assert found == [f"{number:02}" for number in range(12)]

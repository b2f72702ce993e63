from functions.agenda import pages_show


def test_anybody_sees_what_guests_need_and_no_more(invoke, reception):
    reception.page(place={"kind": "link", "detail": "https://meet.example.com/ada"}, limits={"day": 2})

    said = invoke(pages_show, slug="ada-30").json

    assert (said["title"], said["hosts"], said["place"], said["durations"]) == ("Half an hour", ["Ada"], "link", [30])
    assert not {"limits", "owner", "page_id"} & said.keys()
    assert "meet.example.com" not in str(said)
    assert "calendars" not in str(said)


def test_a_page_that_is_closed_is_as_good_as_none(invoke, reception):
    reception.page(open=False)

    assert invoke(pages_show, slug="ada-30").problem == invoke(pages_show, slug="nobody").problem == "no-such-page"

from parlour.cards import WRITTEN
from tests.house.functions.parlour import cards_leave

FORM = {"content-type": "application/x-www-form-urlencoded"}


def test_takes_a_card_as_a_form_and_in_writing(invoke):
    form = invoke(cards_leave, raw="name=Grace%20Hopper&corner=north", headers=FORM)
    written = invoke(cards_leave, raw='{"name": "Grace"}', headers={"content-type": WRITTEN})

    assert (form.status, form.json) == (200, {"name": "Grace Hopper", "corner": "north"})
    assert (written.status, written.headers["Content-Type"]) == (200, WRITTEN)


def test_whoever_is_refused_hears_it_from_the_butler(invoke):
    eve = invoke(cards_leave, raw="name=eve", headers=FORM)
    nobody = invoke(cards_leave, raw="name=", headers=FORM)
    json = invoke(cards_leave, raw='{"name": "Grace"}', headers={"content-type": "application/json"})
    invoke(cards_leave)
    often = invoke(cards_leave)

    assert [each.status for each in (eve, nobody, json, often)] == [409, 400, 415, 429]
    assert {each.headers["Content-Type"] for each in (eve, nobody, json, often)} == {
        "application/vnd.parlour.regret+json"
    }
    assert eve.json == {"regret": "not-at-home", "because": "they are not at home"}
    assert often.json["regret"] == "too-many-requests"
    assert {"Retry-After", "RateLimit", "RateLimit-Policy"} <= set(often.headers)

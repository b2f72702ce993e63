from functions.agenda import tasks_explain
from tests.functions.agenda.offices import Office


def test_shows_what_is_understood_and_where(invoke):
    text = "water plants every! 3 days #garden"

    said = invoke(tasks_explain, caller=Office().ada, body={"text": text, "zone": "Europe/Berlin"}).json

    assert (said["title"], said["after_done"], said["project"], said["without_time"]) == (
        "water plants",
        True,
        "garden",
        True,
    )
    assert said["repeats"]["interval"] == 3
    assert [text[span["begin"] : span["end"]] for span in said["spans"]] == ["every! 3 days", "#garden"]


def test_times_are_those_of_ones_own_clocks_unless_one_says_which(invoke):
    office = Office(zone="Pacific/Kiritimati")
    office.person("bob", zone="Pacific/Pago_Pago")

    def due(person, **more):
        caller = {**office.ada, "person": person}
        return invoke(tasks_explain, caller=caller, body={"text": "pay today", **more}).json["due"]

    here, there = due("ada"), due("bob")
    assert here > there, "it is never the same day on these two islands"
    assert due("bob", zone="Pacific/Kiritimati") == here

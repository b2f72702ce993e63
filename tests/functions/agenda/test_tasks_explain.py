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

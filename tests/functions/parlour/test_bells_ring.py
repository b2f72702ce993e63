from tests.functions.parlour.ringing import key, talk
from tests.house.functions.parlour import bells_ring

assert bells_ring


def test_a_bell_rings_back_to_who_hung_it(gateway, invoke):
    said = talk(gateway, key(invoke), {"action": "ring", "times": 2})

    assert said == [{"rang": "ding ding ", "for": "ada"}]


def test_a_message_that_makes_no_sense_is_answered_with_a_problem(gateway, invoke):
    (said,) = talk(gateway, key(invoke), {"action": "ring", "times": 99})

    assert (said["status"], said["errors"][0]["field"]) == (422, "times")

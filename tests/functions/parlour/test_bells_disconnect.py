from tests.house.functions.parlour import bells_disconnect


def test_counts_the_bells_that_were_taken(invoke):
    said = invoke(bells_disconnect)

    assert said.payload == {"statusCode": 200}
    assert '"BellsTaken": 1' in said.log

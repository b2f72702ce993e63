from tests.house.functions.parlour import bells_disconnect


def test_counts_the_bells_that_were_taken(invoke, capsys):
    assert invoke(bells_disconnect).payload == {"statusCode": 200}

    assert '"BellsTaken": 1' in capsys.readouterr().out

from tests.house.functions.parlour import clock_wind


def test_winds_the_clock(invoke, capsys):
    invoke(clock_wind)

    assert '"ClockWound": 1' in capsys.readouterr().out

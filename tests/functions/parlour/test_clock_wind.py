from tests.house.functions.parlour import clock_wind


def test_winds_the_clock(invoke):
    assert '"ClockWound": 1' in invoke(clock_wind).log

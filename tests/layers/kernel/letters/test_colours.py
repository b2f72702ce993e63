import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.letters.colours import HOUSE, SHAPE, TEXT, accent, contrast
from kernel.letters.page import CARD, CARD_DARK

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
grounds = st.sampled_from([CARD, CARD_DARK])


@pytest.mark.parametrize(
    ("one", "other", "ratio"),  # as WebAIM's contrast checker shows them
    [("#ffffff", "#000000", 21), ("#777777", "#ffffff", 4.47), ("#0000ff", "#ffffff", 8.59)],
)
def test_contrast_is_what_the_standard_says(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.02)
    assert contrast(other, one) == contrast(one, other)


@given(colours, grounds)
def test_what_is_written_on_any_colour_can_be_read(colour, ground):
    look = accent(colour, ground)

    assert look.fill == colour
    assert contrast(look.ink, look.fill) >= TEXT


@given(colours, grounds)
def test_a_button_of_any_colour_stands_out_from_its_ground(colour, ground):
    look = accent(colour, ground)

    assert contrast(look.edge, ground) >= SHAPE


@given(colours, grounds)
def test_the_outline_is_the_colour_itself_where_that_is_enough(colour, ground):
    if contrast(colour, ground) >= SHAPE:
        assert accent(colour, ground).edge == colour


def test_short_colours_are_long_ones():
    assert accent("#FC0", CARD).fill == "#ffcc00"


@pytest.mark.parametrize("nonsense", ["", "red", "#12345", "#1234567", "#gggggg", "#fff;x:y", "#fff\n"])
def test_nonsense_is_our_own_colour(nonsense):
    assert accent(nonsense, CARD).fill == HOUSE

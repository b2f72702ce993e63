"""Keys are stored as bytes; the order of the bytes must be the order of the keys."""

from decimal import Context, Decimal

from hypothesis import given
from hypothesis import strategies as st

from infra.local.stores.dynamodb.order import after_prefix, encoded, encoded_number
from infra.local.stores.dynamodb.values import canonical, number

WIDE = Context(prec=200)


@st.composite
def numbers(draw):
    digits = draw(st.text("0123456789", min_size=1, max_size=38))
    return Decimal(f"{draw(st.sampled_from(['', '-']))}{digits}E{draw(st.integers(-130, 125 - len(digits) + 1))}")


near = st.integers(-1000, 1000).map(lambda units: Decimal(units) / 10)


@given(st.one_of(numbers(), near), st.one_of(numbers(), near))
def test_numbers_are_ordered_as_numbers(one, two):
    assert (encoded_number(one) < encoded_number(two)) == (WIDE.compare(one, two) == -1)
    assert (encoded_number(one) == encoded_number(two)) == (WIDE.compare(one, two) == 0)


@given(st.one_of(numbers().filter(lambda value: not value or value.adjusted() >= -130), near))
def test_a_number_is_the_same_however_it_is_spelled(value):
    spelled = {number(str(value)), number(format(value, "E")), number(format(value, "f"))}
    assert len(spelled) == 1
    (plain,) = spelled
    assert "E" not in plain
    assert WIDE.compare(Decimal(plain), value) == 0


@given(st.text(), st.text())
def test_strings_are_ordered_by_their_utf_8_bytes(one, two):
    assert (encoded({"S": one}) < encoded({"S": two})) == (one.encode() < two.encode())


@given(st.binary(), st.binary())
def test_what_begins_with_a_prefix_lies_below_what_comes_after_it(prefix, rest):
    end = after_prefix(prefix)
    assert prefix <= prefix + rest
    assert end is None or prefix + rest < end
    assert end is None or not end.startswith(prefix) or not prefix


values = st.recursive(
    st.one_of(
        st.text().map(lambda text: {"S": text}),
        st.integers(-(10**9), 10**9).map(lambda value: {"N": str(value)}),
        st.booleans().map(lambda value: {"BOOL": value}),
        st.just({"NULL": True}),
        st.sets(st.text(), min_size=1).map(lambda members: {"SS": list(members)}),
    ),
    lambda inner: st.one_of(
        st.lists(inner).map(lambda members: {"L": members}),
        st.dictionaries(st.text(), inner).map(lambda members: {"M": members}),
    ),
    max_leaves=10,
)


@given(values)
def test_the_canonical_form_is_final(value):
    once, size = canonical(value)
    assert canonical(once) == (once, size)
    assert size >= 0

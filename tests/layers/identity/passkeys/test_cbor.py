import cbor2
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from identity.passkeys.cbor import DEPTH, read, whole
from identity.passkeys.reasons import Unreadable

LEAF = st.one_of(
    st.integers(-(2**64), 2**64 - 1),
    st.binary(max_size=300),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=80),
    st.booleans(),
    st.none(),
)
KEY = st.one_of(st.integers(-(2**64), 2**64 - 1), st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
ITEM = st.recursive(
    LEAF, lambda each: st.one_of(st.lists(each, max_size=5), st.dictionaries(KEY, each, max_size=5)), max_leaves=20
)


def depth(item):
    children = item.values() if isinstance(item, dict) else item if isinstance(item, list) else ()
    return 1 + max((depth(child) for child in children), default=-1)


@given(ITEM.filter(lambda item: depth(item) <= DEPTH))
@examples(max_examples=300)
def test_what_another_library_writes_is_read_as_it_was_meant(item):
    assert whole(cbor2.dumps(item)) == item


@given(ITEM.filter(lambda item: depth(item) < DEPTH), st.binary(max_size=20))
def test_it_is_known_where_an_item_ends(item, after):
    written = cbor2.dumps(item)

    assert read(b"\x00" + written + after, 1) == (item, 1 + len(written))


@given(st.binary(max_size=60))
@examples(max_examples=2000)
def test_any_bytes_are_read_as_another_library_reads_them_or_refused(data):
    try:
        found = whole(data)
    except Unreadable:
        return
    assert cbor2.loads(data) == found
    assert len(cbor2.dumps(found)) == len(data)  # there is no shorter way to write it


@given(ITEM, st.data())
def test_what_was_cut_is_refused(item, data):
    written = cbor2.dumps(item)
    end = data.draw(st.integers(0, len(written) - 1))

    with pytest.raises(Unreadable):
        whole(written[:end])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\x00",
        b"\x18\x17",
        b"\x19\x00\xff",
        b"\x1a\x00\x00\xff\xff",
        b"\x1b\x00\x00\x00\x00\xff\xff\xff\xff",
        b"\x58\x01a",
        b"\x5f\x41a\xff",
        b"\x9f\x00\xff",
        b"\xbf\x00\x00\xff",
        b"\xc0\x00",
        b"\xf7",
        b"\xf8\x14",
        b"\xf9\x3c\x00",
        b"\xfb" + bytes(8),
        b"\xff",
        b"\x1c",
        b"\x61\xff",
        b"\xa2\x00\x00\x00\x01",
        b"\xa1\x80\x00",
        b"\xa1\xf5\x00",
        b"\xa1\x40\x00",
        b"\x81" * (DEPTH + 1) + b"\x00",
    ],
)
def test_what_no_authenticator_writes_is_refused(data):
    with pytest.raises(Unreadable):
        whole(data)


def test_one_is_not_the_same_name_as_yes():
    assert whole(b"\xa2\x01\x00\x00\x01") == {1: 0, 0: 1}

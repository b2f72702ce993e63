from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.errors import PreconditionFailed
from kernel.etags import BadPrecondition
from kernel.journal import IfMatch, etag


def holds(header, modseq=7):
    try:
        IfMatch.of(header).demand(modseq)
    except PreconditionFailed as refused:
        return refused.headers() != {"ETag": etag(modseq)}
    return True


@pytest.mark.parametrize("header", [None, "*", ' "7"', '"6", "7"', '"6" ,"7","8"', '"7",', ',, "7"', 'W/"7", "7"'])
def test_a_precondition_holds(header):
    assert holds(header)


@pytest.mark.parametrize("header", ['"6"', 'W/"7"', '"07"', '""', '"*"', '"7 "'.replace(" ", "x"), '"6", W/"7"'])
def test_a_precondition_does_not_hold(header):
    assert not holds(header)


@pytest.mark.parametrize("header", ["", "7", '"7', '7"', '"7" "8"', 'w/"7"', '*, "7"', '"a b"', "'7'", '"7"; x'])
def test_what_cannot_be_read_is_refused_and_not_ignored(header):
    with pytest.raises(BadPrecondition):
        IfMatch.of(header)


@given(st.text())
def test_any_header_is_read_or_refused(header):
    with suppress(BadPrecondition):
        IfMatch.of(header)


@given(st.integers(0, 10**18), st.integers(0, 10**18))
def test_a_tag_matches_its_own_change_only(mine, other):
    assert holds(etag(mine), mine)
    assert holds(etag(mine), other) == (mine == other)

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from identity.keys.model import ApiKey, KeyRefused, Presented, numbered, owner

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
SHOWN = Presented("acme", "acme-00000001", "5" * 64)
KEY = ApiKey(
    workspace="acme",
    key_id="acme-00000001",
    digest=SHOWN.digest(),
    person="ada",
    role="operator",
    scopes=frozenset({"ops:read"}),
    created=NOON - timedelta(days=1),
)

workspaces = st.from_regex(r"\A[a-z0-9][a-z0-9-]{1,62}\Z")
hexes = st.text("0123456789abcdef", min_size=1, max_size=64)


@given(workspaces, hexes, hexes)
def test_a_key_reads_as_it_was_written(workspace, number, secret):
    written = Presented(workspace, f"{workspace}-{number}", secret)

    assert Presented.parse(str(written)) == written


@given(st.text() | st.text("stoa_-0"))
@example("")
@example("stoa_")
@example("stoa__")
@example("stoa_acme_00")
@example("stoa_acme-_00")
@example("stoa_-1_00")
@example("stoa_acme-1_")
@example("STOA_acme-1_00")
@example("stoa_acme-1_\udcff")
@example("stoa_äcme-1_00")
@example("stoa_acme-1_" + "0" * 250)
def test_any_other_text_is_refused_and_nothing_is_made_up(text):
    try:
        presented = Presented.parse(text)
    except KeyRefused:
        return
    assert str(presented) == text
    assert presented.workspace
    assert presented.secret
    assert presented.key_id.startswith(f"{presented.workspace}-")


@pytest.mark.parametrize("text", ["", "stoa_", "stoa_acme_00", "stoa_acme-_00", "stoa_-1_0", "stoa_a-1_", "x_a-1_0"])
def test_half_a_key_is_none(text):
    with pytest.raises(KeyRefused):
        Presented.parse(text)


def test_a_workspace_may_have_hyphens():
    assert Presented.parse("stoa_acme-north-00000001_5").workspace == "acme-north"


def test_the_id_of_a_key_that_a_member_made_says_whose_it_is():
    person, workspace = "0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f", "0192f0c1-2b7c-7cc3-98c4-dc0c0c073990"

    key_id = numbered(workspace, person, "badcafe0")

    assert Presented.parse(f"stoa_{key_id}_{'5' * 64}") == Presented(workspace, key_id, "5" * 64)
    assert owner(key_id) == person
    assert owner("acme-00000001") is None


def test_a_secret_that_was_replaced_is_good_for_as_long_as_they_overlap():
    newer = Presented("acme", "acme-00000001", "6" * 64)
    turned = KEY.turned(newer.digest(), NOON, timedelta(hours=2), NOON + timedelta(days=9))

    assert turned.ends(newer, NOON) == NOON + timedelta(days=9)
    assert turned.ends(SHOWN, NOON) == NOON + timedelta(hours=2)
    for now, key in ((NOON + timedelta(hours=2), turned), (NOON, KEY.turned(newer.digest(), NOON, timedelta(), NOON))):
        with pytest.raises(KeyRefused):
            key.ends(SHOWN, now)


@pytest.mark.parametrize(
    ("changes", "secret"),
    [
        ({}, "6" * 64),
        ({"expires": NOON}, SHOWN.secret),
        ({"expires": NOON - timedelta(seconds=1)}, SHOWN.secret),
        ({"revoked": NOON - timedelta(days=1)}, SHOWN.secret),
        ({"revoked": NOON}, SHOWN.secret),
    ],
)
def test_why_a_key_is_refused_is_not_said(changes, secret):
    key = KEY.model_copy(update=changes)

    with pytest.raises(KeyRefused) as refused:
        key.ends(Presented("acme", "acme-00000001", secret), NOON)
    assert str(refused.value) == "this key is not valid"


def test_a_key_lasts_until_it_expires():
    key = KEY.model_copy(update={"expires": NOON})

    assert key.ends(SHOWN, NOON - timedelta(microseconds=1)) == NOON

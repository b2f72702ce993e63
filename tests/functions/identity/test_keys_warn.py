from datetime import UTC, datetime, timedelta

import pytest

from functions.identity import keys_delete, keys_warn
from kernel.aws import client


@pytest.fixture
def nearly_over(cloud):
    """Let a key have been made a year before it ends in so many days."""

    def nearly_over(key, days):
        ends = datetime.now(UTC) + timedelta(days=days)
        said = {":made": ends - timedelta(days=365), ":ends": ends}
        values = {name: {"S": f"{value:%Y-%m-%dT%H:%M:%S.%f}+0000"} for name, value in said.items()}
        client("dynamodb").update_item(
            TableName="test-identity-keys-1",
            Key={"pk": {"S": key["key_id"][:36]}, "sk": {"S": key["key_id"]}},
            UpdateExpression="SET created = :made, expires = :ends, expires_on = :day",
            ExpressionAttributeValues={**values, ":day": {"S": ends.date().isoformat()}},
        )

    return nearly_over


@pytest.mark.parametrize("days", [13.5, 2.5])
def test_its_owner_is_told_once_two_weeks_before_and_once_three_days_before(
    invoke, join, make, letters, acts, nearly_over, days
):
    ada = join()
    key = make(ada)
    nearly_over(key, days)
    before = len(letters())

    invoke(keys_warn)
    invoke(keys_warn)

    (letter,) = letters()[before:]
    assert letter["To"].startswith("Ada")
    assert "Nightly report" in letter["Subject"]
    assert [act["target"] for act in acts() if act["action"] == "key.warn"] == [key["key_id"]]


def test_of_a_key_that_is_far_from_its_end_or_over_or_nobodys_nothing_is_said(
    invoke, join, make, letters, nearly_over, enrol, gone
):
    ada, grace = join(), join("grace", "globex")
    make(ada)
    revoked, orphan = make(ada), make(grace)
    nearly_over(revoked, 2)
    nearly_over(orphan, 2)
    invoke(keys_delete, caller=ada.powers, key_id=revoked["key_id"])
    gone("identity-people-1", grace.person, grace.workspace, grace.session)
    before = len(letters())

    invoke(keys_warn)

    assert letters()[before:] == []


def test_a_key_that_was_made_for_a_week_is_told_of_once(invoke, join, make, letters):
    ada = join()
    make(ada, expires=(datetime.now(UTC) + timedelta(days=7)).isoformat())
    before = len(letters())

    invoke(keys_warn)

    assert letters()[before:] == []

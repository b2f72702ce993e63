"""What an access token tells beforehand."""

from datetime import UTC, datetime

import pytest

from identity.people import Member
from identity.rights.model import MOST_SAID, Needed, seen
from identity.sessions import Session
from identity.tokens import said, said_of

SESSION = Session(workspace="acme", person="ada", session_id="s", seed="x", created=0, expires=1, auth_time=0)


def member(groups, role="reader"):
    return Member(
        person="ada",
        email="ada@example.com",
        name="Ada",
        role=role,
        groups=tuple(f"g{each:02}" for each in range(groups)),
        joined=datetime.now(UTC),
    )


@pytest.mark.parametrize(("groups", "told"), [(0, True), (MOST_SAID, True), (MOST_SAID + 1, False)])
def test_it_tells_the_role_and_the_groups_of_who_is_in_few(groups, told):
    ada = member(groups)

    assert said(SESSION, "", 0, Needed.of(ada)).get("needed") == ([["reader"], list(ada.groups)] if told else None)
    assert (seen(ada).roles, seen(ada).groups) == ((("reader",), ada.groups) if told else ((), ()))


def test_it_tells_nothing_of_who_has_a_built_in_role_and_an_application_nothing_at_all():
    assert "needed" not in said(SESSION, "", 0, Needed.of(member(0, "lead")))
    assert "needed" not in said_of(SESSION, ["openid"], "", 0)

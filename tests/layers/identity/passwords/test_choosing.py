"""Wherever somebody chooses a password, none that was published, where the operator has named somebody who knows."""

from contextlib import ExitStack

import pytest

from identity.invitations.coming import coming
from identity.passwords import PasswordBreached
from identity.profile.passwords import passwords as changing
from identity.recovery.choosing import choosing
from identity.registration.registering import registration
from kernel import settings
from kernel.outside import client
from tests.layers.identity.passwords.ranges import PUBLISHED, endpoint, late, plainly

DOORS = (registration, coming, choosing, changing)
FRESH = "eleven green badgers under the bridge"


@pytest.fixture
def asked(tmp_path, monkeypatch):
    """Let an operator have named an endpoint that behaves so; what it was asked."""

    def asked(behave):
        address, _, seen = entered.enter_context(endpoint(tmp_path, behave))
        monkeypatch.setattr(settings, "BREACH_RANGE", address)
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "chain.pem"))
        client._roots.cache_clear()
        return seen

    with ExitStack() as entered:
        yield asked
    client._roots.cache_clear()


def test_every_door_refuses_what_was_published_and_tells_five_digits_of_it(asked):
    seen = asked(plainly)

    for door in DOORS:
        passwords = door().passwords
        with pytest.raises(PasswordBreached):
            passwords.keep(PUBLISHED)
        assert passwords.keep(FRESH)
    assert len(seen) == 2 * len(DOORS)
    assert all(len(path.removeprefix("/range/")) == 5 for path, _ in seen)
    assert {headers["Add-Padding"] for _, headers in seen} == {"true"}


def test_who_is_not_answered_in_time_may_have_it_and_it_is_counted(asked, capsys):
    asked(late)

    assert choosing().passwords.keep(PUBLISHED)
    assert '"BreachesUnanswered": 1' in capsys.readouterr().out


def test_where_nobody_is_named_nobody_is_asked():
    assert [door().passwords.breaches for door in DOORS] == [None] * len(DOORS)

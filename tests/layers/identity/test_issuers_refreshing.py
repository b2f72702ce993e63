"""Providers that do not answer take their time, and nobody else's turn."""

import random
from datetime import UTC, datetime, timedelta

from identity.federation.model import ProviderUnreachable
from identity.issuers.model import Issuer, Metadata
from identity.issuers.refreshing import LASTS, Refreshing
from identity.issuers.table import IssuerTable, journal
from tests.functions.identity.colleagues import Company

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
SAID = Metadata(
    authorization_endpoint="https://good.example/a",
    token_endpoint="https://good.example/t",
    jwks_uri="https://good.example/k",
)
WAITS = 100.0


class World:
    """Providers of which all but one keep whoever asks waiting, and the time that passes with it."""

    def __init__(self, dead):
        self.company, self.passed = Company(), 0.0
        for number, name in enumerate([*(f"dead{each}" for each in range(dead)), "good"]):
            self._set_up(f"https://{name}.example", NOON - timedelta(days=30 - number))

    def _set_up(self, url, checked):
        issuer = Issuer(
            issuer_id=f"{self.company.id}-{url}",
            name="A provider",
            issuer=url,
            client_id="stoa",
            domains=("example.com",),
            metadata=SAID,
            sealed="",
            created=checked,
            checked=checked,
        )
        journal().create(self.company.id, issuer)

    def metadata(self, issuer):
        if "dead" in issuer:
            self.passed += WAITS
            raise ProviderUnreachable("it does not answer")
        return SAID

    def checked(self):
        return journal().get(self.company.id, f"{self.company.id}-https://good.example").checked


def runs(world, shuffle):
    """How many runs it takes until the one that answers was asked; ten, if it never is."""
    refreshing = Refreshing(IssuerTable(), world, now=NOON.timestamp, clock=lambda: world.passed, shuffle=shuffle)
    for number in range(10):
        if world.checked() == NOON:
            return number
        began = world.passed
        refreshing.all()
        assert world.passed - began <= LASTS + WAITS, "a run ends before Lambda ends it"
    return 10


def test_one_that_answers_has_its_turn_however_many_do_not(cloud):
    world = World(dead=6)

    assert runs(world, lambda due: due.sort(key=lambda each: each[1].checked)) == 10, "three of seven have a turn"
    assert runs(world, random.Random(1).shuffle) < 10

"""Nothing that was begun with the old password, or on the way with it, outlives a new one, however close they come."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from identity.accounts.table import AccountTable, unchanged
from identity.emails.table import EmailTable
from identity.federation.links import digest
from identity.federation.model import NoAccountYet
from identity.federation.service import Identity
from identity.federation.table import FederationTable
from identity.profile.passwords import PasswordTable
from identity.recovery.table import RecoveryTable
from identity.sessions import sessions
from identity.sessions.table import SessionTable
from identity.signin.model import Arrival, WrongCredentials
from identity.signin.table import SignInTable
from identity.tickets import tickets
from identity.tickets.model import TicketRefused
from kernel.aws import client
from kernel.callers import Caller
from tests.functions.identity.colleagues import Company
from tests.layers.kernel.wire import disturbed

AT = datetime(2026, 11, 21, 12, tzinfo=UTC)
HERE = Arrival(address="192.0.2.7", device="Firefox", secret="d" * 43, known=False)
WRITES = "before-call.dynamodb.TransactWriteItems"
REFUSED = WrongCredentials("the address or the password is wrong")


class Late:
    """Somebody who knows the old password, and signs in in the very moment in which a new one is written."""

    def __init__(self):
        self.acme = Company()
        self.person = self.acme.ada
        old = {"password": "an old hash", "password_set": AT - timedelta(days=9)}
        self.account = AccountTable().change(self.person, lambda account: account.model_copy(update=old))
        self.left = [self.enter, self.second_step]

    def enter(self):
        session = sessions().begun(self.acme.id, self.person, days=30, amr=("pwd",), device="", address="")
        rows = (sessions().store.row(session), unchanged(self.account, REFUSED))
        SignInTable().begin(self.person, self.account.memberships[0], rows, None)

    def second_step(self):
        self.ticket, row = tickets().draft("second", self.person, {})
        SignInTable().begin(self.person, self.account.memberships[0], (row, unchanged(self.account, REFUSED)), None)

    def interrupt(self, **_):
        while self.left:
            deed = self.left.pop()
            with ThreadPoolExecutor(1) as thread:
                thread.submit(deed).result()

    def open(self):
        return SessionTable().of(self.acme.id, self.person)


@pytest.fixture
def late(cloud):
    return Late()


def reset(late, account, ours):
    RecoveryTable().reset(account, "a hash", AT, ours, HERE)


def change(late, account, ours):
    caller = Caller(late.acme.id, late.person, "admin", frozenset(), "none")
    PasswordTable().replace(caller, account, "a hash", AT, HERE.address)


def undo(late, account, ours):
    EmailTable().undo(account, "ada@before.example", AT, ours, HERE.address)


@pytest.mark.parametrize("deed", [reset, change, undo])
def test_a_sign_in_that_commits_between_the_look_and_the_write_is_closed_as_well(late, deed):
    own, row = tickets().draft("link", late.person, {})
    with disturbed(WRITES, late.interrupt):
        deed(late, late.account, (row,))

    assert (late.left, late.open()) == ([], [])
    with pytest.raises(TicketRefused):
        SignInTable().shown(late.ticket, "link", AT.timestamp())
    with pytest.raises(WrongCredentials):  # whoever is later still finds another password
        late.enter()
    if deed is not change:
        assert SignInTable().shown(own, "link", AT.timestamp())[1].person == late.person


def test_who_comes_back_from_a_provider_that_was_unlinked_on_their_way_is_let_in_no_more(late):
    known = Identity("https://provider.example", "Acme", "ada", None, "ada@example.com", "Ada", (), denied=False)
    store, (ticket, row) = FederationTable(), tickets().draft("link", late.person, {"amr": ["fed"]})
    store.link(late.person, known, (), ())
    store.keep(row, known, late.person)
    assert SignInTable().shown(ticket, "link", AT.timestamp())[1].person == late.person

    gone = {"pk": {"S": digest(known.issuer, known.subject)}}
    client("dynamodb").delete_item(TableName="test-identity-by-subject-1", Key=gone)

    with pytest.raises(NoAccountYet):
        store.keep(tickets().draft("link", late.person, {})[1], known, late.person)

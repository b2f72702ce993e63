import pytest

from functions.identity import invitations_create, sender_check, sender_show, senders_watch
from identity.sending import watches
from identity.sending.watching import LASTS, NotAllWatched, Watching
from infra.local.stores.patches.domains import lapse
from tests.functions.identity.sending import DOMAIN, UNSHOWN, begin, claimed, own, verified


def status(invoke, somebody):
    return invoke(sender_show, caller=somebody.powers).json["status"]


def test_a_domain_that_lapsed_is_noted_and_told_once_and_letters_come_from_the_house_again(
    invoke, join, letters, acts, rows
):
    ada, bob, eve = join(), join("bob", "globex"), join("eve", "evil")
    verified(invoke, ada)
    verified(invoke, bob, "letters.test")
    begin(invoke, eve, UNSHOWN)
    claimed(invoke, bob, "letters.test")
    lapse(DOMAIN)
    before, noted = len(letters()), len(acts())

    for _ in range(2):
        invoke(senders_watch)

    assert [status(invoke, each) for each in (ada, bob, eve)] == ["failed", "verified", "pending"]
    assert own(rows) == {"letters.test": bob.workspace}
    (letter,) = letters()[before:]
    assert (letter["To"], letter["Subject"]) == (
        "Ada <ada@example.com>",
        f"Emails of Acme no longer come from {DOMAIN}",
    )
    assert "@parlour.example.com" in letter["From"]
    assert "/settings/email" in letter.get_body(("plain",)).get_content()
    said = {(act["actor"], act["action"], act["target"]) for act in acts()[noted:]}
    assert said == {("clock", "sender.failed", DOMAIN), ("clock", "domain.release", DOMAIN)}
    invoke(invitations_create, caller=ada.powers, body={"email": "grace@example.com", "role": "member"})
    assert "@parlour.example.com" in letters()[-1]["From"]


def test_what_an_operator_said_whose_it_is_stays_so(invoke, join, rows):
    ada = join()
    verified(invoke, ada)
    claimed(invoke, ada)
    lapse(DOMAIN)

    invoke(senders_watch)

    assert (status(invoke, ada), own(rows)) == ("failed", {DOMAIN: ada.workspace})
    assert invoke(sender_check, caller=ada.powers).json["status"] == "failed"


def test_one_that_cannot_be_looked_at_keeps_nobody_else_from_it_and_a_run_ends_in_time(invoke, join):
    ada, bob = join(), join("bob", "globex")
    verified(invoke, ada)
    verified(invoke, bob, "letters.test")
    lapse("letters.test")
    ours, passed, looked = watches(), [0.0], []

    class Slow:
        """SES, which knows nothing of one of them, and takes a minute."""

        def look(self, domain):
            passed[0] += 60
            looked.append(domain)
            if domain == DOMAIN:
                raise ConnectionError("it does not answer")
            return ours.sending.identities.look(domain)

    def run(**more):
        said = {"store": ours.store, "admins": ours.admins, "origin": ours.origin, **more}
        sending = type(ours.sending)(ours.sending.store, Slow(), ours.sending.house, ours.sending.region)
        Watching(**said, sending=sending, clock=lambda: passed[0], shuffle=lambda found: found.sort()).all()

    with pytest.raises(NotAllWatched):
        run()
    assert (sorted(looked), status(invoke, bob)) == ([DOMAIN, "letters.test"], "failed")

    class Many:
        def sending(self):
            return iter([ada.workspace] * 100)

    looked.clear()
    with pytest.raises(NotAllWatched):
        run(store=Many())
    assert len(looked) == LASTS / 60 + 1

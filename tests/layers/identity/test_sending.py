"""A domain is one workspace's at a time, for SES too."""

import pytest

from identity.domains.model import DomainTaken
from identity.roles import built_in
from identity.sending import sending
from identity.sending.model import BeginSender
from identity.sending.ses import SesIdentities
from kernel.callers import Caller
from tests.functions.identity.colleagues import Company
from tests.functions.identity.sending import DOMAIN, known

WANTED = BeginSender(domain=DOMAIN)


def boss(company):
    return Caller(company.id, company.ada, "admin", built_in("admin"), "s")


def test_whoever_wants_a_domain_while_another_gives_it_up_loses_nothing(cloud):
    acme, globex = boss(Company()), boss(Company("globex"))
    ours = sending()
    ours.begin(acme, WANTED)

    class Contested(SesIdentities):
        """SES while somebody else wants the domain at the worst moment."""

        def drop(self, domain):
            with pytest.raises(DomainTaken):
                ours.begin(globex, WANTED)
            super().drop(domain)

    type(ours)(ours.store, Contested(), ours.house, ours.region).remove(acme)

    assert known() == set()
    assert ours.begin(globex, WANTED).domain == DOMAIN
    assert known() == {DOMAIN}

from functions.identity import rights_tell
from identity.roles import RoleUpdate, roles
from kernel.etags import ANYTHING
from tests.functions.identity.colleagues import NOBODY, Company


def test_tells_what_somebody_may_do_by_now(invoke, cloud):
    company, other = Company(), Company("other")
    role = company.role("agenda:manage")
    bob, eve = company.hire("bob"), company.hire("eve", role)
    company.group(bob, role=role)

    def told(person, asks=company):
        event = {"caller": asks.caller(asks.ada), "request": {"person": person}}
        return set(invoke(rights_tell, event=event).payload["answer"]["scopes"])

    assert {"agenda:manage", "agenda:write"} <= told(bob)
    assert told(eve) == {"agenda:manage"}
    roles().update(company.boss, role, RoleUpdate(scopes=("people:read",)), ANYTHING)
    assert told(eve) == {"people:read"}
    assert "agenda:manage" not in told(bob)
    assert "agenda:write" in told(bob)
    assert told(NOBODY) == told(bob, other) == set()

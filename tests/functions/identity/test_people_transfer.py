from functions.identity import people_deactivate, people_transfer
from tests.functions.identity.colleagues import NOBODY, Company


def test_the_rooms_hear_whose_things_are_to_be_whose(invoke, cloud, told):
    acme = Company()
    bob = acme.hire("bob")
    invoke(people_deactivate, caller=acme.admin, person=bob)

    answer = invoke(people_transfer, caller=acme.admin, person=bob, body={"to": acme.ada})
    cloud.pumps.drain()

    assert answer.json["handed"]["to"] == acme.ada
    (event,) = told("identity.OwnershipTransferred")
    assert (event["workspace"], event["person"], event["to"]) == (acme.id, bob, acme.ada)


def test_only_somebody_else_who_is_active_here_can_have_it(invoke):
    acme, stranger = Company(), Company("globex").ada
    bob, eve = acme.hire("bob"), acme.hire("eve")
    invoke(people_deactivate, caller=acme.admin, person=eve)

    for heir in (bob, eve, stranger, NOBODY):
        answer = invoke(people_transfer, caller=acme.admin, person=bob, body={"to": heir})
        assert answer.problem == "no-such-heir"


def test_a_manager_takes_from_nobody_above_them(invoke):
    acme = Company()
    mary = acme.hire("mary", "manager")

    answer = invoke(people_transfer, caller=acme.caller(mary, "manager"), person=acme.ada, body={"to": mary})
    assert answer.problem == "above-you"


def test_nor_from_whom_a_role_or_a_group_puts_above_them(invoke):
    acme = Company()
    bob, eve = acme.hire("bob", acme.role("audit:read")), acme.hire("eve")
    acme.group(eve, role="admin")
    mary = acme.hire("mary", "manager")

    for person in (bob, eve):
        answer = invoke(people_transfer, caller=acme.caller(mary, "manager"), person=person, body={"to": mary})
        assert answer.problem == "above-you"

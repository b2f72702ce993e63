from functions.identity import people_remove, people_update
from tests.functions.identity.colleagues import Company


def test_the_rooms_hear_who_came_who_changed_and_who_left(invoke, cloud, told):
    acme = Company()
    bob = acme.hire("bob")
    invoke(people_update, caller=acme.admin, person=bob, body={"role": "lead"})
    invoke(people_remove, caller=acme.admin, person=bob)
    cloud.pumps.drain()

    heard = [each for each in told("identity.PersonChanged") if each["person"] == bob]
    assert {each["workspace"] for each in heard} == {acme.id}
    assert [(each["kind"], each["role"]) for each in heard] == [
        ("created", "member"),
        ("updated", "lead"),
        ("destroyed", "lead"),
    ]
    modseqs = [each["modseq"] for each in heard]
    assert modseqs == sorted(set(modseqs)), "whoever hears them in another order can tell"

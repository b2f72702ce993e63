from functions.identity import people_changes, people_remove, people_update
from tests.functions.identity.colleagues import Company


def test_tells_who_came_who_changed_and_who_left(invoke):
    acme = Company()
    bob, eve = acme.hire("bob"), acme.hire("eve")
    state = invoke(people_changes, caller=acme.admin, query={"since": "0"}).json["state"]
    joan = acme.hire("joan")
    invoke(people_update, caller=acme.admin, person=bob, body={"title": "Builder"})
    invoke(people_remove, caller=acme.admin, person=eve)

    since = invoke(people_changes, caller=acme.admin, query={"since": state}).json

    assert (since["created"], since["updated"], since["destroyed"]) == ([joan], [bob], [eve])


def test_a_state_that_nobody_gave_out_means_starting_anew(invoke):
    answer = invoke(people_changes, caller=Company().admin, query={"since": "77"})

    assert answer.problem == "cannot-calculate-changes"

from functions.agenda import filters_create, filters_replace
from tests.functions.agenda.offices import Office


def test_a_filter_wants_something_else_from_now_on(invoke):
    office = Office()
    made = invoke(filters_create, caller=office.ada, body={"name": "A", "labels": ["home"]}).json
    which = {"filter_id": made["filter_id"]}

    after = invoke(filters_replace, caller=office.ada, **which, body={"name": "B"})
    assert (after.json["wanted"]["name"], after.json["wanted"]["labels"], after.headers["ETag"]) == ("B", [], '"2"')
    stale = invoke(filters_replace, caller=office.ada, **which, body={"name": "C"}, headers={"if-match": '"1"'})
    assert stale.status == 412
    bob = invoke(filters_replace, caller=office.person("bob"), **which, body={"name": "C"})
    assert bob.problem == "no-such-filter"

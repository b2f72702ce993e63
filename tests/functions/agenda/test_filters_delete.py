from functions.agenda import filters_create, filters_delete, filters_list
from tests.functions.agenda.offices import Office


def test_a_filter_goes_for_whose_it_is(invoke):
    office = Office()
    which = {"filter_id": invoke(filters_create, caller=office.ada, body={"name": "A"}).json["filter_id"]}

    assert invoke(filters_delete, caller=office.person("bob"), **which).problem == "no-such-filter"
    assert invoke(filters_delete, caller=office.ada, **which).status == 204
    assert invoke(filters_list, caller=office.ada).json["items"] == []

from functions.ops import incidents_create, incidents_get, incidents_list
from kernel import limits
from kernel.callers import Caller
from kernel.once import Once
from ops.incidents import IncidentDraft, incidents


def test_lists_the_newest_first_page_by_page(invoke):
    opened = [invoke(incidents_create, body={"title": f"{n}", "message": "x"}).json["incident_id"] for n in range(5)]

    first = invoke(incidents_list, query={"limit": 3}).json
    second = invoke(incidents_list, query={"limit": 3, "cursor": first["next"]}).json

    assert [each["incident_id"] for each in first["items"] + second["items"]] == opened[::-1]
    assert second["next"] is None


def test_nobody_sees_the_incidents_of_others(invoke):
    invoke(incidents_create)

    assert invoke(incidents_list, query={}, caller={"workspace": "umbrella"}).json == {"items": [], "next": None}


def test_a_cursor_is_for_its_own_list(invoke):
    for n in range(3):
        invoke(incidents_create, body={"title": f"{n}", "message": "x"})
    cursor = invoke(incidents_list, query={"limit": 1}).json["next"]

    for hostile in (cursor[:-2], cursor + "A", "x", "../..", "é", cursor.swapcase()):
        said = invoke(incidents_list, query={"limit": 1, "cursor": hostile})
        assert (said.status, said.problem) == (400, "bad-cursor")
    said = invoke(incidents_list, query={"limit": 1, "cursor": cursor}, caller={"workspace": "umbrella"})
    assert (said.status, said.problem) == (400, "bad-cursor")


def test_a_limit_is_a_small_number(invoke):
    for limit in ("0", "201", "-1", "many", "1.5", ""):
        assert invoke(incidents_list, query={"limit": limit}).status == 422


def test_costs_one_round_trip(invoke, round_trips):
    invoke(incidents_list, query={})

    assert round_trips(incidents_list) == ["Query"]


def test_requests_cost_the_same_however_many_incidents_there_are(invoke, round_trips):
    asked = (incidents_list, incidents_get, incidents_create)

    def cost(workspace, incidents_there):
        caller = Caller(workspace, "ada", "operator", frozenset(), "")
        opened = [
            incidents().open(caller, IncidentDraft(title=f"{n}", message="x"), Once()) for n in range(incidents_there)
        ]
        limits.forget()  # a workspace's first request leases tokens
        before = [len(round_trips(module)) for module in asked]
        assert len(invoke(incidents_list, query={}, caller={"workspace": workspace}).json["items"]) >= 5
        invoke(incidents_get, incident_id=opened[0].incident_id, caller={"workspace": workspace})
        invoke(incidents_create, caller={"workspace": workspace})
        return [len(round_trips(module)) - made for module, made in zip(asked, before, strict=True)]

    assert cost("acme", 5) == cost("umbrella", 500) == [1, 1, 3]

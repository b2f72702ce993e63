from functions.agenda import alerts_list


def test_one_sees_what_one_was_reminded_of_page_by_page_and_nobody_else_does(invoke, desk):
    wanted = {desk.reminded(title) for title in ("Lunch", "Tea", "Dinner")}
    first = invoke(alerts_list, caller=desk.ada, query={"limit": 2}).json
    rest = invoke(alerts_list, caller=desk.ada, query={"limit": 2, "cursor": first["next"]}).json

    assert {each["alert_id"] for each in first["items"] + rest["items"]} == wanted
    assert "mail" not in first["items"][0]
    assert invoke(alerts_list, caller=desk.office.person("bob")).json["items"] == []

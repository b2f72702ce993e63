from functions.agenda import calendars_get, calendars_give, calendars_list


def test_who_manages_gives_what_is_the_workspace_s_to_somebody_and_their_own_to_the_workspace(
    invoke, cloud, office, told
):
    mia, there = office.manager(), office.calendar(owner=None, shares={"person:ada": "read"})

    def give(calendar_id, to, caller=mia):
        return invoke(calendars_give, caller=caller, calendar_id=calendar_id, body={"person": to})

    given = give(there, "ada")
    assert (given.status, given.json["owner"]) == (200, "ada")
    shown = {each["calendar_id"]: each for each in invoke(calendars_list, caller=office.ada).json["items"]}
    assert (shown[there]["role"], shown[there]["shares"]) == ("admin", [])
    assert give(there, "mia").problem == "no-such-calendar"
    cloud.pumps.drain()
    (act,) = (each for each in told("audit.Acted") if each["action"] == "calendar.give")
    assert (act["actor"], act["details"]["to"], act["details"]["giver"]) == ("mia", "ada", "workspace")

    own = office.calendar(owner="mia")
    assert give(own, None).json["owner"] is None
    assert invoke(calendars_get, caller=office.manager("max"), calendar_id=own).json["role"] == "admin"
    assert give(own, "nobody").problem == "nobody-there"
    assert give(own, "ada", caller=office.ada).status == 403


def test_a_room_and_the_calendar_that_everybody_has_are_not_given_away(invoke, office, chambers):
    mia, shared = office.manager(), office.calendar(shares={"person:mia": "admin"})
    reasons = {chambers.room(): "rooms-stay", office.default("mia"): "default-stays", shared: "not-allowed"}

    for calendar_id, reason in reasons.items():
        said = invoke(calendars_give, caller=mia, calendar_id=calendar_id, body={"person": "ada"})
        assert said.problem == reason

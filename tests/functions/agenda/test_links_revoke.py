from functions.agenda import links_create, links_list, links_revoke, shared_show
from tests.functions.agenda.offices import Office


def test_an_address_that_was_taken_back_shows_nothing_and_the_log_says_so(invoke, cloud, told):
    office = Office()
    there = office.calendar()
    one, other = (invoke(links_create, caller=office.ada, calendar_id=there).json for _ in range(2))

    gone = {"calendar_id": there, "share_link": one["link_id"]}
    assert invoke(links_revoke, caller=office.ada, **gone).status == 204
    assert invoke(links_revoke, caller=office.ada, **gone).problem == "no-such-link"
    assert [invoke(shared_show, token=each["token"]).status for each in (one, other)] == [404, 200]
    assert len(invoke(links_list, caller=office.ada, calendar_id=there).json["items"]) == 1

    cloud.pumps.drain()
    acts = [(each["action"], each["actor"], each["details"]["link"]) for each in told("audit.Acted")]
    assert sorted(acts) == sorted(
        [
            ("calendar.link", "ada", one["link_id"]),
            ("calendar.link", "ada", other["link_id"]),
            ("calendar.unlink", "ada", one["link_id"]),
        ]
    )


def test_only_an_admin_of_it_takes_one_back(invoke, cloud):
    office = Office()
    there = office.calendar(shares={"person:bob": "write"})
    made = invoke(links_create, caller=office.ada, calendar_id=there).json

    revoked = invoke(links_revoke, caller=office.person("bob"), calendar_id=there, share_link=made["link_id"])
    assert revoked.problem == "not-allowed"

from datetime import UTC, datetime

from functions.identity import clients_create, clients_get, clients_list
from identity.clients.hearing import Hearing
from identity.clients.logouts import Fault
from tests.functions.identity.applications import BACK


def test_shows_an_application_to_those_of_its_workspace(invoke, join):
    ada, grace = join("ada", "acme"), join("grace", "globex")
    made = invoke(clients_create, caller=ada.powers).json["client_id"]

    assert invoke(clients_get, client_id=made, caller=ada.powers).json["name"] == "Wiki"
    assert invoke(clients_get, client_id=made, caller=grace.powers).problem == "no-such-client"


def test_how_it_takes_logouts_stands_with_it_and_is_no_change_of_it(invoke, join):
    ada = join()
    where = {"name": "Wiki", "redirect_uris": [BACK], "backchannel_logout_uri": "https://wiki.example.com/logout"}
    made = invoke(clients_create, caller=ada.powers, body=where).json["client_id"]
    before = invoke(clients_get, client_id=made, caller=ada.powers)
    hearing = Hearing()
    kept, _ = hearing.one(ada.workspace, made)
    hearing.note(kept, None, Fault("status", 503), datetime(2026, 11, 21, 12, tzinfo=UTC))

    after = invoke(clients_get, client_id=made, caller=ada.powers, headers={"If-None-Match": before.headers["ETag"]})

    assert before.json["logouts"] is None
    said = {"told": None, "failed": "2026-11-21T12:00:00Z", "reason": "status", "status": 503, "failing": True}
    assert after.json == {**before.json, "logouts": said}, "whole, and not 304"
    assert after.headers["ETag"] == before.headers["ETag"]
    assert invoke(clients_list, caller=ada.powers).json["items"] == [after.json]

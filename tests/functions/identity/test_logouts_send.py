import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import jwt
import pytest

from functions.identity import (
    clients_delete,
    clients_get,
    clients_update,
    jwks_show,
    logouts_send,
    sessions_revoke,
)
from identity.clients.hearing import Hearing
from identity.clients.logouts import Fault
from identity.clients.rows import journal
from identity.openid.backchannel import EVENT, Over
from infra.local.environment import origin
from kernel.callers import PersonId
from tests.functions.batches import delivery, message


@pytest.fixture
def wiki():
    """An application's own server: what it was told, and what it answers."""
    told, answers = [], []

    class Listening(BaseHTTPRequestHandler):
        def do_POST(self):
            told.append(self.rfile.read(int(self.headers["content-length"])).decode())
            self.send_response(answers.pop(0) if answers else 200)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Listening)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server, told, answers
    server.shutdown()
    server.server_close()


@pytest.fixture
def listening(wiki, application):
    """Register the application that has that server."""

    def listening(somebody, **more):
        found = application(somebody, **more)
        where = f"http://127.0.0.1:{wiki[0].server_port}/logout"
        said = {"backchannel_logout_uri": where}
        journal().change(somebody.workspace, found.client_id, lambda client: client.model_copy(update=said))
        return found

    return listening


def over(somebody, client, person=None):
    said = Over(
        workspace=somebody.workspace,
        person=PersonId(person or somebody.person),
        client_id=client.client_id,
        session_id="s",
    )
    return delivery(message(1, said.model_dump_json(), workspace=somebody.workspace, queue="test-identity-logouts"))


def test_an_application_hears_that_somebody_signed_out_and_can_believe_it(invoke, cloud, join, listening, wiki, cold):
    ada = join()
    stays = listening(ada, scopes=["openid", "offline_access"])
    ends = listening(ada)
    sids = set()
    for client, scope in ((ends, "openid"), (stays, "openid offline_access")):
        token = client.enters(ada, scope=scope)["id_token"]
        sids.add(jwt.decode(token, options={"verify_signature": False})["sid"])
    cloud.pumps.drain()
    cold()

    invoke(sessions_revoke, caller=ada.powers)
    assert cloud.pumps.drain()

    keys = jwt.PyJWKSet.from_dict(invoke(jwks_show).json)
    tokens = [parse_qs(each)["logout_token"][0] for each in wiki[1]]
    found = []
    for token in tokens:
        header = jwt.get_unverified_header(token)
        assert header["typ"] == "logout+jwt"
        audience = [ends.client_id, stays.client_id]
        found.append(jwt.decode(token, keys[header["kid"]].key, ["ES256"], audience=audience, issuer=origin(8000)))
    assert {each["sid"] for each in found} == sids
    assert all(each["events"] == {EVENT: {}} and each["sub"] == ada.person and "nonce" not in each for each in found)


def test_what_did_not_work_is_tried_again_and_what_is_refused_is_not(invoke, join, listening, wiki):
    ada = join()
    client = listening(ada)

    for answer, failed in ((503, 1), (400, 0), (302, 0), (204, 0)):
        wiki[2].append(answer)
        said = invoke(logouts_send, event=over(ada, client))
        assert len(said.payload["batchItemFailures"]) == failed
        assert (f"it answered {answer}" in said.log) == (answer != 204)


def test_how_it_was_taken_is_kept_when_that_changes_and_once_an_hour(invoke, join, listening, wiki):
    ada = join()
    client, hearing = listening(ada), Hearing()

    def told(answer):
        wiki[2].append(answer)
        invoke(logouts_send, event=over(ada, client))
        return hearing.one(ada.workspace, client.client_id)[1].logouts

    hearing.note(hearing.one(ada.workspace, client.client_id)[0], None, None, datetime.now(UTC) - timedelta(hours=2))
    first = told(200)
    assert (first.failing, first.failed) == (False, None)
    assert datetime.now(UTC) - first.told < timedelta(hours=1)
    assert told(200) == first, "nothing is written of every one"
    down = told(503)
    assert (down.failing, down.reason, down.status, down.told) == (True, "status", 503, first.told)
    assert told(503) == down
    assert told(404).status == 404
    again = told(200)
    assert (again.failing, again.status) == (False, 404)


def test_why_it_was_not_told_is_a_word(invoke, join, listening):
    ada = join()
    client, hearing = listening(ada), Hearing()
    reasons = []
    for where in ("http://127.0.0.1:9/logout", "https://192.168.0.1/logout"):
        said = {"backchannel_logout_uri": where}
        journal().change(ada.workspace, client.client_id, lambda kept, said=said: kept.model_copy(update=said))
        invoke(logouts_send, event=over(ada, client))
        found = hearing.one(ada.workspace, client.client_id)[1].logouts
        reasons.append((found.reason, found.status))

    assert reasons == [("unreachable", None), ("not_public", None)]


def test_what_is_known_of_one_address_is_not_said_of_another_and_goes_with_the_application(invoke, join, listening):
    ada = join()
    client, hearing = listening(ada), Hearing()
    invoke(logouts_send, event=over(ada, client))
    kept, record = hearing.one(ada.workspace, client.client_id)
    assert not record.logouts.failing
    hearing.note(kept, None, Fault("status", 500), datetime.now(UTC))
    failed = hearing.one(ada.workspace, client.client_id)[1].logouts
    assert failed.failing, "who has read something older notes it still"
    assert failed.told == record.logouts.told

    elsewhere = {"backchannel_logout_uri": "https://wiki.example.com/logout"}
    assert invoke(clients_update, caller=ada.powers, client_id=client.client_id, body=elsewhere).status == 200
    assert invoke(clients_get, caller=ada.powers, client_id=client.client_id).json["logouts"] is None
    assert invoke(clients_delete, caller=ada.powers, client_id=client.client_id).status == 204
    hearing.note(kept, None, None, datetime.now(UTC))
    assert hearing.one(ada.workspace, client.client_id) == (None, None)


def test_an_application_that_does_not_listen_or_is_gone_is_not_told(invoke, join, application, listening, wiki):
    ada = join()
    client, deaf = listening(ada), application(ada)
    journal().delete(ada.workspace, client.client_id)

    for each in (client, deaf):
        assert invoke(logouts_send, event=over(ada, each)).payload == {"batchItemFailures": []}
    assert wiki[1] == []

import time
from concurrent.futures import ThreadPoolExecutor

import jwt
import pytest

from functions.identity import clients_rotate, clients_update, groups_create, members_move, tokens_issue
from identity.callers import applications
from identity.openid.idtokens import half
from identity.openid.pairing import place
from identity.sessions import RefreshToken
from identity.sessions.table import SessionTable
from identity.tickets import Ticket
from infra.local.environment import origin
from kernel.aws import client
from tests.functions.identity.applications import BACK, FORM, VERIFIER, device

HERE = origin(8000)


@pytest.fixture
def public_key(invoke):
    """The key of a token, as whoever verifies it looks it up."""
    from functions.identity import jwks_show

    def public_key(token):
        keys = jwt.PyJWKSet.from_dict(invoke(jwks_show).json)
        return keys[jwt.get_unverified_header(token)["kid"]].key

    return public_key


@pytest.fixture
def claims(public_key):
    """What an ID token says, verified as an application does."""

    def claims(token, client):
        needed = {"require": ["exp", "iat", "nonce", "at_hash", "sid"]}
        return jwt.decode(token, public_key(token), ["ES256"], audience=client.client_id, issuer=HERE, options=needed)

    return claims


def test_a_code_brings_an_access_token_and_an_id_token_that_can_be_verified(
    join, application, claims, acts, round_trips, cold
):
    ada = join()
    wiki = application(ada)
    code = wiki.let_in(ada)
    cold()

    said = wiki.redeems(code)
    found = claims(said.json["id_token"], wiki)

    assert (said.status, said.headers["Cache-Control"]) == (200, "no-store")
    assert (said.json["token_type"], said.json["scope"]) == ("Bearer", "email openid profile")
    assert (found["sub"], found["nonce"], found["email"], found["name"]) == (
        ada.person,
        "n-1",
        "ada@example.com",
        "Ada",
    )
    assert (found["at_hash"], found["acr"]) == (half(said.json["access_token"]), "urn:stoa:acr:single")
    assert round_trips(tokens_issue) == ["BatchGetItem", "GetItem", "TransactWriteItems", "UpdateItem"]
    assert acts()[-1]["action"] == "client.enter"


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"code_verifier": None}, "invalid_request"),
        ({"code_verifier": VERIFIER[:-1] + "l"}, "invalid_grant"),
        ({"code_verifier": "short"}, "invalid_grant"),
        ({"redirect_uri": BACK + "/"}, "invalid_grant"),
        ({"redirect_uri": None}, "invalid_grant"),
        ({"code": "x"}, "invalid_grant"),
        ({"code": None}, "invalid_grant"),
        ({"client_secret": "both"}, "invalid_request"),
        ({"client_id": "another"}, "invalid_request"),
    ],
)
def test_a_code_is_good_only_with_all_that_it_was_asked_for_with(join, application, more, error):
    ada = join()
    wiki = application(ada)
    code = wiki.let_in(ada)

    said = wiki.redeems(**{"code": code, **more})

    assert (said.status, said.json["error"]) == (400, error)
    assert said.headers["Content-Type"] == "application/json"
    assert wiki.redeems(code).status == 200  # it was not spent


def test_a_code_that_was_given_to_one_application_is_good_for_no_other(join, application):
    ada = join()
    wiki, other = application(ada), application(ada)

    assert other.redeems(wiki.let_in(ada)).json["error"] == "invalid_grant"


def test_a_code_that_comes_twice_takes_back_what_it_brought(join, application, authorize, acts, monkeypatch):
    monkeypatch.setattr(applications, "MEMORY", -1)
    ada = join()
    wiki = application(ada)
    code = wiki.let_in(ada)
    brought = wiki.redeems(code).json
    assert authorize(brought["access_token"])["context"]["person"] == ada.person

    again = wiki.redeems(code)

    assert (again.status, again.json["error"]) == (400, "invalid_grant")
    assert acts()[-1]["action"] == "client.replay"
    assert authorize(brought["access_token"])["context"] == {"problem": "credential-refused"}
    assert wiki.asks("refresh_token", refresh_token=brought["refresh_token"]).json["error"] == "invalid_grant"


def test_a_code_is_good_for_a_minute_and_while_its_session_is(join, application, gone, cloud):
    ada = join()
    wiki = application(ada)
    old, late = wiki.let_in(ada), wiki.let_in(ada)
    row = {"pk": {"S": ada.person}, "sk": {"S": Ticket.parse(old).key("authorization")}}
    client("dynamodb").update_item(
        TableName="test-identity-tickets-1",
        Key=row,
        UpdateExpression="SET expires = :now",
        ExpressionAttributeValues={":now": {"N": str(int(time.time()))}},
    )

    assert wiki.redeems(old).json["error"] == "invalid_grant"
    gone("identity-sessions-1", ada.person, ada.workspace, ada.session)
    assert wiki.redeems(late).json["error"] == "invalid_grant"


def test_only_the_client_itself_gets_tokens(invoke, join, application):
    ada = join()
    wiki = application(ada)
    code = wiki.let_in(ada)

    for headers, more in (
        (wiki.basic("wrong"), {}),
        (wiki.basic("nobody"), {}),
        ({**FORM, "authorization": "Basic !"}, {}),
        (FORM, {}),
        (FORM, {"client_id": wiki.client_id}),
        (FORM, {"client_id": wiki.client_id, "client_secret": "wrong"}),
        (FORM, {"client_id": f"{ada.workspace}-00000000", "client_secret": wiki.secret}),
    ):
        said = wiki.redeems(code, headers=headers, **more)
        assert (said.status, said.json["error"]) == (401, "invalid_client")
        assert said.headers["WWW-Authenticate"].startswith("Basic")
    assert wiki.redeems(code, headers=FORM, client_id=wiki.client_id, client_secret=wiki.secret).status == 200


def test_a_rotated_secret_is_good_beside_the_new_one_and_an_application_that_was_stopped_has_none(
    invoke, join, application
):
    ada = join()
    robot = application(ada, grant_types=["client_credentials"], scopes=["people:read"], redirect_uris=[])
    new = invoke(clients_rotate, client_id=robot.client_id, body={"overlap": 60}, caller=ada.powers).json

    for secret in (robot.secret, new["client_secret"]):
        assert robot.asks("client_credentials", headers=robot.basic(secret)).status == 200
    invoke(clients_update, client_id=robot.client_id, body={"enabled": False}, caller=ada.powers)
    assert robot.asks("client_credentials").json["error"] == "invalid_client"


def test_a_public_client_shows_its_verifier_and_no_secret(join, application):
    ada = join()
    app = application(ada, kind="public")

    assert app.redeems(app.let_in(ada), headers=FORM, client_id=app.client_id).status == 200
    assert app.redeems(app.let_in(ada), headers=FORM, client_id=app.client_id, client_secret="x").status == 401


def test_a_refresh_token_brings_the_next_and_an_old_one_ends_it_all(join, application, monkeypatch, acts):
    ada = join()
    wiki = application(ada)
    first = wiki.enters(ada)["refresh_token"]

    second = wiki.asks("refresh_token", refresh_token=first).json
    again = wiki.asks("refresh_token", refresh_token=first).json
    third = wiki.asks("refresh_token", refresh_token=second["refresh_token"]).json
    stolen = wiki.asks("refresh_token", refresh_token=first)

    assert second["refresh_token"] == again["refresh_token"] != first
    assert "id_token" in second
    assert (stolen.status, stolen.json["error"]) == (400, "invalid_grant")
    assert acts()[-1]["action"] == "session.stolen"
    assert wiki.asks("refresh_token", refresh_token=third["refresh_token"]).json["error"] == "invalid_grant"


def test_a_hundred_at_once_are_given_one_and_the_same_next_token(join, application):
    ada = join()
    wiki = application(ada)
    first = wiki.enters(ada)["refresh_token"]

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: wiki.asks("refresh_token", refresh_token=first).json, range(100)))

    assert len({each["refresh_token"] for each in found}) == 1


def test_who_was_not_first_among_many_is_given_what_the_first_was(join, application, cloud, round_trips):
    ada = join()
    wiki = application(ada)
    token = RefreshToken.parse(wiki.enters(ada)["refresh_token"])
    rotated = []

    def first(request):
        if (
            request.operation == "UpdateItem"
            and round_trips(tokens_issue).count("BatchGetItem") > before
            and not rotated
        ):
            store = SessionTable()
            rotated.append(store.find(token.workspace, token.person, token.session_id).rotation(int(time.time())))
            store.rotate(rotated[0])

    before = round_trips(tokens_issue).count("BatchGetItem")
    cloud.runtime.calls.watchers.append(first)
    said = wiki.asks("refresh_token", refresh_token=str(token))
    cloud.runtime.calls.watchers.remove(first)

    assert RefreshToken.parse(said.json["refresh_token"]).number == token.number + 1


def test_a_refresh_token_is_good_for_its_own_client_and_for_no_more_than_it_was_given(join, application, invoke):
    from functions.identity import sessions_refresh

    ada = join()
    wiki, other = application(ada), application(ada)
    token = wiki.enters(ada)["refresh_token"]

    assert other.asks("refresh_token", refresh_token=token).json["error"] == "invalid_grant"
    assert invoke(sessions_refresh, body={"refresh_token": token}).problem == "session-over"
    assert wiki.asks("refresh_token", refresh_token=ada.refresh_token).json["error"] == "invalid_grant"
    assert wiki.asks("refresh_token", refresh_token="x").json["error"] == "invalid_grant"
    assert wiki.asks("refresh_token", refresh_token=token, scope="openid roles").json["error"] == "invalid_scope"
    assert wiki.asks("refresh_token", refresh_token=token, scope="openid").json["scope"] == "openid"


def test_who_is_in_no_group_that_may_use_it_any_more_is_not_let_in(invoke, join, application, claims):
    ada = join()
    group = invoke(groups_create, body={"name": "Wikipedians"}, caller=ada.powers).json["group_id"]
    invoke(members_move, group_id=group, body={"add": [ada.person]}, caller=ada.powers)
    wiki = application(ada, groups=[group], scopes=["openid", "groups", "roles"])
    tokens = wiki.enters(ada, scope="openid groups roles")

    found = claims(tokens["id_token"], wiki)
    assert (found["groups"], found["roles"]) == (["Wikipedians"], ["admin"])
    invoke(members_move, group_id=group, body={"remove": [ada.person]}, caller=ada.powers)
    assert wiki.asks("refresh_token", refresh_token=tokens["refresh_token"]).json["error"] == "invalid_grant"


def test_an_application_calls_for_itself_with_what_it_was_registered_for(join, application, authorize):
    ada = join()
    robot = application(
        ada, grant_types=["client_credentials"], scopes=["people:read", "me:read", "openid"], redirect_uris=[]
    )

    said = robot.asks("client_credentials").json
    found = authorize(said["access_token"])["context"]

    assert said["scope"] == "people:read"
    assert "refresh_token" not in {name for name, value in said.items() if value}
    assert (found["person"], found["role"], found["scopes"]) == (robot.client_id, "application", "people:read")
    assert robot.asks("client_credentials", scope="people:write").json["error"] == "invalid_scope"
    assert application(ada).asks("client_credentials").json["error"] == "unauthorized_client"


def test_other_ways_to_a_token_are_unknown(join, application):
    wiki = application(join())

    said = wiki.asks("password", username="ada", password="x")

    assert (said.status, said.json["error"]) == (400, "unsupported_grant_type")
    assert wiki.asks("", code="x").json["error"] == "invalid_request"


def test_a_device_that_nobody_let_in_waits_and_is_told_when_its_time_is_over(invoke, join, application, cloud):
    from functions.identity import pairings_begin, pairings_decide

    ada = join()
    tv = application(ada, **device())
    kind = "urn:ietf:params:oauth:grant-type:device_code"
    codes = tv.shows(pairings_begin, "", scope="openid").json

    assert tv.asks(kind, device_code=codes["device_code"]).json["error"] == "authorization_pending"
    body = {"allow": True}
    invoke(pairings_decide, user_code=codes["user_code"], body=body, caller=ada.powers)
    assert tv.asks(kind, device_code=codes["device_code"]).status == 200
    late = tv.shows(pairings_begin, "", scope="openid").json
    client("dynamodb").update_item(
        TableName="test-identity-tickets-1",
        Key={"pk": {"S": ada.workspace}, "sk": {"S": place(late["user_code"])}},
        UpdateExpression="SET expires = :now",
        ExpressionAttributeValues={":now": {"N": str(int(time.time()))}},
    )
    assert tv.asks(kind, device_code=late["device_code"]).json["error"] == "expired_token"

"""A whole journey, and every line that any function wrote on the way: no secret of it is in any."""

import json
import re
import time
from base64 import urlsafe_b64encode
from email import message_from_bytes
from email.policy import default
from functools import partial
from hashlib import sha256
from urllib.parse import parse_qsl, urlencode, urlsplit

import jwt
import pyotp
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from jwt.algorithms import ECAlgorithm

from identity.federation import asking
from infra import ROOT
from infra.local.clients import client
from infra.local.runtime.principals import acting
from infra.yamls import load
from tests.journeys.neighbours import Household
from tests.layers.kernel.strangers import stranger
from tests.passwords import PASSWORD
from tests.waiting import until

ANOTHER = "eleven green badgers under the bridge"
USER = "urn:ietf:params:scim:schemas:core:2.0:User"
SECRET = {"client_secret", "code", "code_verifier", "refresh_token", "token", "state"}


def challenge(verifier):
    return urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("=")


def apis():
    """The stages of all rooms' APIs: what their access logs say of a request."""
    templates = [load(path) for path in sorted(ROOT.glob("infra/*/functions.yaml"))]
    resources = [each for one in templates for each in one["Resources"].values()]
    return [each["Properties"] for each in resources if each["Type"] == "AWS::Serverless::HttpApi"]


def plain(mail):
    return message_from_bytes(mail.raw, policy=default).get_body(("plain",)).get_content()


def letter(street):
    return plain(street.cloud.stores.outbox.sent()[-1])


def said_anywhere(used, lines):
    """What of it, or of a half of it, is in any line."""
    halves = {part for each in used if "." in each or "_" in each for part in re.split(r"[._]", each) if len(part) > 40}
    log = "".join(lines)
    assert "served" in log
    return {each for each in used | halves if each in log}


@pytest.fixture
def lines(street):
    """All that functions write while the test goes on: log lines, and metrics among them."""
    found = []

    def listen(_, line):
        found.append(line)

    street.cloud.runtime.listeners.append(listen)
    yield found
    street.cloud.runtime.listeners.remove(listen)


def test_no_secret_of_a_whole_journey_is_in_any_log(street, lines):
    used = {PASSWORD, ANOTHER, "a wrong password that I tried"}
    home = Household(street, "journey")

    def ask(method, path, body=None, status=200):
        answer = home.ask(method, path, body)
        assert answer.status == status, answer.text
        return answer.json if answer.text else None

    offer = ask("POST", "/api/auth/totp")
    app = pyotp.TOTP(offer["secret"])
    codes = [app.at(time.time() + 30 * step) for step in (-1, 0, 1)]
    confirmed = ask("POST", "/api/auth/totp/confirm", {"setup": offer["setup"], "code": codes[0]})
    stepped = ask("POST", "/api/auth/step-up", {"code": codes[1]})
    renewed = ask("POST", "/api/auth/recovery-codes")
    rotated = ask("POST", f"/api/workspace/keys/{home.key_id}/rotate", {})
    opens = ask("POST", "/api/auth/tickets")["ticket"]
    assert street.ask("GET", f"/api/auth/me?ticket={opens}").status == 401
    assert street.ask("GET", "/api/auth/me", credential=opens).status == 401
    used.add(opens)
    used |= {home.token, home.refresh_token, home.known_by, home.key, offer["secret"], offer["setup"], *codes}
    used |= {stepped["access_token"], rotated["key"], *confirmed["recovery_codes"], *renewed["recovery_codes"]}

    wrong = {"email": home.email, "password": "a wrong password that I tried"}
    street.ask("POST", "/api/auth/login", wrong)
    login = {"email": home.email, "password": PASSWORD, "client": "app"}
    step = street.ask("POST", "/api/auth/login", login).json["second_step"]["ticket"]
    shown = {"ticket": step, "recovery_code": renewed["recovery_codes"][0], "client": "app"}
    entered = street.ask("POST", "/api/auth/second-step", shown).json["signed_in"]
    next_one = street.ask("POST", "/api/auth/refresh", {"refresh_token": entered["refresh_token"]}).json
    used |= {
        step,
        entered["access_token"],
        entered["refresh_token"],
        next_one["refresh_token"],
        next_one["access_token"],
    }

    magic = street.ask("POST", "/api/auth/magic", {"email": home.email}).json["ticket"]
    link, code = street.ticket("link"), re.search(r"\b\d{4} ?\d{4}\b", letter(street)).group()
    taken = street.ask("POST", "/api/auth/magic/code", {"ticket": magic, "code": code}).json["ticket"]
    street.ask("POST", "/api/auth/link", {"ticket": taken})
    street.ask("POST", "/api/auth/forgotten", {"email": home.email})
    reset = street.ticket("reset")
    chosen = street.ask("POST", "/api/auth/reset", {"ticket": reset, "password": ANOTHER}).json["ticket"]
    street.cloud.pumps.drain()
    used |= {magic, link, code.replace(" ", ""), taken, reset, chosen}

    assert said_anywhere(used, lines) == set()


def test_no_secret_of_applications_and_devices_is_in_any_log(street, lines):
    home, used = Household(street, "programs"), set()
    back, verifier = "https://wiki.example.com/callback", "v" * 64
    form = {"kind": "application/x-www-form-urlencoded"}

    def posted(path, **said):
        used.update(said[name] for name in SECRET & said.keys())
        return street.ask("POST", path, urlencode(said).encode(), **form)

    def registered(**more):
        body = {"name": "Wiki", "redirect_uris": [back], **more}
        made = home.ask("POST", "/api/workspace/clients", body).json
        used.add(made["client_secret"] or "none")
        return {"client_id": made["client_id"], "client_secret": made["client_secret"]}

    wiki = registered(post_logout_redirect_uris=[back], scopes=["openid", "email", "offline_access"])
    rotated = home.ask("POST", f"/api/workspace/clients/{wiki['client_id']}/secrets", {"overlap": 60}).json
    wanted = {"response_type": "code", "redirect_uri": back, "scope": "openid email offline_access"}
    wanted |= {"code_challenge": challenge(verifier), "code_challenge_method": "S256", "client_id": wiki["client_id"]}
    wanted |= {"state": "a state that nobody guesses", "nonce": "a nonce that nobody guesses"}
    cookie = {"cookie": f"__Secure-refresh={home.refresh_token}"}
    went = street.ask("GET", f"/api/auth/authorize?{urlencode(wanted)}", headers=cookie).headers["Location"]
    ticket = went.partition("#")[2]
    home.ask("GET", f"/api/auth/authorize/{ticket}")
    came = home.ask("POST", f"/api/auth/authorize/{ticket}", {"allow": True}).json["location"]
    code = dict(parse_qsl(urlsplit(came).query))["code"]
    redeemed = {"grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": verifier}
    tokens = posted("/api/auth/token", **wiki, **redeemed).json
    posted("/api/auth/token", **wiki, **redeemed | {"code": f"{ticket}x"})
    again = posted("/api/auth/token", **wiki, grant_type="refresh_token", refresh_token=tokens["refresh_token"])
    posted("/api/auth/introspect", **wiki | {"client_secret": "a secret that was guessed"}, token="a token made up")
    posted("/api/auth/revoke", **wiki, token=tokens["refresh_token"])
    street.ask("GET", "/api/auth/userinfo", credential=tokens["access_token"])
    hint = urlencode({"id_token_hint": tokens["id_token"], "post_logout_redirect_uri": back, "state": wanted["state"]})
    street.ask("GET", f"/api/auth/end-session?{hint}")
    posted("/api/auth/authorize", **wanted)
    used |= {ticket, code, wanted["nonce"], wanted["code_challenge"], rotated["client_secret"]}
    used |= {tokens["access_token"], tokens["id_token"], again.json.get("refresh_token") or tokens["refresh_token"]}

    home.sign_in()
    device = "urn:ietf:params:oauth:grant-type:device_code"
    screen = {"client_id": registered(kind="public", grant_types=[device], redirect_uris=[])["client_id"]}
    pair = posted("/api/auth/device", **screen, scope="openid").json
    for user_code in ("BCDF-GHJK", pair["user_code"]):
        home.ask("GET", f"/api/auth/device/{user_code}")
        home.ask("POST", f"/api/auth/device/{user_code}", {"allow": True})
    given = posted("/api/auth/token", **screen, grant_type=device, device_code=pair["device_code"]).json
    used |= {pair["user_code"], pair["user_code"].replace("-", ""), pair["device_code"], given["access_token"]}

    assert len(used) == 20
    assert said_anywhere(used, lines) == set()


def test_no_ticket_of_a_letter_is_in_any_log(street, lines):
    """Each kind of letter that brings one, and what is shown with it."""
    before, home, used = len(street.cloud.stores.outbox.sent()), Household(street, "letters"), set()

    def sent():
        texts = (plain(mail) for mail in street.cloud.stores.outbox.sent()[before:])
        return [found for text in texts for found in re.findall(r"/([a-z]+)#([\w.-]+)", text)]

    def shown(path, page, **more):
        answer = street.ask("POST", path, {"ticket": dict(sent())[page], **more})
        assert answer.status == 200, answer.text
        used.update({answer.json.get("ticket")} - {None})
        return answer.json.get("ticket")

    bob = {"email": f"bob@{home.domain}", "role": "member"}
    invitation = home.ask("POST", "/api/workspace/invitations", bob).json["invitation_id"]
    home.ask("POST", f"/api/workspace/invitations/{invitation}/resend")
    shown("/api/auth/invitations/show", "join")
    shown("/api/auth/invitations/accept", "join", password=ANOTHER, name="Bob")
    login = {"email": bob["email"], "password": ANOTHER, "client": "app"}
    token = street.ask("POST", "/api/auth/login", login).json["signed_in"]["access_token"]
    street.ask("DELETE", "/api/auth/me", credential=token)
    shown("/api/auth/keep", "stay")

    home.ask("POST", "/api/auth/email", {"email": f"ada@{home.domain}"})
    shown("/api/auth/email/confirm", "email")
    undone = shown("/api/auth/email/undo", "undo")
    street.ask("POST", "/api/auth/reset", {"ticket": undone, "password": PASSWORD})
    assert home.sign_in()
    home.ask("DELETE", f"/api/workspace?slug={home.slug}")
    street.cloud.pumps.drain()
    shown("/api/workspace/keep", "keep")

    used |= {ticket for _, ticket in sent()}
    assert {page for page, _ in sent()} == {"verify", "join", "stay", "email", "undo", "keep"}
    assert said_anywhere(used, lines) == set()


def gathered(home, export):
    """An export, as soon as there is something to fetch."""
    home.street.cloud.pumps.drain()
    found = home.get(export)
    return found if found["status"] == "ready" else None


def test_no_secret_of_directories_and_exports_is_in_any_log(street, lines):
    home, used = Household(street, "shelves"), set()
    bad = f"{home.key[:-4]}beef"
    assert street.ask("GET", "/api/workspace/people", credential=bad).status == 401
    person = {"schemas": [USER], "userName": f"grace@{home.domain}", "password": "what the directory made up"}
    scim = f"/scim/v2/{home.workspace}/Users"
    assert street.ask("POST", scim, person, credential=home.key).status == 201
    broken = urlencode({"filter": f"password eq {person['password']}"})
    assert street.ask("GET", f"{scim}?{broken}", credential=home.key).status == 400
    used |= {bad, home.key, person["password"], home.token, home.refresh_token}

    for exports in ("/api/workspace/exports", "/api/workspace/audit/exports"):
        made = home.ask("POST", exports, {"format": "ndjson"} if "audit" in exports else {})
        ready = until(partial(gathered, home, f"{exports}/{made.json['export_id']}"))
        link = next(str(each) for each in ready.values() if "X-Amz-Signature" in str(each))
        used |= set(re.findall(r"X-Amz-(?:Signature|Security-Token)=([^&']+)", link))

    assert len(used) >= 7
    assert said_anywhere(used, lines) == set()


def test_no_secret_of_a_way_by_a_provider_is_in_any_log(street, lines):
    home, key, seen = Household(street, "provided"), ec.generate_private_key(ec.SECP256R1()), []
    item = {"pk": {"S": home.domain}, "workspace": {"S": home.workspace}}
    with acting(None):
        client("dynamodb").put_item(TableName="test-identity-by-domain-1", Item=item)

    def behave(request):
        form = dict(parse_qsl(there.seen[-1][3].decode()))
        ends = ("authorization_endpoint", "token_endpoint", "jwks_uri")
        said = {"issuer": there.url, **dict.fromkeys(ends, f"{there.url}/all")}
        said["keys"] = [{**json.loads(ECAlgorithm.to_jwk(key.public_key())), "kid": "one"}]
        if form:
            claims = {"iss": there.url, "aud": "stoa", "sub": "ada", "nonce": asked["nonce"], "email": home.email}
            claims |= {"iat": int(time.time()), "exp": int(time.time()) + 300}
            said |= {"id_token": jwt.encode(claims, key, "ES256", {"kid": "one"}), "access_token": "of the provider"}
            seen.extend((form["code_verifier"], said["id_token"]))
        request.answer(200, json.dumps(said).encode())

    asking.forget()
    with stranger(behave) as there:
        wanted = {"name": "Ours", "issuer": there.url, "client_id": "stoa", "client_secret": "that the provider gave"}
        made = home.ask("POST", "/api/workspace/issuers", {**wanted, "domains": [home.domain]}).json["issuer_id"]
        went = street.ask("GET", f"/api/auth/{made}/sign-in")
        asked = dict(parse_qsl(urlsplit(went.headers["Location"]).query))
        state = {"cookie": went.headers["Set-Cookie"].partition(";")[0]}
        for code in ("a code of the provider", "a code that comes too late"):
            back = urlencode({"code": code, "state": asked["state"]})
            came = street.ask("GET", f"/api/auth/{made}/signed-in?{back}", headers=state)
            seen.extend((code, came.headers["Location"].partition("#")[2]))

    assert "/link#" not in came.headers["Location"]
    tickets = [each for each in seen if each.startswith(home.person)]
    assert len(tickets) == 1
    signed_in = street.ask("POST", "/api/auth/link", {"ticket": tickets[0], "client": "app"}).json["signed_in"]
    used = {each for each in seen if "problem=" not in each} | {asked["state"], asked["nonce"], state["cookie"]}
    assert said_anywhere(used | {wanted["client_secret"], signed_in["access_token"]}, lines) == set()


def test_what_the_gateway_notes_of_a_request_is_its_route_and_nothing_of_its_address():
    said = [each["AccessLogSettings"]["Format"] for each in apis()]

    assert len(said) > 1
    for each in said:
        assert json.loads(each)["route"] == "$context.routeKey"
        assert not re.search(
            r"\$context\.(path|identity|domain|query|request(?!Id|Time)|authorizer\.(?!workspace))", each
        )

"""A whole journey, and every line that any function wrote on the way: no secret of it is in any."""

import re
import time
from email import message_from_bytes
from email.policy import default

import pyotp

from tests.journeys.neighbours import PASSWORD, Household

ANOTHER = "eleven green badgers under the bridge"


def letter(street):
    newest = message_from_bytes(street.cloud.stores.outbox.sent()[-1].raw, policy=default)
    return newest.get_body(("plain",)).get_content()


def test_no_secret_of_a_whole_journey_is_in_any_log(street):
    lines, used = [], {PASSWORD, ANOTHER, "a wrong password that I tried"}
    street.cloud.runtime.listeners.append(lambda _, line: lines.append(line))
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

    halves = {part for each in used if "." in each or "_" in each for part in re.split(r"[._]", each) if len(part) > 40}
    log = "".join(lines)
    assert "served" in log
    assert {each for each in used | halves if each in log} == set()

"""Signing in, staying, and being known, in the local cloud of a process of its own: ``python -m tests.bench.members``.

Says one line of JSON: what each of them costs beside an ordinary request of the same process (one query, through the
same runtime with its policy check), and the DynamoDB operations that it makes.
"""

import json
import re
import sys
import time
from collections.abc import Callable
from email import message_from_bytes
from email.policy import default
from statistics import median
from typing import Any

from infra.local.environment import MAIL_DOMAIN, ORIGIN_SECRET, origin, prepare

prepare("bench")

from infra import ROOT  # noqa: E402 - after the environment is prepared
from infra.local.cloud import Cloud  # noqa: E402 - the same
from tests.functions.trips import Trips  # noqa: E402 - the same
from tests.passwords import PASSWORD  # noqa: E402 - the same

EMAIL = "ada@example.com"
DEVICE = f"__Secure-device={'d' * 43}"
TURNS, MANY = 8, 8


class House:
    """The deployed house, asked function by function."""

    def __init__(self) -> None:
        self.cloud = Cloud.start(
            ROOT / "template.yaml", stage="bench", parameters={"Origin": origin(8000), "MailDomain": MAIL_DOMAIN}
        )
        self.trips = Trips()

    def invoke(self, function: str, event: Any) -> Any:
        return self.cloud.invoke(f"bench-{function.replace('/', '-').replace('_', '-')}", event)

    def ask(self, function: str, body: Any = None) -> Any:
        event = json.loads((ROOT / f"events/{function}.json").read_text())
        event["headers"] = {"content-type": "application/json", "x-origin-secret": ORIGIN_SECRET, "cookie": DEVICE}
        event["multiValueHeaders"] = {}
        event["body"], event["isBase64Encoded"] = None if body is None else json.dumps(body), False
        answer = self.invoke(function, event)
        assert answer["statusCode"] < 300, answer
        return json.loads(answer["body"])

    def known(self, token: str) -> None:
        said = self.invoke("identity/callers_authorize", {"headers": {"authorization": f"Bearer {token}"}})
        assert "person" in said["context"], said

    def settle(self) -> str:
        """Let somebody come in as people do; the ticket of their first sign-in."""
        workspace = {"name": "Acme", "slug": "acme"}
        self.ask(
            "identity/accounts_register",
            {"email": EMAIL, "name": "Ada", "password": PASSWORD, "workspace": workspace},
        )
        letter = message_from_bytes(self.cloud.stores.sent()[-1].raw, policy=default)
        part = letter.get_body(("plain",))
        assert part is not None
        (ticket,) = re.findall(r"/verify#([\w.-]+)", part.get_content().replace("=\n", ""))
        return str(self.ask("identity/accounts_verify", {"ticket": ticket})["ticket"])

    def let_in_again(self) -> None:
        """Forget how often somebody knocked: it is not limits that are measured."""
        from kernel import limits

        self.cloud.stores.dynamodb.empty("bench-shared-limits-1")
        limits.forget()

    def made(self, function: str, act: Callable[[], Any]) -> int:
        """The DynamoDB operations that one more of the same makes."""
        act()
        before = len(self.trips)
        act()
        return len(self.trips.of(f"bench-{function.replace('/', '-').replace('_', '-')}", since=before))


def main() -> int:
    house = House()
    with house.trips.counted(house.cloud.runtime.calls):
        print(json.dumps(_measured(house)), flush=True)
    house.cloud.close()
    return 0


def _measured(house: House) -> dict[str, float]:
    from identity.callers import service

    house.settle()
    login = {"email": EMAIL, "password": PASSWORD, "client": "app"}
    session = house.ask("identity/sessions_begin", login)["signed_in"]

    def sign_in() -> None:
        house.let_in_again()
        house.ask("identity/sessions_begin", login)

    def stay() -> None:
        house.let_in_again()
        said = house.ask("identity/sessions_refresh", {"refresh_token": session["refresh_token"]})
        session["refresh_token"] = said["refresh_token"]

    def seen() -> None:
        house.known(session["access_token"])

    def ordinary() -> None:
        house.ask("ops/incidents_list")

    found: dict[str, float] = {
        "login_trips": house.made("identity/sessions_begin", sign_in),
        "refresh_trips": house.made("identity/sessions_refresh", stay),
        "seen_trips": house.made("identity/callers_authorize", seen),
    }
    costs = {"login": sign_in, "refresh": stay, "seen": seen}
    found |= _against(ordinary, costs, aside=house.let_in_again)
    service.MEMORY = -1  # as if half a minute had passed whenever it is seen
    session |= house.ask("identity/sessions_begin", login)["signed_in"]
    found["unseen_trips"] = house.made("identity/callers_authorize", seen)
    return found | _against(ordinary, {"unseen": seen}, aside=house.let_in_again)


def _against(
    ordinary: Callable[[], None], costs: dict[str, Callable[[], None]], aside: Callable[[], None]
) -> dict[str, float]:
    """What each costs beside an ordinary request, taking turns; forgetting limits is not counted."""
    ratios: dict[str, list[float]] = {name: [] for name in costs}
    for _ in range(TURNS):
        control = _spent(ordinary)
        for name, act in costs.items():
            forgetting = _spent(aside) if name in {"login", "refresh"} else 0
            ratios[name].append((_spent(act) - forgetting) / control)
    return {name: median(each) for name, each in ratios.items()}


def _spent(act: Callable[[], None]) -> float:
    """Processor time of one, of several: the median."""
    times = []
    for _ in range(MANY):
        before = time.process_time_ns()
        act()
        times.append(time.process_time_ns() - before)
    return median(times)


if __name__ == "__main__":
    sys.exit(main())

"""What each kind of door may reach while its view runs."""

import pytest

from kernel import callers
from kernel.api import Api
from kernel.callers import Caller, WorkspaceId
from kernel.received import Received
from tests.layers.kernel.api.knocks import ADA, CONTEXT, knock

PASSED = {f"{name}Verdict": {"status": "PASS"} for name in ("spf", "dkim", "dmarc", "spam", "virus")}
MAIL = {"mail": {"messageId": "m1"}, "receipt": {**PASSED, "recipients": ["a@x.example.com"]}}
AT = {"connectionId": "c1", "apiId": "a", "stage": "live"}


def seen(declare, run, **more):
    """What is bound while the view of such a door runs."""
    app, found = Api("test"), []
    declare(app, lambda: found.append(callers.bound.get()), **more)
    run(app)
    assert callers.bound.get() is None
    return found[0]


def scheduled(app, look, **more):
    @app.every("1 day", **more)
    def run() -> None:
        look()


def webhook(app, look, **more):
    @app.webhook("POST /api/x/hook", proof=lambda *_: None, **more)
    def run(body: bytes) -> None:
        look()


def received(app, look, **more):
    @app.received("x-inbound", **more)
    def run(mail: Received) -> None:
        look()


def socket(app, look, **more):
    @app.socket("$default", **more)
    def run() -> None:
        look()


def authorizer(app, look, **more):
    @app.authorizer(**more)
    def run(credential: str) -> Caller:
        look()
        return Caller.of(ADA)


def call(app, look, **more):
    @app.call("ask", **more)
    def run() -> bool:
        look()
        return True


DOORS = [
    (scheduled, lambda app: app({}, CONTEXT)),
    (webhook, lambda app: knock(app, raw=b"x", authorizer=None)),
    (received, lambda app: app({"Records": [{"ses": MAIL}]}, CONTEXT)),
    (socket, lambda app: app({"requestContext": AT}, CONTEXT)),
    (authorizer, lambda app: app({"headers": {"authorization": "Bearer x"}}, CONTEXT)),
    (call, lambda app: app({"caller": None, "request": None}, CONTEXT)),
]


@pytest.mark.parametrize(("declare", "run"), DOORS, ids=[declare.__name__ for declare, _ in DOORS])
def test_a_door_without_a_caller_reaches_nobodys_rows_unless_it_says_that_it_crosses(declare, run):
    assert seen(declare, run) == callers.NOBODY
    assert seen(declare, run, crosses="to show it") is None


def test_a_call_in_the_name_of_somebody_reaches_their_workspace():
    def run(app):
        return app({"caller": ADA, "request": None}, CONTEXT)

    assert seen(call, run) == WorkspaceId("acme")

"""The gateway of the local cloud: CloudFront, API Gateway's HTTP and WebSocket APIs, and pages to look inside.

    gateway = Gateway(deployment, runtime, stores, port=8000, behaviours=[{"pattern": "/api/ops/*", "api": "ops"}],
                      web=Path("web/dist"))
    gateway.start()          # raises PortInUse, UnknownApi
    gateway.url              # http://127.0.0.1:8000
    gateway.forget()         # what authorizers said is asked anew
    gateway.stop()

A behaviour may also be ``{"pattern": "/live", "socket": "live"}``; otherwise ``sockets={"/live": "live"}`` says where
WebSocket APIs are. APIs are named as in the template, with or without the stage. ``Watched(runtime)``, given to the
pumps too, lets ``/_local/`` show every invocation rather than those that came through here.

``intercept()`` makes what functions post to connections fail where no gateway runs; ``register(api_id, board)`` puts a
board of one's own in its place, which is how a test sees what was posted without a socket.
"""

from infra.local.gateway.connections import Board, Gone, TooLarge, intercept, register, withdraw
from infra.local.gateway.gateway import Gateway, PortInUse
from infra.local.gateway.invoking import Invoker, Result, Watched
from infra.local.gateway.limits import Limits
from infra.local.gateway.origin import UnknownApi

__all__ = [
    "Board",
    "Gateway",
    "Gone",
    "Invoker",
    "Limits",
    "PortInUse",
    "Result",
    "TooLarge",
    "UnknownApi",
    "Watched",
    "intercept",
    "register",
    "withdraw",
]

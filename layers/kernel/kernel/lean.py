"""What makes a cold start short: a botocore that reads only what we use, and a collector that waits.

``kernel.api`` imports this first. On a laptop and in tests it changes nothing but what ``config`` gives; it takes
effect where the layers carry trimmed botocore data: a folder ``leandata`` beside the packages, laid out as botocore's
own, ``leandata/<service>/<version>/service-2.json`` and ``leandata/endpoints.json``; plain JSON, any extras merged in.
"""

import gc
import json
import os
import sys
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any

import botocore

from kernel import settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from botocore.config import Config
    from botocore.session import Session

FOLDER = "leandata"


def begin() -> None:
    """Let nothing be collected while a function is set up: all that is made now will stay."""
    if settings.ON_LAMBDA:
        gc.disable()


def ready() -> None:
    """Leave what was set up alone for good, and collect again from here on."""
    if settings.ON_LAMBDA:
        gc.freeze()
        gc.enable()


def early(work: "Callable[[], object]") -> None:
    """On Lambda, do now what the first request would have to wait for; what goes wrong now, that request will meet."""
    if settings.ON_LAMBDA:
        with suppress(Exception):
            work()


@cache
def config() -> "Config":
    """How our clients behave: for ``kernel.aws`` alone, since other sessions of a process may expect otherwise."""
    from botocore.config import Config

    return Config(
        user_agent="stoa/1",  # botocore would put its own together for every call
        parameter_validation=False,  # the service validates, and so do our types
        retries={"mode": "standard", "total_max_attempts": 4},
        connect_timeout=2,
        read_timeout=10,
        tcp_keepalive=True,
        s3={
            "addressing_style": "virtual"
        },  # links lead to the bucket in its region, as the edge's policy lets browsers go
        account_id_endpoint_mode="disabled",  # one endpoint for all; saves finding out whose account it is, every call
    )


def session() -> "Session":
    """Make a session for ``kernel.aws``; before each client of it call ``acquaint``.

    botocore would register a hundred handlers of services that we do not use, which takes as long as making a client.
    """
    from botocore.handlers import BUILTIN_HANDLERS
    from botocore.session import Session

    made = Session(include_builtin_handlers=False)
    _register(made, [spec for spec in BUILTIN_HANDLERS if _service(spec[0]) in {"", "*"}])
    return made


def acquaint(session: "Session", service: str) -> None:
    """Register what botocore does for one service: once, however often it is called."""
    from botocore.handlers import BUILTIN_HANDLERS

    _register(session, [spec for spec in BUILTIN_HANDLERS if _service(spec[0]) == service])


def _service(event: str) -> str:
    """The service that an event is of: ``before-call.s3.PutObject`` → ``s3``; documentation is of none that we have."""
    return "docs" if event.startswith("docs.") else f"{event}.".split(".")[1]


def _register(session: "Session", specs: list[tuple[Any, ...]]) -> None:
    from botocore.handlers import REGISTER_FIRST, REGISTER_LAST

    emitter = session.get_component("event_emitter")
    for event, handler, *when in specs:
        unique = f"{event} {id(handler)}"
        if when == [REGISTER_FIRST]:
            emitter.register_first(event, handler, unique_id=unique)
        elif when == [REGISTER_LAST]:
            emitter.register_last(event, handler, unique_id=unique)
        else:
            emitter.register(event, handler, unique_id=unique)


def folder() -> str | None:
    """Where the trimmed data lies, if the layers carry any."""
    candidates = (os.path.join(entry, FOLDER) for entry in sys.path)  # noqa: PTH118 - half the cost of a Path
    return next((path for path in candidates if os.path.isdir(path)), None)  # noqa: PTH112 - the same


def loader(data: str) -> Any:
    """Make a loader of models that looks in ``data`` first, without walking all that AWS offers."""
    from botocore.exceptions import DataNotFoundError, UnknownServiceError
    from botocore.loaders import Loader

    class Untrimmed(UnknownServiceError):  # type: ignore[misc]  # botocore is not typed
        fmt = (
            "the layers carry no botocore data for {service_name}: "
            "add it to the services in infra/deploy/trim.py and build the layers again"
        )

    class Lean(Loader):  # type: ignore[misc]  # botocore is not typed
        def load_service_model(self, service_name: str, type_name: str, api_version: str | None = None) -> Any:
            key = (service_name, type_name)
            if key not in self._cache:
                self._cache[key] = _model(data, service_name, type_name, api_version)
            if self._cache[key] is not None:
                return self._cache[key]
            if _has(data, service_name):  # the service was trimmed: what it lost, nobody calls
                raise DataNotFoundError(data_path=f"{service_name}/{type_name}")
            try:
                return super().load_service_model(service_name, type_name, api_version)
            except DataNotFoundError:
                raise Untrimmed(service_name=service_name, known_service_names="") from None

        def load_data_with_path(self, name: str) -> tuple[Any, str]:
            found = _read(f"{data}/{name}.json")
            if found is not None:
                return (
                    found,
                    f"{self.BUILTIN_DATA_PATH}/{name}",
                )  # where it came from; botocore asks whether it is its own
            return super().load_data_with_path(name)  # type: ignore[no-any-return]  # botocore is not typed

    return Lean()


def _model(data: str, service: str, kind: str, version: str | None) -> Any:
    if not _has(data, service):
        return None
    latest = version or max(os.listdir(f"{data}/{service}"))  # noqa: PTH208 - half the cost of a Path
    return _read(f"{data}/{service}/{latest}/{kind}.json")


def _has(data: str, service: str) -> bool:
    return os.path.isdir(f"{data}/{service}")  # noqa: PTH112 - half the cost of a Path


def _read(path: str) -> Any:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - half the cost of a Path
            return json.loads(file.read())
    except FileNotFoundError:
        return None


def _install() -> None:
    """Give every botocore session of this process the lean loader, through botocore's own hook."""
    data = folder()
    if data is not None:
        botocore.register_initializer(lambda session: session.register_component("data_loader", loader(data)))


begin()
_install()

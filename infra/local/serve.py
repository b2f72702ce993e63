"""The local cloud with its doors to the outside open: HTTP, WebSocket, S3 and SMTP, all on loopback."""

import fcntl
import json
import threading
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from infra import ROOT
from infra.local import anew
from infra.local.cloud import Cloud, FunctionFailed, Report, timed
from infra.local.environment import MAIL_DOMAIN, origin
from infra.local.lines import Lines
from infra.local.ports import Ports, Unusable
from infra.local.watcher import Watcher

if TYPE_CHECKING:
    from infra.local.gateway import Gateway


class Broken(Exception):
    """What is in the repository cannot be run; its text is one sentence to act on."""


@dataclass(frozen=True, slots=True)
class Served:
    """A running local cloud."""

    cloud: Cloud
    url: str
    closing: ExitStack

    @classmethod
    def start(cls, ports: Ports, state: Path, *, stage: str, report: Report) -> "Served":
        """Deploy, open every door, and seed what rooms bring if nothing was here yet."""
        from infra.local.mail import Incoming

        with ExitStack() as closing:  # what was begun ends, should the rest fail
            closing.enter_context(_alone(state))
            building = threading.Thread(target=_build, args=(report,), name="building", daemon=True)
            building.start()  # beside the rest, which takes about as long
            cloud = _cloud(ports, state, stage, report)
            closing.callback(cloud.close)
            gateway = _gateway(cloud, ports)
            closing.callback(gateway.stop)
            cloud.runtime.listeners.append(Lines(state / "functions.log", report).take)
            cloud.pumps.start()
            mail = Incoming(cloud.deployment, cloud.pumps, port=ports.smtp)
            mail.start()
            closing.callback(mail.stop)
            watcher = _watcher(cloud, gateway, report)
            watcher.start()
            closing.callback(watcher.stop)
            loading = threading.Thread(target=_load, args=(cloud, report), name="loading", daemon=True)
            try:
                _seed(cloud, gateway.url, state, report)
            finally:
                loading.start()  # not beside it: each would only keep the other waiting
                closing.callback(loading.join)
            building.join()
            return cls(cloud, gateway.url, closing.pop_all())

    def stop(self) -> None:
        self.closing.close()


def _cloud(ports: Ports, state: Path, stage: str, report: Report) -> Cloud:
    from infra.local.deploy import TemplateError
    from infra.local.gateway import Watched

    template = ROOT / "template.yaml"
    try:
        return Cloud.start(
            template,
            stage=stage,
            state=state,
            objects=ports.objects,
            parameters={"Origin": origin(ports.web), "MailDomain": MAIL_DOMAIN},
            report=report,
            watch=Watched,
        )
    except TemplateError as error:
        raise Broken(str(error)) from error


def _gateway(cloud: Cloud, ports: Ports) -> "Gateway":
    """The front, listening."""
    from infra.local.gateway import Gateway, PortInUse, UnknownApi, intercept
    from kernel.settings import bucket

    gateway = Gateway(
        cloud.deployment,
        cloud.runtime,
        cloud.stores,
        port=ports.web,
        behaviours=json.loads((ROOT / "infra/edge/behaviours.json").read_text("utf-8")),
        web=ROOT / "web/dist",
        status=bucket("ops-status"),
        objects=cloud.stores.objects_url,
        smtp=ports.smtp,
    )
    intercept()
    try:
        gateway.start()
    except (PortInUse, UnknownApi) as error:
        raise Unusable(str(error)) from error
    return gateway


def _build(report: Report) -> None:
    """Build the web client if its sources changed; where that cannot be, everything else runs all the same."""
    from infra.web import CannotBuildWeb, built

    try:
        built(report)
    except (CannotBuildWeb, OSError) as error:
        report(f"without a new web client: {error}")


def _seed(cloud: Cloud, url: str, state: Path, report: Report) -> None:
    """On the first start, let every room bring its demonstration."""
    from infra.local.demo import seed

    mark = state / "seeded"
    if mark.exists():
        return
    try:
        with timed("the demonstration", report):
            seed(cloud, url, state, report)
    except (FunctionFailed, OSError) as error:
        why = f"{state}/functions.log says why"
        raise Broken(f"the demonstration could not be brought in ({error}); {why}") from error
    mark.write_text("", "utf-8")


def _alone(state: Path) -> IO[str]:
    """One process per state folder."""
    lock = (state / "lock").open("w", encoding="utf-8")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        lock.close()
        raise Unusable(
            f"another local cloud is using {state}; stop it, or choose another: STATE=.other make run"
        ) from error
    return lock


def _load(cloud: Cloud, report: Report) -> None:
    """Say what cannot be loaded before anybody asks for it, and while nobody waits."""
    wrong = cloud.runtime.load(cloud.deployment.functions)
    for line in anew.lines(wrong, wrong, ROOT):
        report(line)
    _undeployed(cloud, cloud.deployment.functions, ROOT.glob("functions/*/*.py"), report)


def _undeployed(cloud: Cloud, names: Iterable[str], paths: Iterable[Path], report: Report) -> None:
    """Say which of those functions and files are not what is deployed."""
    from infra.local.runtime.reloading import undeployed

    doors = sorted(set(names) & set(cloud.runtime.doors.changed()))
    for line in anew.undeployed(doors, undeployed(cloud.deployment, paths), ROOT):
        report(line)


def _watcher(cloud: Cloud, gateway: "Gateway", report: Report) -> Watcher:
    def changed(paths: list[Path]) -> None:
        if any(path.suffix == ".yaml" for path in paths):
            report("the templates changed: restart to deploy them")
        names = cloud.runtime.reload(path for path in paths if path.suffix == ".py")
        gateway.forget()
        for line in anew.lines(names, cloud.runtime.load(names), ROOT):
            report(line)
        _undeployed(cloud, names, paths, report)

    def templates() -> list[Path]:
        return [ROOT / "template.yaml", *ROOT.glob("infra/*/*.yaml")]

    return Watcher([ROOT / "functions", ROOT / "layers"], changed, templates=templates)

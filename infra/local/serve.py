"""The local cloud with its doors to the outside open: HTTP, WebSocket, S3 and SMTP, all on loopback."""

import fcntl
import json
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from infra import ROOT
from infra.local.cloud import Cloud, FunctionFailed, Report, timed
from infra.local.lines import Lines
from infra.local.ports import Ports, Unusable
from infra.local.watcher import Watcher

if TYPE_CHECKING:
    from infra.local.gateway import Gateway
    from infra.local.mail import Incoming


class Broken(Exception):
    """What is in the repository cannot be run; its text is one sentence to act on."""


@dataclass(frozen=True, slots=True)
class Served:
    """A running local cloud."""

    cloud: Cloud
    gateway: "Gateway"
    mail: "Incoming"
    watcher: Watcher
    lock: IO[str]

    @property
    def url(self) -> str:
        return self.gateway.url

    @classmethod
    def start(cls, ports: Ports, state: Path, *, stage: str, report: Report) -> "Served":
        """Deploy, open every door, and seed what rooms bring if nothing was here yet."""
        from infra.local.deploy import TemplateError
        from infra.local.gateway import Gateway, PortInUse, UnknownApi, Watched, intercept
        from infra.local.mail import Incoming
        from kernel.settings import bucket

        lock = _alone(state)
        try:
            cloud = Cloud.start(
                ROOT / "template.yaml", stage=stage, state=state, objects=ports.objects, report=report, watch=Watched
            )
        except TemplateError as error:
            raise Broken(str(error)) from error
        behaviours = json.loads((ROOT / "infra/edge/behaviours.json").read_text("utf-8"))
        gateway = Gateway(
            cloud.deployment,
            cloud.runtime,
            cloud.stores,
            port=ports.web,
            behaviours=behaviours,
            web=ROOT / "web/dist",
            status=bucket("ops-status"),
        )
        intercept()
        try:
            gateway.start()
        except (PortInUse, UnknownApi) as error:
            raise Unusable(str(error)) from error
        cloud.runtime.listeners.append(Lines(state / "functions.log", report).take)
        cloud.pumps.start()
        mail = Incoming(cloud.deployment, cloud.pumps, port=ports.smtp)
        mail.start()
        served = cls(cloud, gateway, mail, _watcher(cloud, gateway, report), lock)
        served.watcher.start()
        served.seed(state, report)
        return served

    def seed(self, state: Path, report: Report) -> None:
        """On the first start, let every room bring its demonstration."""
        from infra.local.demo import seed

        mark = state / "seeded"
        if mark.exists():
            return
        try:
            with timed("the demonstration", report):
                seed(self.cloud, self.url, state, report)
        except (FunctionFailed, OSError) as error:
            self.stop()
            why = f"{state}/functions.log says why"
            raise Broken(f"the demonstration could not be brought in ({error}); {why}") from error
        mark.write_text("", "utf-8")

    def stop(self) -> None:
        self.watcher.stop()
        self.mail.stop()
        self.gateway.stop()
        self.cloud.close()
        self.lock.close()


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


def _watcher(cloud: Cloud, gateway: "Gateway", report: Report) -> Watcher:
    def changed(paths: list[Path]) -> None:
        names = cloud.runtime.reload(paths)
        gateway.forget()
        if names:
            report(f"loaded anew: {', '.join(sorted(names)[:6])}{' …' if len(names) > 6 else ''}")  # noqa: PLR2004 - fits

    return Watcher([ROOT / "functions", ROOT / "layers"], changed)

"""Running functions as Lambda does."""

import json
import threading
import time
import uuid
from collections.abc import Callable, Iterable
from contextvars import Context as Variables
from pathlib import Path
from typing import Any

from infra.local.arns import function_name
from infra.local.deployment import Deployment, Function
from infra.local.iam import Policy
from infra.local.runtime import checking, importing, loading, machines, principals
from infra.local.runtime.calls import Calls
from infra.local.runtime.context import Context
from infra.local.runtime.doors import Doors
from infra.local.runtime.environment import set_up
from infra.local.runtime.instances import Instance, Instances
from infra.local.runtime.names import Names
from infra.local.runtime.output import capture
from infra.local.runtime.principals import Frozen, Invocation, Principal, acting, current
from infra.local.runtime.reloading import affected
from infra.local.runtime.results import Failure, Result, raised, request, response, timed_out
from infra.local.runtime.workers import Workers

INIT = 60.0  # seconds that a function may take to load; on Lambda it is 10, on machines that do nothing else

Listener = Callable[[str, str], None]


class UnknownFunction(LookupError):
    """There is no function of that name."""


class Runtime:
    """Runs the functions of a deployment, and checks each AWS call that they make against their policy."""

    def __init__(self, deployment: Deployment) -> None:
        self.deployment = deployment
        self.calls = Calls()
        self.names = Names(deployment)
        self.doors = Doors(deployment)
        self.listeners: list[Listener] = []
        """Told of each line that a function writes: its name, the line."""
        self.later: Callable[[str, Any], None] = self._in_the_background
        """What becomes of an asynchronous invocation, unless ``on_async`` says otherwise."""
        set_up(deployment.functions)
        loading.enter(deployment.roots)
        self._policies = {name: Policy(function.policy) for name, function in deployment.functions.items()}
        self._roles = {arn: Policy(statements) for arn, statements in deployment.roles.items()}
        self._instances = {name: self._instances_of(each) for name, each in deployment.functions.items()}
        self._workers = Workers()
        importing.install()
        principals.install()
        checking.install(self)
        machines.install()

    def function(self, name: str) -> Function:
        """A function by its name or ARN."""
        found = self.deployment.functions.get(function_name(name))
        if found is None:
            raise UnknownFunction(f"there is no function {name}")
        return found

    def invoke(self, function: str, event: Any, *, kind: str = "RequestResponse") -> Result:
        """Run a function to its end, whatever that is; ``kind="Event"`` leaves it for later."""
        found = self.function(function)
        if kind == "Event":
            self.later(found.name, event)
            return Result()
        request_id = str(uuid.uuid4())
        try:
            data = request(event)
        except Failure as failure:
            return Result(error=raised(failure, request_id))
        return self._run(found, data, request_id)

    def on_async(self, later: Callable[[str, Any], None]) -> None:
        """Hand asynchronous invocations to ``later``, which accepts them and does them when it likes."""
        self.later = later

    def principal(self, role: str) -> Principal:
        """Whoever acts in a role that is no function's: a state machine."""
        return Principal(role.rpartition("/")[2], self._roles.get(role, Policy(())), self)

    def reload(self, paths: Iterable[Path]) -> list[str]:
        """Forget what was loaded from files that changed; the names of the functions that it concerns."""
        packages, names = affected(self.deployment, [path.resolve() for path in paths])
        if packages:
            loading.forget(packages)
        for name in names:
            self._instances[name].forget()
        return names

    def load(self, names: Iterable[str]) -> dict[str, BaseException]:
        """Load functions before anybody asks for them; what those that cannot be loaded raise."""
        wrong: dict[str, BaseException] = {}
        for name in names:
            error = self._loaded(name)
            if error is not None:
                wrong[name] = error
        return wrong

    def close(self) -> None:
        """Run nothing any more."""
        self._workers.close()
        checking.leave(self)

    def _instances_of(self, function: Function) -> Instances:
        roots = self.deployment.roots
        return Instances(lambda: Instance(loading.find(roots, function.handler), function.handler))

    def _run(self, function: Function, data: bytes, request_id: str) -> Result:
        instances = self._instances[function.name]
        invocation = Invocation(function.name, request_id, self._tell)
        try:
            instance = instances.take(at_once=current.get() is not None)
        except Failure as failure:
            return Result(error=raised(failure, request_id))
        run = _Run(function, instance, data, Principal(function.name, self._policies[function.name], self, invocation))
        capture()
        self._workers.run(run)
        finished = (instance.is_loaded or run.loaded.wait(INIT)) and run.finished.wait(max(run.left(), 0))
        if finished or not run.expire():
            run.finished.wait()
            instances.give_back(instance)
            return Result(run.payload, run.error, invocation.log)
        instances.drop(instance)
        return Result(error=timed_out(request_id, function.timeout), log=invocation.log)

    def _loaded(self, name: str) -> BaseException | None:
        instances = self._instances[name]
        invocation = Invocation(name, "load", self._tell)
        capture()
        try:
            instance = instances.take(at_once=True)
            try:
                with acting(Principal(name, self._policies[name], self, invocation)):
                    self.doors.see(name, instance.handler())
            finally:
                invocation.end()
                instances.give_back(instance)
        except BaseException as error:  # noqa: BLE001 - a file may fail in any way it likes
            return error
        return None

    def _tell(self, function: str, line: str) -> None:
        with acting(None):  # what listeners do, and write, is not the function's
            for listener in self.listeners:
                listener(function, line)

    def _in_the_background(self, function: str, event: Any) -> None:
        event = json.loads(json.dumps(event))
        threading.Thread(target=self.invoke, args=(function, event), name=f"later {function}", daemon=True).start()


class _Run:
    """One run of an instance, on a thread of its own."""

    def __init__(self, function: Function, instance: Instance, data: bytes, principal: Principal) -> None:
        assert principal.invocation is not None
        self.payload: Any = None
        self.error: dict[str, Any] | None = None
        self.loaded = threading.Event()
        self.finished = threading.Event()
        self._function = function
        self._instance = instance
        self._data = data
        self._principal = principal
        self._invocation = principal.invocation
        self._deciding = threading.Lock()
        self._over = False
        self._ends = time.monotonic() + function.timeout

    def __call__(self) -> None:
        """Run; nothing that the function does gets out of here."""
        Variables().run(self._work)

    def left(self) -> float:
        return self._ends - time.monotonic()

    def expire(self) -> bool:
        """Its time is over; whether it was still running."""
        with self._deciding:
            if self._over:
                return False
            self._over = True
            self._invocation.expired = True
            return True

    def _work(self) -> None:
        current.set(self._principal)
        payload, error = None, None
        try:
            handler = self._instance.handler()
            self._ends = time.monotonic() + self._function.timeout
            self.loaded.set()
            context = Context.of(self._function, self._invocation.request_id, self._ends)
            payload = response(handler(json.loads(self._data), context))
        except Frozen:
            return
        except BaseException as wrong:  # noqa: BLE001 - a function may fail in any way it likes
            error = raised(wrong, self._invocation.request_id)
        finally:
            self._invocation.end()
            self.loaded.set()
        with self._deciding:
            if not self._over:
                self._over = True
                self.payload, self.error = payload, error
                self.finished.set()

"""The laws of the house that can be read from its declarations; each is broken in one sentence.

Grants have their own, in ``infra.weave.grants``; what a template must hold beside them is in ``infra.weave.stacks``.
"""

import re
import sys
from collections.abc import Callable, Iterator
from typing import Any, get_args

from pydantic import BaseModel

from contracts.scopes import SCOPES
from infra.catalogue import HOME, Function, House, Unlawful
from infra.weave.behaviours import MOST, behaviours, fits, prefixes, sample, serving
from infra.weave.closure import imported, installed
from infra.weave.grants import granted
from kernel.api.signature import Signature
from kernel.callers import ANY
from kernel.doors import (
    Authorizer,
    BusDoor,
    Call,
    Callback,
    Consumer,
    Endpoint,
    HttpDoor,
    Public,
    QueueDoor,
    ReceivedDoor,
    Schedule,
    SocketDoor,
    StreamDoor,
    Webhook,
)
from kernel.pages import Listing

LONGEST_NAME = 64
LONGEST_STAGE = 12
MOST_ROUTES = 300
MOST_IN_A_BATCH = 10_000
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")

Law = Callable[[House], Iterator[str]]


def broken(house: House) -> list[str]:
    """What is wrong, law by law; nothing at best."""
    return [sentence for law in _LAWS for sentence in law(house)]


def _rooms(house: House) -> Iterator[str]:
    vendored = set(installed())
    for room in house.rooms:
        if not re.fullmatch(r"[a-z][a-z0-9]{1,15}", room):
            yield f"functions/{room}: a room is one short word in lower case"
        if room in sys.stdlib_module_names or room in vendored:
            yield f"functions/{room}: {room} is the name of a module of Python or of a package; choose another word"


def _names(house: House) -> Iterator[str]:
    for function in house.all:
        if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)+", function.name):
            yield f"{function.where}: a function is named thing, then verb, in lower case: events_create"
        longest = len(function.physical) + LONGEST_STAGE + 1
        if longest > LONGEST_NAME:
            yield f"{function.where}: with a stage its name has {longest} characters; Lambda takes {LONGEST_NAME}"


def _files(house: House) -> Iterator[str]:
    for function in house.all:
        lines = len(function.source.read_text().splitlines())
        if not 8 <= lines <= 30:  # noqa: PLR2004 - the law says so
            yield f"{function.where} has {lines} lines; a function file has 8 to 30, the rest belongs in its room"
        if len(function.summary) > 256:  # noqa: PLR2004 - as Lambda has it
            yield f"{function.where}: the first line of its docstring has more than 256 characters"
        test = f"tests/functions/{function.room}/test_{function.name}.py"
        if not ((HOME / test).is_file() or (house.root / test).is_file()):
            yield f"{function.where} has no test: write {test}"


def _doors(house: House) -> Iterator[str]:
    for function in house.all:
        door = function.door
        if not 128 <= door.memory <= 10_240 or not 1 <= door.timeout <= 900:  # noqa: PLR2004 - as Lambda has it
            yield f"{function.where}: Lambda takes 128 to 10240 MB of memory and a timeout of 1 to 900 seconds"
        wrong = _door(function)
        if wrong:
            yield f"{function.where}: {wrong}"


def _door(function: Function) -> str:
    """What is wrong with a declaration in itself."""
    match function.door:
        case HttpDoor(timeout=timeout) if timeout > 29:  # noqa: PLR2004 - as API Gateway has it
            wrong = f"API Gateway waits 30 seconds, so a timeout of {timeout} answers nobody"
        case Endpoint(scope=scope) | SocketDoor(scope=scope) if not _is_scope(function.door, scope):
            wrong = f'"{scope}" is no scope: write it as two words in lower case, "{function.room}:read"'
        case Public(limits=()) | Callback(limits=()):
            wrong = "a public door needs a limit, such as limit='60/minute per address'"  # a callback is one, too
        case Schedule(expression=expression) if not _tells_time(expression):
            wrong = f"the scheduler does not understand {expression}"
        case Call(name=name) if name != function.name:
            wrong = f"it is called {name} by others; a call door bears the name of its file"
        case BusDoor(event=event) if not re.fullmatch(r"[a-z]+\.[A-Z][A-Za-z]+", event):
            wrong = f"an event is written room.ItsName, and this one {event}"
        case ReceivedDoor(rule=rule) if not rule.startswith(f"{function.room}-"):
            wrong = f"the rule {rule} and its bucket begin with {function.room}-"
        case Authorizer() if function.physical != "identity-callers-authorize":
            wrong = "there is one authorizer, identity/callers_authorize"
        case Consumer() as door:
            wrong = _batch(door)
        case _:
            wrong = ""
    return wrong


def _is_scope(door: Endpoint | SocketDoor, scope: str) -> bool:
    """A route of a WebSocket API that has none is for anybody; an endpoint that is for every caller says so."""
    if not scope or scope == ANY:
        return isinstance(door, Endpoint) == bool(scope)
    return bool(re.fullmatch(r"[a-z][a-z0-9]*:[a-z][a-z0-9]*", scope))


def _sockets(house: House) -> Iterator[str]:
    """Who is calling is asked when a connection opens, or never."""
    for room in house.rooms:
        doors = [(each, each.door) for each in house.functions(room) if isinstance(each.door, SocketDoor)]
        if any(door.route == "$connect" and door.scope for _, door in doors):
            continue
        for function, door in doors:
            if door.scope or "caller" in Signature.of(door.view).special:
                yield f"{function.where}: nobody asks who is calling it; give the $connect of {room} a scope"


def _scopes(house: House) -> Iterator[str]:
    """The houses that live in tests have scopes of their own, which no role of ours holds."""
    if house.root == HOME:
        yield from unheld(house)


def unheld(house: House) -> Iterator[str]:
    """A scope that nobody has written down is one that no role holds, and of which nobody knows the meaning."""
    for function in house.all:
        match function.door:
            case Endpoint(scope=scope) | SocketDoor(scope=scope) if scope not in {"", ANY, *SCOPES}:
                yield f"{function.where}: nobody holds {scope}; say what it allows in contracts/scopes.py"


def _batch(door: Consumer) -> str:
    """What is wrong with the batches of a consumer."""
    if not 1 <= door.batch <= MOST_IN_A_BATCH or not 0 <= door.window <= 300:  # noqa: PLR2004 - as Lambda has it
        return f"Lambda takes batches of 1 to {MOST_IN_A_BATCH} and a window of 0 to 300 seconds"
    if door.batch > 10 and not door.window and not isinstance(door, StreamDoor):  # noqa: PLR2004 - the same
        return "batches of more than 10 messages need a window of a second or more"
    return ""


def _paths(house: House) -> Iterator[str]:
    for function in house.all:
        door = function.door
        if not isinstance(door, HttpDoor):
            continue
        if door.method not in METHODS:
            yield f"{function.where}: {door.method} is no method that we serve"
        if door.head and door.method != "GET":
            yield f"{function.where}: HEAD is answered as GET is, and this answers {door.method}"
        if not re.fullmatch(r"(/[A-Za-z0-9._~-]+|/\{[a-z_]+\+?})+", door.path):
            yield f"{function.where}: {door.path} is not written as a path is: /api/room/things/{{thing_id}}"
        if not any(fits(sample(door.path), pattern) for pattern in prefixes(function.room)):
            allowed = " or ".join(prefixes(function.room))
            yield f"{function.where}: paths of {function.room} begin with {allowed}, and this one is {door.path}"
        if isinstance(door, Webhook | Callback):
            continue
        signature = Signature.of(door.view, path=door.path, method=door.method)
        named = {name.rstrip("+") for name in re.findall(r"\{([^}]+)}", door.path)}
        for name in sorted(named - {parameter.name for parameter in signature.path}):
            yield f"{function.where}: its path has {{{name}}}, which its view does not take"


def _lists(house: House) -> Iterator[str]:
    """The cursors of a page that nobody asked for are not signed, and lead nowhere."""
    for function in house.all:
        door = function.door
        if not isinstance(door, HttpDoor):
            continue
        signature = Signature.of(door.view, path=door.path, method=door.method)
        if "page" not in signature.special and _holds_a_page(signature.answer, set()):
            yield (
                f"{function.where}: its view answers with a Listing and takes no Page, so nobody can ask for the next "
                "one; take page: Page, or answer with the items alone"
            )


def _holds_a_page(kind: Any, seen: set[Any]) -> bool:
    """Whether what is answered is a ``Listing``, or has one somewhere in it."""
    if not isinstance(kind, type) or not issubclass(kind, BaseModel):
        return any(_holds_a_page(each, seen) for each in get_args(kind))
    if issubclass(kind, Listing):
        return True
    fields = () if kind in seen else kind.model_fields.values()
    seen.add(kind)
    return any(_holds_a_page(field.annotation, seen) for field in fields)


def _routes(house: House) -> Iterator[str]:
    routes: dict[tuple[str, str], Function] = {}
    shapes: dict[str, tuple[str, Function]] = {}
    for function in house.all:
        door = function.door
        if not isinstance(door, HttpDoor):
            continue
        shape = re.sub(r"\{[^}]+}", "{}", door.path)
        first = routes.setdefault((door.method, shape), function)
        if first is not function:
            yield f"{function.where}: {door.method} {door.path} is the route of {first.where} already"
        spelling, where = shapes.setdefault(shape, (door.path, function))
        if spelling != door.path:
            yield f"{function.where}: {door.path} is the same path as {spelling} of {where.where}; name its parts alike"
    for room in house.rooms:
        if len(house.functions(room)) > MOST_ROUTES:
            yield f"functions/{room}: an HTTP API takes {MOST_ROUTES} functions, and a room has one; split the room"


def _edge(house: House) -> Iterator[str]:
    patterns = behaviours(house)
    if len(patterns) > MOST:
        yield f"infra/edge: {len(patterns)} patterns of paths are more than the {MOST} that CloudFront takes"
    for function in house.all:
        if isinstance(function.door, HttpDoor):
            room = serving(sample(function.door.path), patterns)
            if room not in {function.room, None}:
                yield f"{function.where}: the edge sends {function.door.path} to {room}"


def _imports(house: House) -> Iterator[str]:
    """A function knows its own room, what rooms say to each other, the kernel, and words to annotate with."""
    for function in house.all:
        known = {function.room, "contracts", "kernel", "pydantic", *sys.stdlib_module_names}
        for name in sorted({name.partition(".")[0] for name in imported(function.source)} - known):
            yield f"{function.where} imports {name}: a function knows its own room, contracts and kernel"


def _sources(house: House) -> Iterator[str]:
    """Nothing is fed to two functions that would take it from each other, and nothing from another room."""
    taken: dict[str, Function] = {}
    for function in house.all:
        match function.door:
            case QueueDoor(queue=name):
                what, kind = f"the queue {name}", "AWS::SQS::Queue"
            case StreamDoor(table=name):
                what, kind = f"the table {name}", "AWS::DynamoDB::Table"
            case SocketDoor(route=route):
                name, what, kind = f"{function.room} {route}", f"the route {route}", ""
            case _:
                continue
        if not isinstance(function.door, StreamDoor):
            first = taken.setdefault(name, function)
            if first is not function:
                yield f"{function.where}: {what} is taken by {first.where} already"
        resource = house.resources.get(name)
        if kind and (resource is None or resource.kind != kind or resource.room != function.room):
            yield f"{function.where}: {what} is not declared in infra/{function.room}/data.yaml"


def _grants(house: House) -> Iterator[str]:
    for function in house.all:
        try:
            granted(house, function)
        except Unlawful as error:
            yield str(error)


def _tells_time(expression: str) -> bool:
    if match := re.fullmatch(r"rate\((\d+) (minute|hour|day)(s?)\)", expression):
        return int(match[1]) > 0 and (match[3] == "s") == (int(match[1]) != 1)
    return bool(re.fullmatch(r"cron\(\S+( \S+){5}\)", expression))


_LAWS: tuple[Law, ...] = (
    _rooms,
    _names,
    _files,
    _doors,
    _sockets,
    _scopes,
    _paths,
    _lists,
    _routes,
    _edge,
    _imports,
    _sources,
    _grants,
)

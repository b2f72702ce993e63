"""What stands at the root until there is a web client."""

from aiohttp.web import Response

from infra.local.gateway.pages.shell import page

_TILES = (
    ("/_local/", "Functions", "What is deployed here, what opens it, and how its last call went."),
    ("/_local/mail", "Sent mail", "Everything that was mailed, as its recipients would see it."),
    ("/_local/reference", "API reference", "Every operation with its parameters, bodies and problems."),
    ("/_local/docs", "Documentation", "How the house is built, and how to add a function to it."),
)


def welcome() -> Response:
    tiles = "".join(
        f'<a class="tile" href="{path}"><b>{name}</b><span>{text}</span></a>' for path, name, text in _TILES
    )
    return page(
        "Welcome",
        '<div class="hero"><h1>Your workspace is running.</h1><p>This is the whole of Stoa on this machine: the same '
        "functions and the same templates as in your AWS account, on an embedded local cloud. The web client has not "
        f'been built yet; until then, look inside.</p></div><div class="grid">{tiles}</div>',
    )

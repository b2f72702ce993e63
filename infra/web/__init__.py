"""The web client: built with Node, the machine's own or one from PyPI, and only when something in it changed.

``built(report)`` is what `make run`, `make build` and `make deploy` call; ``python -m infra.web check|test|dev`` what
checks, tests and shows it while one works on it.
"""

from infra.web.building import DIST, WEB, CannotBuildWeb, built, command, stale

__all__ = ["DIST", "WEB", "CannotBuildWeb", "built", "command", "stale"]

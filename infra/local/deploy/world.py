"""What a deployment adds up to while it is under way."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from infra.local.deploy.errors import TemplateError
from infra.local.deployment import Deployment, Function, Mapping

Statements = list[dict[str, Any]]


@dataclass
class ApiDraft:
    """An HTTP or WebSocket API, put together from several resources."""

    id: str
    name: str
    protocol: str
    where: str
    selection: str = ""
    stage: str = ""
    cors: dict[str, Any] | None = None
    integrations: dict[str, tuple[str, str | None]] = field(default_factory=dict)  # function, payload format
    authorizers: dict[str, Any] = field(default_factory=dict)
    routes: dict[str, tuple[str, str | None, str | None]] = field(default_factory=dict)  # function, payload, authorizer


@dataclass
class World:
    """Everything that was made, in all stacks."""

    root: Path
    deployment: Deployment = field(default_factory=Deployment)
    exports: dict[str, Any] = field(default_factory=dict)
    functions: dict[str, tuple[Function, str]] = field(default_factory=dict)  # with the ARN of its role
    roles: dict[str, Statements] = field(default_factory=dict)
    policies: dict[str, Statements] = field(default_factory=dict)  # managed ones, by ARN
    apis: dict[str, ApiDraft] = field(default_factory=dict)
    names: dict[tuple[str, str], str] = field(default_factory=dict)
    roots: list[Path] = field(default_factory=list)

    def claim(self, kind: str, name: str, where: str) -> None:
        """Two resources of a kind cannot have one name."""
        other = self.names.setdefault((kind, name), where)
        if other != where:
            raise TemplateError(f"the name {name} is taken by {other}")

    def change(self, name: str, **what: Any) -> None:
        """Change what is known of a function."""
        if name not in self.functions:
            raise TemplateError(f"there is no function {name}")
        function, role = self.functions[name]
        self.functions[name] = (replace(function, **what), role)

    def map(self, mapping: Mapping) -> None:
        self.deployment.mappings.append(mapping)

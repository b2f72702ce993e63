"""Reading what people wrote: a template, or a file that it needs; what is wrong is said in one sentence."""

from pathlib import Path
from typing import Any

import yaml

from infra import yamls
from infra.local.deploy.errors import TemplateError


def parse(text: str, where: str) -> dict[str, Any]:
    """Read a template."""
    try:
        document = yamls.parse(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"line {mark.line + 1}: " if mark else ""
        raise TemplateError(f"{line}{getattr(error, 'problem', None) or 'this is not YAML'}", where) from None
    if not isinstance(document, dict) or not isinstance(document.get("Resources"), dict):
        raise TemplateError("a template has a section Resources", where)
    return document


def text_of(path: Path, where: str) -> str:
    """The text of a file that a template needs."""
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise TemplateError(f"{error.strerror or error}", where) from None

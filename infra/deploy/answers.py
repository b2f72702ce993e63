"""What ``make deploy`` asks, once: kept per stage in samconfig.toml, which is not committed."""

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

_NAME = r"(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}"

QUESTIONS: Mapping[str, tuple[str, str]] = {
    "stage": ("What shall this installation be called? Every name begins with it (prod)", r"[a-z][a-z0-9]{1,11}"),
    "region": ("Which region of AWS shall hold the data?", r"[a-z]{2}(-[a-z]+)+-\d"),
    "domain": (
        "At which address shall people find it (workspace.example.com)? Empty: one of CloudFront's",
        f"({_NAME})?",
    ),
    "mail_domain": ("From and to which domain do they write (example.com)? Empty: no mail", f"({_NAME})?"),
    "alarm_email": ("Who is told when something is broken? Empty: nobody", r"([^@\s]+@[^@\s]+\.[^@\s]+)?"),
}


@dataclass(frozen=True, slots=True)
class Answers:
    """What a deployment depends on."""

    stage: str = "prod"
    region: str = "eu-central-1"
    domain: str = ""
    mail_domain: str = ""
    alarm_email: str = ""
    mail_tls: str = "testing"  # to ``enforce`` when reports say that all is well: docs/deployment.md
    firewall: str = "on"
    breach_range: str = ""  # who is asked whether a password was published: docs/deployment.md
    registration: str = "open"  # who makes accounts and workspaces: open, invited or closed; docs/deployment.md

    @property
    def main_stack(self) -> str:
        return f"stoa-{self.stage}"

    @property
    def edge_stack(self) -> str:
        return f"stoa-{self.stage}-edge"


def read(path: Path, stage: str | None = None) -> Answers:
    """The answers that were given for ``stage``, or for the stage that was deployed last."""
    kept = _sections(path)
    name = stage or str(kept.get("default", {}).get("stage", "prod"))
    known = {key: str(value) for key, value in kept.get(name, {}).items() if key in Answers.__dataclass_fields__}
    return Answers(**{**known, "stage": name})


def keep(path: Path, answers: Answers) -> None:
    """Remember the answers beside those for other stages."""
    kept: dict[str, dict[str, object]] = {**_sections(path), "default": {"stage": answers.stage}}
    kept[answers.stage] = asdict(answers)
    sections = [
        f"[{name}.stoa.parameters]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in values.items())
        for name, values in sorted(kept.items())
    ]
    path.write_text("version = 0.1\n\n" + "\n".join(sections))


def ask(before: Answers, hear: Callable[[str], str]) -> Answers:
    """Ask everything; an empty answer is the one that was given before, a dash takes it back."""
    given = before
    for name, (question, pattern) in QUESTIONS.items():
        known = str(getattr(given, name))
        while True:
            said = hear(f"{question}{f' [{known}]' if known else ''}: ").strip()
            value = known if not said else "" if said == "-" else said.lower() if name != "alarm_email" else said
            if re.fullmatch(pattern, value):
                break
            print("  that cannot be; try again")
        given = replace(given, **{name: value})
    return given


def _sections(path: Path) -> dict[str, dict[str, object]]:
    if not path.exists():
        return {}
    document = tomllib.loads(path.read_text())
    return {
        name: section["stoa"]["parameters"]
        for name, section in document.items()
        if isinstance(section, dict) and "stoa" in section
    }

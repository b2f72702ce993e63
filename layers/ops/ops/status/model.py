"""The status page: what it says and how it looks. Pure: the same incidents make the same bytes."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from importlib.resources import files

from pydantic import BaseModel, Field

from kernel.callers import WorkspaceId
from ops.incidents.model import Impact, Incident, Note

WORDS: dict[Impact, tuple[str, str]] = {
    "none": ("All systems work", "up"),
    "minor": ("Minor disruption", "minor"),
    "major": ("Parts are down", "major"),
    "critical": ("Down", "critical"),
}
_ORDER = list(WORDS)


class PublicStatus(BaseModel, frozen=True):
    """Where the world reads how things stand, and how they do."""

    path: str = Field(description="Of the page; `status.json` beside it is for programs.", examples=["/status/acme/"])
    status: Impact = Field(description="The worst impact of what is open.", examples=["none"])
    summary: str = Field(examples=["All systems work"])


@dataclass(frozen=True, slots=True)
class StatusPage:
    """What the world is told of one workspace's incidents."""

    workspace: WorkspaceId
    incidents: Sequence[Incident]
    at: datetime

    @property
    def open(self) -> list[Incident]:
        return [incident for incident in self.incidents if incident.status != "resolved"]

    @property
    def worst(self) -> Impact:
        """The worst impact of what is open."""
        return max((incident.impact for incident in self.open), key=_ORDER.index, default="none")

    def public(self) -> PublicStatus:
        """For the operator who asked for it."""
        return PublicStatus(path=f"/status/{self.workspace}/", status=self.worst, summary=WORDS[self.worst][0])

    def document(self) -> str:
        """For programs."""
        return json.dumps(
            {
                "workspace": self.workspace,
                "status": self.worst,
                "summary": WORDS[self.worst][0],
                "updated": self.at.isoformat(),
                "incidents": [_public(incident) for incident in self.incidents],
            },
            indent=1,
        )

    def html(self) -> str:
        """For people: one file that needs nothing else."""
        words, mood = WORDS[self.worst]
        past = [incident for incident in self.incidents if incident.status == "resolved"]
        return _template().format(
            whose=escape(self.workspace),
            words=escape(words),
            mood=mood,
            updated=_when(self.at),
            open="".join(map(_article, self.open)),
            past="".join(map(_article, past)) or '<p class="quiet">Nothing in the last thirty days.</p>',
        )


def _template() -> str:
    return files("ops.status").joinpath("page.html").read_text("utf-8")


def _public(incident: Incident) -> dict[str, object]:
    """What the world may know: everything but who wrote it."""
    return {
        **incident.model_dump(mode="json", exclude={"notes", "modseq"}),
        "notes": [note.model_dump(mode="json", exclude={"by"}) for note in incident.notes],
    }


def _when(at: datetime) -> str:
    return f'<time datetime="{at.isoformat(timespec="seconds")}">{at:%-d %B %Y, %H:%M} UTC</time>'


def _article(incident: Incident) -> str:
    parts = "".join(f"<li>{escape(component)}</li>" for component in incident.components)
    return (
        f'<article class="{incident.impact if incident.status != "resolved" else "past"}">'
        f"<h3>{escape(incident.title)}</h3>"
        f"{f'<ul>{parts}</ul>' if parts else ''}"
        f"<ol>{''.join(map(_note, reversed(incident.notes)))}</ol></article>"
    )


def _note(note: Note) -> str:
    message = escape(note.message).replace("\n", "<br>")
    return f"<li><b>{note.status.capitalize()}</b> {_when(note.at)}<p>{message}</p></li>"

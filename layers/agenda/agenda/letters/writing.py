"""Writing to people in the name of their workspace: one kind of letter, of which they may want no more."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from agenda.letters.leaving import Kind, Leave
from agenda.people.model import Colleague
from contracts.identity import Look
from kernel.callers import WorkspaceId
from kernel.letters import Brand, Letter, Post, Reader


class Addressed(Protocol):
    """Something that somebody is told."""

    @property
    def to(self) -> Colleague: ...


T = TypeVar("T", bound=Addressed)
T_contra = TypeVar("T_contra", contravariant=True)


class Composing(Protocol[T_contra]):
    """How that becomes a letter."""

    def __call__(self, to: Reader, brand: Brand, said: T_contra, /, *, origin: str, leave: str) -> Letter: ...


@dataclass(frozen=True, slots=True)
class Writing(Generic[T]):
    kind: Kind
    composed: Composing[T]
    look: Callable[[WorkspaceId], Look]
    post: Post
    origin: str
    leave: Leave

    def open(self, workspace: WorkspaceId) -> bool:
        return self.look(workspace).status == "active"

    def tell(self, workspace: WorkspaceId, said: T) -> None:
        reader = Reader(said.to.email, said.to.name, said.to.locale, said.to.zone)
        leave = self.leave(workspace, said.to.person, self.kind)
        brand = self.look(workspace).brand()
        self.post.send(self.composed(reader, brand, said, origin=self.origin, leave=leave))

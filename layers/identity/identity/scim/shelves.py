"""A directory in terms of resources: the same few things can be done with people and with groups.

``about`` says which members of a group are needed; of people it says nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from identity.scim import resources
from identity.scim.attributes import Kind
from identity.scim.directory import About, Groups, People, Slice
from identity.scim.lookups import Lookup
from identity.scim.schemas import GROUPS, PEOPLE
from kernel.etags import IfMatch

Resource = Mapping[str, Any]
Edit = Callable[[Resource], Resource]


class Shelf(Protocol):
    """All resources of one kind."""

    @property
    def kind(self) -> Kind:
        """What stands on it."""

    def get(self, identity: str, about: About) -> Resource | None: ...
    def find(self, lookup: Lookup, about: About) -> Sequence[Resource]: ...
    def page(self, start: int, count: int, about: About) -> Slice[Resource]: ...
    def create(self, body: Resource) -> Resource: ...
    def change(self, identity: str, edit: Edit, about: About, expected: IfMatch) -> Resource: ...
    def delete(self, identity: str, expected: IfMatch) -> None: ...


class PeopleShelf(NamedTuple):
    people: People
    base: str
    kind: Kind = PEOPLE

    def get(self, identity: str, about: About) -> Resource | None:  # noqa: ARG002 - of groups only
        found = self.people.get(identity)
        return found and resources.of_person(found, self.base)

    def find(self, lookup: Lookup, about: About) -> Sequence[Resource]:  # noqa: ARG002 - of groups only
        return [resources.of_person(each, self.base) for each in self.people.find(lookup)]

    def page(self, start: int, count: int, about: About) -> Slice[Resource]:  # noqa: ARG002 - of groups only
        found = self.people.page(start, count)
        return Slice([resources.of_person(each, self.base) for each in found.items], found.total)

    def create(self, body: Resource) -> Resource:
        return resources.of_person(self.people.create(resources.particulars(body)), self.base)

    def change(self, identity: str, edit: Edit, about: About, expected: IfMatch) -> Resource:  # noqa: ARG002
        changed = self.people.change(
            identity,
            lambda person: resources.particulars(edit(resources.of_person(person, self.base)), person.particulars),
            expected,
        )
        return resources.of_person(changed, self.base)

    def delete(self, identity: str, expected: IfMatch) -> None:
        self.people.delete(identity, expected)


class GroupShelf(NamedTuple):
    groups: Groups
    base: str
    kind: Kind = GROUPS

    def get(self, identity: str, about: About) -> Resource | None:
        found = self.groups.get(identity, about)
        return found and resources.of_group(found, self.base)

    def find(self, lookup: Lookup, about: About) -> Sequence[Resource]:
        return [resources.of_group(each, self.base) for each in self.groups.find(lookup, about)]

    def page(self, start: int, count: int, about: About) -> Slice[Resource]:
        found = self.groups.page(start, count, about)
        return Slice([resources.of_group(each, self.base) for each in found.items], found.total)

    def create(self, body: Resource) -> Resource:
        return resources.of_group(self.groups.create(resources.roster(body)), self.base)

    def change(self, identity: str, edit: Edit, about: About, expected: IfMatch) -> Resource:
        changed = self.groups.change(
            identity,
            lambda group: resources.roster(edit(resources.of_group(group, self.base))),
            about,
            expected,
        )
        return resources.of_group(changed, self.base)

    def delete(self, identity: str, expected: IfMatch) -> None:
        self.groups.delete(identity, expected)

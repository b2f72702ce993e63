"""The people and groups of one workspace in dictionaries; ``test_directory.py`` says what any directory has to do."""

from datetime import UTC, datetime, timedelta
from itertools import count

from identity.names.model import compared
from identity.scim.directory import Directory, Group, Kept, Named, Person, Slice
from identity.scim.errors import InvalidValue, NoSuchResource, Taken
from identity.scim.matching import moment
from identity.scim.profiles import facts, shown
from kernel.etags import ANYTHING

START = datetime(2026, 11, 21, 9, tzinfo=UTC)
ROLES = {"admin", "manager", "lead", "member", "editor"}


class World:
    """The one counter of everything that happens."""

    def __init__(self):
        self.number = 0
        self.names = count(1)
        self.people = {}
        self.groups = {}
        self.inside = {}

    def tick(self):
        self.number += 1
        return self.number, START + timedelta(seconds=self.number)


def directory():
    world = World()
    return Directory(FakePeople(world), FakeGroups(world))


class FakePeople:
    def __init__(self, world):
        self.world = world
        self.asked = []

    def get(self, identity):
        self.asked.append(("get", identity))
        return self._shown(identity) if identity in self.world.people else None

    def find(self, lookup):
        self.asked.append(("find", lookup))
        return [self._shown(name) for name, (kept, said) in self.world.people.items() if meant(lookup, kept, said)]

    def page(self, start, count):
        self.asked.append(("page", start, count))
        names = list(self.world.people)
        return Slice([self._shown(name) for name in names[start - 1 : start - 1 + count]], len(names))

    def create(self, particulars):
        particulars = self._checked(None, particulars)
        modseq, now = self.world.tick()
        name = f"person-{next(self.world.names)}"
        self.world.people[name] = (Kept(name, modseq, now, now), particulars)
        return self._shown(name)

    def change(self, identity, edit, expected=ANYTHING):
        kept, before = self._there(identity)
        expected.demand(kept.modseq)
        after = self._checked(identity, edit(self._shown(identity)))
        if after != before:
            self.world.people[identity] = (_touched(self.world, kept), after)
        return self._shown(identity)

    def delete(self, identity, expected=ANYTHING):
        kept, _ = self._there(identity)
        expected.demand(kept.modseq)
        for name, inside in self.world.inside.items():
            if identity in inside:
                self.world.inside[name] = [each for each in inside if each != identity]
                group, roster = self.world.groups[name]
                self.world.groups[name] = (_touched(self.world, group), roster)
        del self.world.people[identity]

    def _there(self, identity):
        if identity not in self.world.people:
            raise NoSuchResource("nobody here has this id")
        return self.world.people[identity]

    def _checked(self, identity, particulars):
        for name, (_, other) in self.world.people.items():
            if name != identity and other.user_name.casefold() == particulars.user_name.casefold():
                raise Taken("somebody here has this userName")
        if particulars.role and particulars.role not in ROLES:
            raise InvalidValue("there is no such role here")
        return particulars._replace(role=particulars.role or "member")

    def _shown(self, identity):
        kept, particulars = self.world.people[identity]
        groups = [
            Named(name, self.world.groups[name][1].name)
            for name, inside in self.world.inside.items()
            if identity in inside
        ]
        return Person(kept, particulars, tuple(groups))


class FakeGroups:
    def __init__(self, world):
        self.world = world
        self.asked = []

    def get(self, identity, about):
        self.asked.append(("get", identity, about))
        return self._shown(identity, about) if identity in self.world.groups else None

    def find(self, lookup, about):
        self.asked.append(("find", lookup, about))
        if lookup.key == "members":
            return [self._shown(name, about) for name, inside in self.world.inside.items() if lookup.value in inside]
        found = [name for name, (kept, roster) in self.world.groups.items() if _called(lookup, kept, roster)]
        return [self._shown(name, about) for name in found]

    def page(self, start, count, about):
        self.asked.append(("page", start, count, about))
        names = list(self.world.groups)
        return Slice([self._shown(name, about) for name in names[start - 1 : start - 1 + count]], len(names))

    def create(self, roster):
        self._known(roster)
        self._unique(None, roster)
        modseq, now = self.world.tick()
        name = f"group-{next(self.world.names)}"
        self.world.groups[name] = (Kept(name, modseq, now, now), roster._replace(members=()))
        self.world.inside[name] = []
        self._joined(name, _ids(roster))
        return self._shown(name, None)

    def change(self, identity, edit, about, expected=ANYTHING):
        kept, before = self._there(identity)
        expected.demand(kept.modseq)
        self.asked.append(("change", identity, about))
        shown = self._shown(identity, about)
        after = edit(shown)
        self._known(after)
        self._unique(identity, after)
        gone = [each for each in _ids(shown.roster) if each not in _ids(after)]
        new = [each for each in _ids(after) if each not in self.world.inside[identity]]
        if after._replace(members=()) != before or gone or new:
            self.world.groups[identity] = (_touched(self.world, kept), after._replace(members=()))
        self.world.inside[identity] = [each for each in self.world.inside[identity] if each not in gone]
        self._noticed(gone)
        self._joined(identity, new)
        return self._shown(identity, about if about is None else about | set(new))

    def delete(self, identity, expected=ANYTHING):
        kept, _ = self._there(identity)
        expected.demand(kept.modseq)
        self._noticed(self.world.inside.pop(identity))
        del self.world.groups[identity]

    def _there(self, identity):
        if identity not in self.world.groups:
            raise NoSuchResource("there is no group of this id")
        return self.world.groups[identity]

    def _known(self, roster):
        for each in _ids(roster):
            if each not in self.world.people:
                raise InvalidValue(f"nobody here has the id {each}")

    def _unique(self, identity, roster):
        for name, (_, other) in self.world.groups.items():
            if name != identity and compared(other.name) == compared(roster.name):
                raise Taken("a group here has this displayName")

    def _joined(self, group, ids):
        self.world.inside[group] += ids
        self._noticed(ids)

    def _noticed(self, ids):
        for each in ids:
            kept, particulars = self.world.people[each]
            self.world.people[each] = (_touched(self.world, kept), particulars)

    def _shown(self, identity, about):
        kept, roster = self.world.groups[identity]
        inside = [each for each in self.world.inside[identity] if about is None or each in about]
        members = tuple(Named(each, self._name(each)) for each in inside)
        return Group(kept, roster._replace(members=members))

    def _name(self, person):
        particulars = self.world.people[person][1]
        return shown(particulars.profile, particulars.user_name)


def _touched(world, kept):
    modseq, now = world.tick()
    return kept._replace(modseq=modseq, changed=now)


def _ids(roster):
    return list(dict.fromkeys(each.id for each in roster.members))


def meant(lookup, kept, said):
    match lookup.key:
        case "id":
            return kept.id == lookup.value
        case "userName":
            return said.user_name.casefold() == lookup.value.casefold()
        case "externalId":
            return said.external_id == lookup.value
        case "displayName":
            return facts(said.profile).display_name.casefold() == lookup.value.casefold()
        case "emails":
            every = [each["value"].casefold() for each in said.profile.get("emails", [])]
            return lookup.value.casefold() in every
        case "meta.lastModified":
            return kept.changed >= moment(lookup.value)
    raise AssertionError(lookup)


def _called(lookup, kept, roster):
    match lookup.key:
        case "id":
            return kept.id == lookup.value
        case "externalId":
            return roster.external_id == lookup.value
        case "displayName":
            return compared(roster.name) == compared(lookup.value)
        case "meta.lastModified":
            return kept.changed >= moment(lookup.value)
    raise AssertionError(lookup)

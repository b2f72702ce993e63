"""A calendar and a project that two people see, or do not: what stands there, and what is due of it."""

from dataclasses import dataclass
from datetime import timedelta

from agenda.alerts.diary import Ground, Thing
from agenda.alerts.watched import watched
from agenda.calendars.model import Calendar
from agenda.events.model import CalendarEvent
from agenda.looks import DefaultAlert
from agenda.people.model import Colleague
from agenda.sharing import Share
from agenda.shelves.model import Shelved
from agenda.times import Duration
from contracts.agenda import CalendarChanged, ProjectChanged
from tests.layers.agenda.alerts.fakes import MINUTE, FakeDiary, FakeReminders
from tests.layers.agenda.alerts.houses import ACME, NOON

PEOPLE = ("ada", "bob")
ZONES = {"Etc/UTC": 0, "Etc/GMT-2": 120, "Etc/GMT+1": -60}
"""Zones, and how many minutes their clocks are ahead."""


@dataclass
class Project:
    shares: tuple = ()
    trashed: bool = False
    modseq: int = 1


def alerts(offsets):
    return None if offsets is None else tuple(DefaultAlert(offset=Duration(0, -60 * each)) for each in offsets)


class Office:
    def __init__(self, world):
        self.world, self.version, self.given = world, 0, set()
        self.people = {
            each: Colleague(person=each, email=f"{each}@example.org", zone="Etc/UTC", modseq=1) for each in PEOPLE
        }
        usual = {"name": "Home", "owner": "ada", "created": NOON - 9000 * MINUTE, "modseq": 1}
        shares = (Share(to="group:crew", role="read"),)
        self.home = Calendar(calendar_id="home", alerts=alerts((10,)), shares=shares, **usual)
        self.shelves = {"ada": Shelved(thing_id="home", modseq=1)}
        self.project, self.events, self.tasks = Project(shares), {}, {}

    # What people do; each says what is told of it.

    def put(self, name, ahead, floating):
        self.events[name] = (self._minute(ahead), floating, self._now())
        return name

    def cancel(self, name):
        self._now()
        return name if self.events.pop(name, None) else None

    def assign(self, person, ahead):
        self.tasks["task"] = (person, self._minute(ahead), self._now())
        return "task"

    def remind(self, offsets):
        return self._calendar("alerts", alerts(offsets))

    def give(self, person):
        self.shelves.setdefault(person, Shelved(thing_id="home", modseq=self._now()))
        return self._calendar("owner", person)

    def share(self, what, to):
        shares = tuple(Share(to=each, role="read") for each in to)
        return self._calendar("shares", shares) if what == "calendar" else self._project("shares", shares)

    def trash(self, what, thrown):
        if what == "project":
            return self._project("trashed", thrown)
        return self._calendar("trashed", self.world.now if thrown else None)

    def shelve(self, person, offsets, removed):
        before = self.shelves.get(person)
        after = Shelved(thing_id="home", alerts=alerts(offsets), removed=removed, modseq=self._now())
        self.shelves[person] = after
        return person, before, after

    def move(self, person, zone, here, crew):
        status, groups = "active" if here else "deactivated", ("crew",) if crew else ()
        said = {"zone": zone, "status": status, "groups": groups, "modseq": self._now()}
        self.people[person] = self.people[person].model_copy(update=said)
        return person

    def _calendar(self, name, value):
        self.home = self.home.model_copy(update={name: value, "modseq": self._now()})
        trashed = self.home.trashed is not None
        said = {"calendar_id": "home", "kind": "updated", "name": "Home", "zone": "UTC", "owner": self.home.owner}
        return CalendarChanged(workspace=ACME, modseq=self.version, trashed=trashed, changed=(name,), **said)

    def _project(self, name, value):
        setattr(self.project, name, value)
        self.project.modseq = self._now()
        trashed, modseq = self.project.trashed, self.version
        return ProjectChanged(workspace=ACME, project_id="work", modseq=modseq, trashed=trashed, changed=(name,))

    def _minute(self, ahead):
        return ahead + (self.world.now - NOON) // MINUTE

    def _now(self):
        self.version += 1
        return self.version

    # What functions find.

    def calendar(self, *_):
        self.world.step()
        return self.home

    def minding(self, *_):
        self.world.step()
        return {person for person, shelved in self.shelves.items() if shelved.reminds}

    def busy(self, *_):
        self.world.step()
        return {person for person, _, _ in self.tasks.values()}

    def seen(self, person, name):
        """An event or a task as somebody sees it."""
        colleague = self.people[person]
        whose = Ground("people", ACME, person, colleague.modseq)
        if name == "task":
            return self._task(person, whose) if name in self.tasks and self._works(person) else None
        if name not in self.events:
            return None
        minute, floating, modseq = self.events[name]
        said = {"uid": name, "title": name, "start": local(minute), "duration": "PT1H", "useDefaultAlerts": True}
        event = {"@type": "Event", **said, **({} if floating else {"timeZone": "Etc/UTC"})}
        held = CalendarEvent(calendar_id="home", event_id=name, modseq=modseq, event=event)
        shelved = self.shelves.get(person)
        grounds = (whose, self.home.modseq, shelved and shelved.modseq)
        sight = watched(self.home, shelved, person, colleague, grounds)
        return sight.thing(held) if sight else None

    def _task(self, person, whose):
        assigned, minute, modseq = self.tasks["task"]
        if assigned != person:
            return None
        body = {
            "uid": "task",
            "title": "task",
            "due": local(minute),
            "alerts": {"1": {"trigger": {"offset": "-PT10M"}}},
        }
        return Thing("task", "work", "task", body, (), "", modseq, (whose, self.project.modseq))

    def _works(self, person):
        return not self.project.trashed and (person == "ada" or self._among(person, self.project.shares))

    def _among(self, person, shares):
        crew = {"group:crew"} if self.people[person].groups else set()
        return bool({each.to for each in shares} & {f"person:{person}", "workspace", *crew})

    # What is due, by adding up minutes.

    def due(self, after, until):
        """Who is to be reminded of what at which moments of a time."""
        return {each for each in self.told() if after < each[2] <= until}

    def told(self):
        """The same of all times."""
        return {each for person in PEOPLE if self.people[person].status == "active" for each in self._of(person)}

    def _of(self, person):
        ahead = ZONES[self.people[person].zone]
        shelved, home = self.shelves.get(person), self.home
        sees = home.owner == person or self._among(person, home.shares)
        if sees and not home.trashed and shelved and not shelved.removed:
            own = home.alerts if home.owner == person else ()
            for each in own if shelved.alerts is None else shelved.alerts:
                for name, (minute, floating, _) in self.events.items():
                    yield (
                        person,
                        name,
                        NOON + (minute - floating * ahead) * MINUTE + timedelta(seconds=each.offset.seconds),
                    )
        if "task" in self.tasks and self.tasks["task"][0] == person and self._works(person):
            yield person, "task", NOON + (self.tasks["task"][1] - ahead - 10) * MINUTE


def local(minute):
    """A time as clocks show it, at so many minutes from noon."""
    return (NOON + minute * MINUTE).replace(tzinfo=None).isoformat()


class OfficeDiary(FakeDiary):
    def __init__(self, office):
        super().__init__(office.world)
        self.office = office

    def who(self, _workspace, person):
        self.world.step()
        return self.office.people[person]

    def ringing(self, _workspace, person, *_):
        self.world.step()
        return [thing for name in (*self.office.events, "task") if (thing := self.office.seen(person, name))]

    def thing(self, _workspace, person, *said):
        self.world.step()
        return self.office.seen(person, said[-1])


class OfficeReminders(FakeReminders):
    """Whoever may not see something is never told: when a reminder is given, it is due, as it stands then."""

    def _stands(self, who, alert, about):
        person = who.person
        if who != self.diary.office.people[person]:
            return False
        if self.diary.office.seen(person, about.object_id) != about:
            return False
        assert (person, alert.title, alert.at) in self.diary.office.told()
        self.diary.office.given.add((person, alert.title, alert.at))
        return True

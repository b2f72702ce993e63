"""A company's directory of many: what it asks for costs as much of ten thousand people as of a thousand."""

import json
import time
from collections import defaultdict
from dataclasses import dataclass

import pytest

from tests.functions.trips import Trips
from tests.journeys.directories import acme, line  # noqa: F401 - fixtures
from tests.soaking import more, soak

pytestmark = soak

FEW = more(60, 1_000)
MANY = more(180, 10_000)
AT_ONCE = 20
"""People in one bulk request: a directory sends up to a hundred, which take five times as long."""

USER = "urn:ietf:params:scim:schemas:core:2.0:User"
BULK = "urn:ietf:params:scim:api:messages:2.0:BulkRequest"


def somebody(number):
    return {
        "schemas": [USER],
        "userName": f"person-{number}@corp.example.com",
        "externalId": f"id-{number}",
        "emails": [{"primary": True, "value": f"person-{number}@example.com"}],
        "name": {"givenName": f"Person {number}", "familyName": "Doe"},
    }


@dataclass
class Directory:
    """It asks over HTTP, and knows what each question took."""

    line: object
    trips: Trips
    home: str
    size: int = 1  # Ada is there before anybody is provisioned

    def grow(self, size):
        """Provision people until there are so many; how many round trips each request took, and how long."""
        took = []
        while self.size < size:
            numbers = range(self.size, min(size, self.size + AT_ONCE))
            jobs = [
                {"method": "POST", "path": "/Users", "bulkId": str(each), "data": somebody(each)} for each in numbers
            ]
            took.append(self._asked("POST", "/Bulk", json={"schemas": [BULK], "Operations": jobs}))
            assert {each["status"] for each in took[-1].said["Operations"]} == {"201"}
            self.size += len(jobs)
        return took

    def find(self, **query):
        return self._asked("GET", "/Users", params=query)

    def _asked(self, method, path, **more):
        before, began = len(self.trips), time.perf_counter()
        headers = {"Content-Type": "application/scim+json"}
        answer = self.line.request(method, f"/scim/v2/{self.home}{path}", headers=headers, **more)
        assert answer.is_success, answer.text
        ours = [each for each in self.trips._made[before:] if "scim" in each.function]
        return Asked(json.loads(answer.text), len(ours), time.perf_counter() - began)


@dataclass
class Asked:
    said: dict
    trips: int
    seconds: float


@pytest.fixture
def directory(acme, line, cloud):  # noqa: F811 - fixtures
    with Trips().counted(cloud.runtime.calls) as trips:
        yield Directory(line, trips, acme.id)


def questions(directory):
    """What directories ask for, and what each took."""
    last = directory.size - 1
    found = {
        "first page": directory.find(count=100),
        "last page": directory.find(startIndex=max(1, directory.size - 50), count=100),
        "userName": directory.find(filter=f'userName eq "PERSON-{last}@corp.example.com"'),
        "externalId": directory.find(filter=f'externalId eq "id-{last}"'),
        "emails": directory.find(filter=f'emails.value eq "person-{last}@example.com"'),
        "nobody": directory.find(filter='userName eq "nobody@corp.example.com"'),
    }
    assert {name: each.said["totalResults"] for name, each in found.items()} == {
        **dict.fromkeys(("first page", "last page"), directory.size),
        **dict.fromkeys(("userName", "externalId", "emails"), 1),
        "nobody": 0,
    }
    return found


def test_of_many_people_one_is_found_as_quickly_as_of_few(directory, capsys):
    shown = defaultdict(list)
    for size in (FEW, MANY):
        grown = directory.grow(size)
        asked = {**questions(directory), f"bulk of {AT_ONCE}": grown[0]}
        for name, each in asked.items():
            shown[name].append(each)

    for name, (few, many) in shown.items():
        reads = 6 if name == "last page" else 0  # of keys alone, some two thousand in each
        assert abs(few.trips - many.trips) <= reads, name
    with capsys.disabled():
        for name, each in shown.items() if MANY > 1_000 else ():
            print(f"\n{name:<14}" + "".join(f"{one.trips:>4} trips {one.seconds * 1000:>7.0f} ms" for one in each))

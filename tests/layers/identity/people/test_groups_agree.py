"""Whoever comes, goes and moves at once: what people say of their groups and what groups say of their people agree."""

import random
from concurrent.futures import ThreadPoolExecutor

from identity.groups import Movement, groups
from identity.people import NoSuchMember, Sieve, people
from identity.roles import built_in
from kernel.callers import Caller
from kernel.etags import ANYTHING
from kernel.pages import Page
from tests.functions.identity.colleagues import Company


def test_however_they_move_and_leave_at_once_groups_and_people_agree(cloud):
    acme, chance = Company(), random.Random(7)
    caller = Caller(acme.id, acme.ada, "admin", built_in("admin"), "s")
    crowd = [acme.hire(f"p{number}") for number in range(6)]
    teams = [acme.group(name=f"g{number}") for number in range(3)]

    def act(number):
        who, team = crowd[number % len(crowd)], teams[number % len(teams)]
        try:
            if number >= 20:
                people().remove(caller, who, ANYTHING)
            else:
                way = {"add" if chance.random() < 0.7 else "remove": {who}}
                groups().move(caller, team, Movement(**way))
        except NoSuchMember:
            return  # they left before

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(act, chance.sample(range(24), 24)))

    every = {member.person: member for member in people().page(acme.id, Sieve(), Page()).items}
    assert len(every) == 3
    for team in teams:
        listed = {each.person for each in groups().people(caller, team, Page()).items}
        assert listed == {person for person, member in every.items() if team in member.groups}
        assert acme.size(team) == (len(listed), len(listed))

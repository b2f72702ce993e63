"""Workspaces with more than one person in them, and what was done there."""

import json
from datetime import UTC, datetime

import boto3
import pytest

from functions.identity import groups_create, groups_update, members_move, roles_create
from identity.people import Member
from identity.people.table import journal as people
from identity.roles import built_in
from kernel.ids import new_id


@pytest.fixture
def ada(join):
    """An Admin who is signed in."""
    return join()


@pytest.fixture
def group(invoke, ada):
    """A group of hers, with nobody in it."""
    return invoke(groups_create, caller=ada.powers).json["group_id"]


@pytest.fixture
def role(invoke, ada):
    """A role that she has made, which nobody has."""
    return invoke(roles_create, body={"name": "Reader", "scopes": ["people:read"]}, caller=ada.powers).json["role_id"]


@pytest.fixture
def enrol(cloud):
    """Put one more person into somebody's workspace; their id."""

    def enrol(somebody, name, role="member"):
        person = new_id()
        email = f"{name}@example.com"
        member = Member(person=person, email=email, name=name.title(), role=role, joined=datetime.now(UTC))
        people().create(somebody.workspace, member)
        return person

    return enrol


@pytest.fixture
def promote(cloud):
    """Give somebody another role, as an administrator would."""

    def promote(somebody, role, person=None):
        people().change(somebody.workspace, person or somebody.person, lambda it: it.model_copy(update={"role": role}))

    return promote


@pytest.fixture
def manager():
    """Somebody in the same workspace who is a Manager, as the authorizer knows them."""
    return lambda somebody: somebody.powers | {"role": "manager", "scopes": " ".join(sorted(built_in("manager")))}


@pytest.fixture
def acts(cloud):
    """What was noted for the audit log, the oldest first."""

    def acts():
        found = boto3.client("dynamodb").scan(TableName="test-identity-acts-1", ConsistentRead=True)["Items"]
        return [json.loads(row["act"]["S"]) for row in sorted(found, key=lambda row: row["sk"]["S"])]

    return acts


@pytest.fixture
def reader(invoke, join, promote):
    """Somebody in a role of the workspace's own, and in a group that carries a built-in one."""
    ada = join()
    role = invoke(roles_create, body={"name": "Reader", "scopes": ["audit:read"]}, caller=ada.powers).json["role_id"]
    group = invoke(groups_create, caller=ada.powers).json["group_id"]
    invoke(groups_update, group_id=group, body={"role": "lead"}, caller=ada.powers)
    invoke(members_move, group_id=group, body={"add": [ada.person]}, caller=ada.powers)
    promote(ada, role)
    return ada, role, group

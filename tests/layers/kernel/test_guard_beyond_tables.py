"""The workspace that is bound, where the code above went another way: threads, seals, calls."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from pydantic import BaseModel

from kernel import callers, calls, guard, seals, settings
from kernel.callers import Caller, WorkspaceId, within
from kernel.guard import Trespass

ACME = WorkspaceId("acme")
EVE = Caller(WorkspaceId("umbrella"), "eve", "owner", frozenset(), "s")


class Model:
    name = "GetItem"


def reach(workspace):
    key = {"pk": {"S": workspace}, "sk": {"S": "x"}}
    guard.check({"TableName": "test-x-notes-1", "Key": key}, Model)


def elsewhere(work, *given):
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work, *given).result()


def test_a_thread_of_a_request_works_for_its_workspace(monkeypatch):
    monkeypatch.setattr(settings, "ON_LAMBDA", True)
    monkeypatch.setattr(callers, "_process", [None])  # tests before it had many requests at once, which Lambda has not

    with within(ACME):
        elsewhere(reach, "acme")
        with pytest.raises(Trespass):
            elsewhere(reach, "umbrella")
        with within(None):
            elsewhere(reach, "umbrella")
    elsewhere(reach, "umbrella")


@pytest.mark.parametrize("owner", ["umbrella", "umbrella#eve", "acme2", "", "ada"])
def test_nothing_of_another_workspace_is_sealed_or_opened(owner):
    with within(ACME):
        with pytest.raises(Trespass):
            seals.seal(b"x", owner)
        with pytest.raises(Trespass):
            seals.unseal(b"x", owner)


class Question(BaseModel):
    text: str = "?"


def test_no_room_is_asked_in_the_name_of_somebody_of_another_workspace():
    with within(ACME), pytest.raises(Trespass):
        calls.ask("parlour-pages-read", Question(), Question, caller=EVE)

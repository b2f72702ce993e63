from functions.identity import groups_tell
from tests.functions.identity.colleagues import Company


def test_tells_which_groups_there_are_in_the_workspace_of_whoever_asks(invoke, cloud):
    company, other = Company(), Company("other")
    ours, theirs, gone = company.group(), other.group(), company.group()
    company.forget(group=gone, role=company.role("people:read"))

    def told(*groups):
        caller = company.caller(company.ada, "member")
        return invoke(groups_tell, event={"caller": caller, "request": {"groups": groups}}).payload["answer"]["groups"]

    assert told(ours, theirs, gone, "nothing") == [ours]
    assert told() == []


def test_nobody_in_particular_is_told_of_groups(invoke, cloud):
    said = invoke(groups_tell, event={"caller": None, "request": {"groups": ["g"]}}).payload
    assert said["problem"]["status"] == 401

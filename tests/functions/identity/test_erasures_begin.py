import json
from datetime import UTC, datetime, timedelta

import boto3

from functions.identity import erasures_begin, workspace_erase
from tests.functions.identity.erasing import overdue


def test_those_whose_week_is_over_are_erased_and_no_others(invoke, join):
    ada, grace = join(), join("grace", "globex")
    join("eve", "evil")
    for each, slug in ((ada, "acme"), (grace, "globex")):
        assert invoke(workspace_erase, caller=each.powers, query={"slug": slug}).status == 202
    overdue(ada.workspace, datetime.now(UTC) - timedelta(days=3))

    invoke(erasures_begin)

    sqs = boto3.client("sqs")
    url = sqs.get_queue_url(QueueName="test-identity-erase")["QueueUrl"]
    found = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)["Messages"]
    assert [json.loads(each["Body"]) for each in found] == [{"workspace": ada.workspace, "number": 1}]

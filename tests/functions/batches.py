"""Batches of a queue, as Lambda hands them over."""


def message(number, body, *, workspace="acme", queue="test-parlour-inbox", group=None):
    return {
        "messageId": f"m{number}",
        "receiptHandle": f"r{number}",
        "body": body,
        "attributes": {"ApproximateReceiveCount": "1", **({"MessageGroupId": group} if group else {})},
        "messageAttributes": {"workspace": {"stringValue": workspace, "dataType": "String"}},
        "eventSource": "aws:sqs",
        "eventSourceARN": f"arn:aws:sqs:eu-central-1:000000000000:{queue}",
        "awsRegion": "eu-central-1",
    }


def delivery(*messages):
    return {"Records": list(messages)}

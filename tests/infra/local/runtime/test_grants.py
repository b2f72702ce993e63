"""Each call needs its own permission and no other, and is recorded as a grant."""

import pytest

from infra.local.deployment import ACCOUNT
from tests.infra.local.runtime.hall import allow, arn
from tests.infra.local.runtime.things import (
    BATCH,
    BUCKET,
    COLOUR,
    GET,
    INDEX,
    LATER,
    LETTER,
    MAIL,
    QUERY,
    RING,
    S3,
    SEAL,
    SEND,
    SIGN,
    TABLE,
    TELL,
    TRANSACTION,
    call,
)


@pytest.mark.parametrize(
    ("line", "policy", "grants"),
    [
        (GET, [("dynamodb:GetItem", TABLE)], ["hall-notes-1:GetItem"]),
        (QUERY, [("dynamodb:Query", TABLE)], ["hall-notes-1:Query"]),
        (INDEX, [("dynamodb:Query", f"{TABLE}/index/by-deletion")], ["hall-notes-1/by-deletion:Query"]),
        (
            TRANSACTION,
            [("dynamodb:PutItem", TABLE), ("dynamodb:ConditionCheckItem", TABLE)],
            ["hall-notes-1:ConditionCheckItem", "hall-notes-1:PutItem"],
        ),
        (BATCH, [("dynamodb:BatchWriteItem", TABLE)], ["hall-notes-1:BatchWriteItem"]),
        (S3.format("head_bucket", ""), [("s3:ListBucket", BUCKET)], ["hall-files:ListBucket"]),
        (
            S3.format("put_object", ", Key='public/a/b', Body=b'x'"),
            [("s3:PutObject", f"{BUCKET}/public/*")],
            ["hall-files/public/*:PutObject"],
        ),
        (
            (
                "boto3.client('s3').generate_presigned_url('put_object', "
                f"Params={{'Bucket': '{BUCKET[13:]}', 'Key': 'new/a'}})"
            ),
            [("s3:PutObject", f"{BUCKET}/new/*")],
            ["hall-files/new/*:PutObject"],
        ),
        (
            S3.format("head_object", ", Key='public/there'"),
            [("s3:GetObject", f"{BUCKET}/public/there")],
            ["hall-files/public/there:GetObject"],
        ),
        (
            S3.format("copy_object", f", Key='copy', CopySource='test-hall-files-{ACCOUNT}/public/there'"),
            [("s3:GetObject", f"{BUCKET}/public/*"), ("s3:PutObject", f"{BUCKET}/copy")],
            ["hall-files/copy:PutObject", "hall-files/public/*:GetObject"],
        ),
        (
            SEND,
            [("sqs:SendMessage", arn("sqs", "test-hall-inbox")), ("sqs:GetQueueUrl", arn("sqs", "test-hall-inbox"))],
            ["hall-inbox:GetQueueUrl", "hall-inbox:SendMessage"],
        ),
        (TELL, [("events:PutEvents", arn("events", "event-bus/test-shared-bus"))], ["shared-bus:PutEvents"]),
        (SEAL, [("kms:GenerateDataKey", arn("kms", "key/*"))], ["shared-seal:GenerateDataKey"]),
        (
            SIGN,
            [("secretsmanager:GetSecretValue", arn("secretsmanager", "secret:test-shared-signing-??????"))],
            ["shared-signing:GetSecretValue"],
        ),
        (COLOUR, [("ssm:GetParameters", arn("ssm", "parameter/test-hall-colour"))], ["hall-colour:GetParameters"]),
        (MAIL, [("ses:SendRawEmail", arn("ses", "identity/example.com"))], ["example.com:SendRawEmail"]),
        (
            LETTER,
            [
                ("ses:SendRawEmail", arn("ses", "configuration-set/test-shared-mail")),
                ("ses:SendRawEmail", arn("ses", "identity/*")),
            ],
            ["shared-mail:SendRawEmail"],
        ),
        (RING, [("sns:Publish", arn("sns", "test-shared-alarms"))], ["shared-alarms:Publish"]),
        (
            LATER,
            [
                ("scheduler:CreateSchedule", arn("scheduler", "schedule/test-hall-later/*")),
                ("iam:PassRole", "arn:aws:iam::000000000000:role/test-clock"),
            ],
            ["clock:PassRole", "hall-later/*:CreateSchedule"],
        ),
        ("boto3.client('sts').get_caller_identity()", [], []),
        (
            "boto3.client('cloudwatch').put_metric_data(Namespace='N', MetricData=[{'MetricName': 'm', 'Value': 1}])",
            [("cloudwatch:PutMetricData", "*")],
            ["*:PutMetricData"],
        ),
    ],
)
def test_a_call_needs_just_its_own_permission_and_is_recorded_as_a_grant(things, line, policy, grants):
    statements = [allow(action, on=on) for action, on in policy]
    assert call(things, line, *statements, event="a") == "done"
    assert sorted(things.runtime.calls.grants("test-hall-one")) == grants
    for missing in range(len(statements)):
        left = statements[:missing] + statements[missing + 1 :]
        things.close()
        things._runtime = None
        code, message = call(things, line, *left, event="a")
        action = policy[missing][0]
        assert code in {"AccessDeniedException", "AccessDenied", "AuthorizationError", "403"}
        if code != "403":
            assert f"is not authorized to perform: {action} on resource: " in message
        assert [each.allowed for each in things.runtime.calls][-1] is False


def test_who_may_send_as_nobody_may_not_send_as_somebody(things):
    through = allow("ses:SendRawEmail", on=arn("ses", "configuration-set/test-shared-mail"))
    sender = allow("ses:SendRawEmail", on=arn("ses", "identity/*"))
    sender["Condition"] = {"StringLike": {"ses:FromAddress": "no-reply@*"}}

    assert call(things, LETTER, through, sender, event="a") == "done"
    things.close()
    things._runtime = None
    code, message = call(things, LETTER.replace("no-reply@", "director@"), through, sender, event="a")
    assert code == "AccessDeniedException"
    assert "identity/example.com" in message

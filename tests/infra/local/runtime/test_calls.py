"""Every AWS call of a function is held against its policy, and recorded as the grant that it uses."""

import boto3
import pytest

from infra.local.deployment import ACCOUNT, WebSocketApi
from tests.infra.local.runtime.hall import allow, arn

TABLE = arn("dynamodb", "table/test-hall-notes-1")
BUCKET = f"arn:aws:s3:::test-hall-files-{ACCOUNT}"
PREAMBLE = """
import json
from botocore.exceptions import ClientError
import boto3
def app(event, context):
    try:
        return work(event)
    except ClientError as error:
        return [error.response["Error"]["Code"], error.response["Error"]["Message"]]
def work(event):
"""


@pytest.fixture
def things(hall):
    boto3.client("dynamodb").create_table(
        TableName="test-hall-notes-1",
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[
            {"AttributeName": "pk", "AttributeType": "S"},
            {"AttributeName": "deleted_on", "AttributeType": "S"},
        ],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        GlobalSecondaryIndexes=[
            {
                "IndexName": "by-deletion",
                "KeySchema": [{"AttributeName": "deleted_on", "KeyType": "HASH"}],
                "Projection": {"ProjectionType": "KEYS_ONLY"},
            }
        ],
    )
    bucket = f"test-hall-files-{ACCOUNT}"
    boto3.client("s3").create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    boto3.client("s3").put_object(Bucket=bucket, Key="public/there", Body=b"x")
    boto3.client("sqs").create_queue(QueueName="test-hall-inbox")
    boto3.client("events").create_event_bus(Name="test-shared-bus")
    key = boto3.client("kms").create_key()["KeyMetadata"]["KeyId"]
    boto3.client("kms").create_alias(AliasName="alias/test-shared-seal", TargetKeyId=key)
    boto3.client("secretsmanager").create_secret(Name="test-shared-signing", SecretString="s")
    boto3.client("ssm").put_parameter(Name="test-hall-colour", Value="red", Type="String")
    boto3.client("ses").verify_domain_identity(Domain="example.com")
    boto3.client("scheduler").create_schedule_group(Name="test-hall-later")
    boto3.client("sns").create_topic(Name="test-shared-alarms")
    return hall


def call(hall, line, *policy, event=None):
    result = hall.run(f"{PREAMBLE}    {line}\n    return 'done'\n", *policy, event=event)
    assert result.error is None, result.error
    return result.payload


GET = "boto3.client('dynamodb').get_item(TableName='test-hall-notes-1', Key={'pk': {'S': 'a'}})"
QUERY = (
    "boto3.client('dynamodb').query(TableName='test-hall-notes-1', KeyConditionExpression='pk = :p', "
    "ExpressionAttributeValues={':p': {'S': event}})"
)
INDEX = (
    "boto3.client('dynamodb').query(TableName='test-hall-notes-1', IndexName='by-deletion', "
    "KeyConditionExpression='#d = :d', ExpressionAttributeNames={'#d': 'deleted_on'}, "
    "ExpressionAttributeValues={':d': {'S': '2026#a'}})"
)
TRANSACTION = (
    "boto3.client('dynamodb').transact_write_items(TransactItems=["
    "{'Put': {'TableName': 'test-hall-notes-1', 'Item': {'pk': {'S': 'a'}}}}, "
    "{'Put': {'TableName': 'test-hall-notes-1', 'Item': {'pk': {'S': 'b'}}}}, "
    "{'ConditionCheck': {'TableName': 'test-hall-notes-1', 'Key': {'pk': {'S': 'c'}}, "
    "'ConditionExpression': 'attribute_not_exists(pk)'}}])"
)
BATCH = (
    "boto3.client('dynamodb').batch_write_item(RequestItems={'test-hall-notes-1': "
    "[{'PutRequest': {'Item': {'pk': {'S': 'a'}}}}, {'DeleteRequest': {'Key': {'pk': {'S': 'b'}}}}]})"
)
S3 = f"boto3.client('s3').{{}}(Bucket='test-hall-files-{ACCOUNT}'{{}})"
SEND = (
    "url = boto3.client('sqs').get_queue_url(QueueName='test-hall-inbox')['QueueUrl']; "
    "boto3.client('sqs').send_message_batch(QueueUrl=url, Entries=[{'Id': '1', 'MessageBody': 'm'}])"
)
TELL = (
    "boto3.client('events').put_events(Entries=[{'Source': 'hall', 'DetailType': 'hall.Done', 'Detail': '{}', "
    "'EventBusName': 'test-shared-bus'}])"
)
SEAL = (
    "boto3.client('kms').generate_data_key(KeyId='alias/test-shared-seal', KeySpec='AES_256', "
    "EncryptionContext={'workspace': 'w'})"
)
SIGN = "boto3.client('secretsmanager').get_secret_value(SecretId='test-shared-signing')"
COLOUR = "boto3.client('ssm').get_parameters(Names=['test-hall-colour'])"
MAIL = (
    "boto3.client('sesv2').send_email(FromEmailAddress='Hall <hall@example.com>', "
    "Destination={'ToAddresses': ['a@example.org']}, Content={'Raw': {'Data': b'From: hall@example.com\\n\\nHello'}})"
)
RING = "boto3.client('sns').publish(TopicArn='arn:aws:sns:eu-central-1:000000000000:test-shared-alarms', Message='m')"
LATER = (
    "boto3.client('scheduler').create_schedule(Name='x', GroupName='test-hall-later', "
    "ScheduleExpression='rate(1 day)', "
    "FlexibleTimeWindow={'Mode': 'OFF'}, Target={'Arn': 'arn:aws:sqs:eu-central-1:000000000000:test-hall-inbox', "
    "'RoleArn': 'arn:aws:iam::000000000000:role/test-clock'})"
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


def test_a_key_is_called_by_its_alias_whatever_a_request_calls_it(things):
    key = boto3.client("kms").describe_key(KeyId="alias/test-shared-seal")["KeyMetadata"]["Arn"]
    sealed = boto3.client("kms").encrypt(KeyId=key, Plaintext=b"x", EncryptionContext={"workspace": "w"})
    line = "boto3.client('kms').decrypt(CiphertextBlob=bytes.fromhex(event), EncryptionContext={'workspace': 'w'})"
    blob = sealed["CiphertextBlob"].hex()
    assert call(things, line, allow("kms:Decrypt", on=key), event=blob) == "done"
    assert things.runtime.calls.grants("test-hall-one") == {"shared-seal:Decrypt"}


@pytest.mark.parametrize(
    ("condition", "allowed"),
    [
        ({"StringEquals": {"kms:EncryptionContext:workspace": "w"}}, True),
        ({"StringEquals": {"kms:EncryptionContext:workspace": "v"}}, False),
        ({"ForAnyValue:StringEquals": {"kms:ResourceAliases": "alias/test-shared-seal"}}, True),
        ({"ForAnyValue:StringEquals": {"kms:ResourceAliases": "alias/test-other"}}, False),
        ({"StringEquals": {"kms:ViaService": "dynamodb.eu-central-1.amazonaws.com"}}, False),
    ],
)
def test_conditions_on_keys_look_at_context_and_aliases(things, condition, allowed):
    said = call(things, SEAL, allow("kms:GenerateDataKey", **condition))
    assert (said == "done") is allowed


@pytest.mark.parametrize(
    ("line", "event", "allowed"),
    [
        (QUERY, "w#1", True),
        (QUERY, "v#1", False),
        (GET, None, False),
        (TRANSACTION.replace("'a'", "'w#a'"), None, False),
        (TRANSACTION.replace("'a'", "'w#a'").replace("'b'", "'w#b'").replace("'c'", "'w#c'"), None, True),
        (BATCH.replace("'a'", "'w#a'"), None, False),
        ("boto3.client('dynamodb').scan(TableName='test-hall-notes-1')", None, False),
        (INDEX, None, False),
    ],
)
def test_leading_keys_keep_a_function_to_its_rows(things, line, event, allowed):
    only = {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["w#*"]}}
    said = call(things, line, allow("dynamodb:*", on=[TABLE, f"{TABLE}/index/*"], **only), event=event)
    assert (said == "done") is allowed


def test_a_function_that_touches_another_table_is_refused_in_aws_s_words(things):
    code, message = call(things, GET, allow("dynamodb:GetItem", on=arn("dynamodb", "table/test-hall-other-1")))
    assert code == "AccessDeniedException"
    assert message == (
        f"User: arn:aws:sts::{ACCOUNT}:assumed-role/test-hall-one/test-hall-one is not authorized to perform: "
        f"dynamodb:GetItem on resource: {TABLE} because no identity-based policy allows the dynamodb:GetItem action"
    )


def test_a_call_that_nobody_has_mapped_is_refused_with_a_sentence(things):
    code, message = call(things, "boto3.client('dynamodb').list_backups()", allow("*"))
    assert code == "AccessDeniedException"
    assert "does not know which permission dynamodb.ListBackups needs" in message
    things.close()
    things._runtime = None
    code, message = call(things, "boto3.client('ec2').describe_instances()", allow("*"))
    assert "ec2.DescribeInstances" in message


def test_who_may_not_list_is_not_told_what_is_missing(things):
    line = S3.format("get_object", ", Key='public/gone'")
    read = allow("s3:GetObject", on=f"{BUCKET}/public/*")
    assert call(things, line, read)[0] == "AccessDenied"
    things.close()
    things._runtime = None
    assert call(things, line, read, allow("s3:ListBucket", on=BUCKET))[0] == "NoSuchKey"


def test_threads_of_a_function_call_in_its_name(things):
    line = f"""
    from concurrent.futures import ThreadPoolExecutor
    from threading import Thread
    def get():
        return {GET}
    thread = Thread(target=lambda: got.append(attempt()))
    got = []
    def attempt():
        try:
            return str(get())
        except ClientError as error:
            return error.response["Error"]["Code"]
    thread.start()
    thread.join()
    with ThreadPoolExecutor(1) as pool:
        got.append(pool.submit(attempt).result())
    return got
    """
    assert call(things, line.strip()) == ["AccessDeniedException", "AccessDeniedException"]


def test_pynamodb_is_held_to_the_policy_too(things):
    line = """
    from pynamodb.models import Model
    from pynamodb.attributes import UnicodeAttribute
    from pynamodb.exceptions import PutError
    class Note(Model):
        class Meta:
            table_name = "test-hall-notes-1"
            region = "eu-central-1"
        pk = UnicodeAttribute(hash_key=True)
    try:
        Note("a").save()
    except PutError as error:
        return error.cause_response_code
    """
    assert call(things, line.strip(), allow("dynamodb:DescribeTable")) == "AccessDeniedException"
    assert "hall-notes-1:PutItem" in {each.grant for each in things.runtime.calls}


def test_what_is_no_function_may_call_anything(things):
    assert things.run("def app(e, c): return 1").payload == 1
    assert boto3.client("dynamodb").scan(TableName="test-hall-notes-1")["Count"] == 0
    assert len(things.runtime.calls) == 0


def test_listeners_hear_of_every_use(things):
    heard = []
    name = things.function("one", f"import boto3\ndef app(e, c): {GET}", allow("dynamodb:GetItem", on=TABLE))
    things.runtime.calls.listeners.append(heard.append)
    things.runtime.calls.listeners.append(lambda _: boto3.client("dynamodb").scan(TableName="test-hall-notes-1"))
    things.runtime.invoke(name, None)
    assert [(each.function, each.action, each.resource, each.grant) for each in heard] == [
        (name, "dynamodb:GetItem", TABLE, "hall-notes-1:GetItem")
    ]


def test_what_is_sent_to_a_web_socket_is_granted_by_the_name_of_its_api(things):
    things.deployment.sockets.append(WebSocketApi("abc", "test-hall-socket", "hall", "$request.body.action", {}))
    line = """
    client = boto3.client(
        "apigatewaymanagementapi", endpoint_url="https://abc.execute-api.eu-central-1.amazonaws.com/hall"
    )
    client.post_to_connection(ConnectionId="x=", Data=b"hello")
    """.strip()
    on = arn("execute-api", "abc/hall/POST/@connections/*")
    assert call(things, line, allow("execute-api:ManageConnections", on=on)) == "done"
    (made,) = things.runtime.calls
    assert made.grant == "hall-socket:ManageConnections"
    assert made.resource == arn("execute-api", "abc/hall/POST/@connections/x=")

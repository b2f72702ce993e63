"""Calls that a function makes, each a line of its source, and the resources that they are about."""

from infra.local.deployment import ACCOUNT
from tests.infra.local.runtime.hall import arn

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
LETTER = (
    "boto3.client('sesv2').send_email(ConfigurationSetName='test-shared-mail', "
    "Destination={'ToAddresses': ['a@example.org']}, "
    "Content={'Raw': {'Data': b'From: Hall <no-reply@example.com>\\n\\nHello'}})"
)
RING = "boto3.client('sns').publish(TopicArn='arn:aws:sns:eu-central-1:000000000000:test-shared-alarms', Message='m')"
LATER = (
    "boto3.client('scheduler').create_schedule(Name='x', GroupName='test-hall-later', "
    "ScheduleExpression='rate(1 day)', "
    "FlexibleTimeWindow={'Mode': 'OFF'}, Target={'Arn': 'arn:aws:sqs:eu-central-1:000000000000:test-hall-inbox', "
    "'RoleArn': 'arn:aws:iam::000000000000:role/test-clock'})"
)

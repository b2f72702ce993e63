"""Every AWS call of a function is held against its policy, and recorded."""

import boto3
import pytest

from infra.local.deployment import ACCOUNT, WebSocketApi
from infra.local.gateway import register, withdraw
from tests.infra.local.runtime.hall import allow, arn
from tests.infra.local.runtime.things import BATCH, BUCKET, GET, INDEX, QUERY, S3, SEAL, TABLE, TRANSACTION, call


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


def test_watchers_hear_of_a_request_once_whatever_permissions_it_uses_or_lacks(things):
    name = things.function("one", f"import boto3\ndef app(e, c): {TRANSACTION}", allow("dynamodb:PutItem", on=TABLE))
    watched = []
    things.runtime.calls.watchers.append(watched.append)
    assert things.runtime.invoke(name, None).error
    assert things.runtime.invoke(name, None).error
    assert [(each.function, each.service, each.operation) for each in watched] == [
        (name, "dynamodb", "TransactWriteItems")
    ] * 2
    assert len({each.invocation for each in watched}) == 2


class Listening:
    """A board on which everybody is connected."""

    def __init__(self):
        self.heard = []

    def post(self, connection, data):
        self.heard.append((connection, data))


def test_what_is_sent_to_a_web_socket_is_granted_by_the_name_of_its_api(things):
    board = Listening()
    register("abc", board)
    things.deployment.sockets.append(WebSocketApi("abc", "test-hall-socket", "hall", "$request.body.action", {}))
    line = """
    client = boto3.client(
        "apigatewaymanagementapi", endpoint_url="https://abc.execute-api.eu-central-1.amazonaws.com/hall"
    )
    client.post_to_connection(ConnectionId="x=", Data=b"hello")
    """.strip()
    on = arn("execute-api", "abc/hall/POST/@connections/*")
    assert call(things, line, allow("execute-api:ManageConnections", on=on)) == "done"
    withdraw("abc", board)
    assert board.heard == [("x=", b"hello")]
    (made,) = things.runtime.calls
    assert made.grant == "hall-socket:ManageConnections"
    assert made.resource == arn("execute-api", "abc/hall/POST/@connections/x=")

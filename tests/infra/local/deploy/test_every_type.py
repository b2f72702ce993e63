"""A template with something of every type: each property has its effect, and deploying again changes nothing."""

import json
from pathlib import Path

import boto3
import pytest

from infra.local.deployment import ACCOUNT, REGION, AuthorizerSpec, Mapping, ReceiptRule, Route
from infra.local.stores import open_stores
from tests.infra.local.deploy.site import Site

TOUR = {"StartAt": "Greet", "States": {"Greet": {"Type": "Task", "Resource": "${Greet}", "End": True}}}
FILES = f"dev-hall-files-{ACCOUNT}"


def everything(site, cache):
    site.template(Path(__file__).with_name("every.yaml").read_text())
    (site.folder / "tour.asl.json").write_text(json.dumps(TOUR))
    return site.deploy(cache=cache, Stage="dev")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("every")


@pytest.fixture(scope="module")
def stores():
    opened = open_stores(None)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def deployed(folder, stores):
    return everything(Site(folder), folder / "cache")


def test_a_table_has_all_that_it_was_given(deployed):
    dynamodb = boto3.client("dynamodb")
    table = dynamodb.describe_table(TableName="dev-hall-notes-1")["Table"]
    assert table["DeletionProtectionEnabled"]
    assert table["StreamSpecification"] == {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"}
    assert [index["IndexName"] for index in table["LocalSecondaryIndexes"]] == ["by-modseq"]
    assert [index["IndexName"] for index in table["GlobalSecondaryIndexes"]] == ["by-deletion"]
    expiry = dynamodb.describe_time_to_live(TableName="dev-hall-notes-1")["TimeToLiveDescription"]
    assert (expiry["TimeToLiveStatus"], expiry["AttributeName"]) == ("ENABLED", "expires")
    backups = dynamodb.describe_continuous_backups(TableName="dev-hall-notes-1")["ContinuousBackupsDescription"]
    assert backups["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] == "ENABLED"


def test_a_bucket_has_all_that_it_was_given(deployed):
    s3 = boto3.client("s3")
    assert s3.get_bucket_versioning(Bucket=FILES)["Status"] == "Enabled"
    assert s3.get_bucket_cors(Bucket=FILES)["CORSRules"][0]["MaxAgeSeconds"] == 60
    assert s3.get_public_access_block(Bucket=FILES)["PublicAccessBlockConfiguration"]["BlockPublicAcls"]
    encryption = s3.get_bucket_encryption(Bucket=FILES)["ServerSideEncryptionConfiguration"]["Rules"][0]
    assert encryption["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"] == "aws:kms"
    rules = s3.get_bucket_lifecycle_configuration(Bucket=FILES)["Rules"]
    assert [rule["ID"] for rule in rules] == ["old", "rule-1"]
    assert "public/*" in s3.get_bucket_policy(Bucket=FILES)["Policy"]


def test_a_bucket_tells_the_default_bus_of_its_objects(deployed, stores):
    events, sqs = boto3.client("events"), boto3.client("sqs")
    url = sqs.create_queue(QueueName="told")["QueueUrl"]
    events.put_rule(Name="told", EventPattern=json.dumps({"detail-type": ["Object Created"]}))
    events.put_targets(Rule="told", Targets=[{"Id": "1", "Arn": f"arn:aws:sqs:{REGION}:{ACCOUNT}:told"}])
    heard = []
    stores.on_event(lambda event: heard.append(event.event["detail"]["object"]["key"]))
    boto3.client("s3").put_object(Bucket=FILES, Key="public/a", Body=b"a")
    assert heard == ["public/a"]
    events.remove_targets(Rule="told", Ids=["1"])
    events.delete_rule(Name="told")
    sqs.delete_queue(QueueUrl=url)


def test_a_queue_has_all_that_it_was_given(deployed):
    sqs = boto3.client("sqs")
    url = sqs.get_queue_url(QueueName="dev-hall-inbox")["QueueUrl"]
    attributes = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    assert attributes["VisibilityTimeout"] == "90"
    assert json.loads(attributes["RedrivePolicy"])["maxReceiveCount"] in {3, "3"}
    assert "events.amazonaws.com" in attributes["Policy"]
    assert deployed.outputs["Ordered"] == "stoa-dev-Ordered.fifo"


def test_rules_and_schedules_have_their_targets(deployed):
    events = boto3.client("events")
    (rule,) = [each for each in events.list_rules(EventBusName="dev-bus")["Rules"] if "hall" in each["EventPattern"]]
    (target,) = events.list_targets_by_rule(Rule=rule["Name"], EventBusName="dev-bus")["Targets"]
    assert target["Arn"] == f"arn:aws:sqs:{REGION}:{ACCOUNT}:dev-hall-inbox"
    schedule = boto3.client("scheduler").get_schedule(GroupName="dev-hall", Name="stoa-dev-Later")
    assert schedule["Target"]["RetryPolicy"] == {"MaximumRetryAttempts": 3}


def test_a_generated_secret_is_as_it_was_asked_for(deployed):
    manager = boto3.client("secretsmanager")
    assert len(manager.get_secret_value(SecretId="dev-signing")["SecretString"]) == 40
    login = json.loads(manager.get_secret_value(SecretId="stoa-dev-Login")["SecretString"])
    assert login["user"] == "hall"
    assert login["password"].isalnum()


def test_a_function_is_found_by_its_dotted_name_with_what_its_role_may_do(deployed):
    function = deployed.functions["dev-hall-greet"]
    assert function.handler == "functions.hall.greet.app"
    assert (function.timeout, function.memory, function.retries) == (7, 256, 1)
    assert function.on_failure == f"arn:aws:sqs:{REGION}:{ACCOUNT}:dev-hall-dead"
    assert function.environment == {"STAGE": "dev"}
    actions = json.dumps([statement["Action"] for statement in function.policy])
    for action in ("dynamodb:Query", "sqs:SendMessage", "logs:PutLogEvents", "xray:PutTraceSegments"):
        assert action in actions


def test_routes_carry_their_authorizers(deployed):
    (api,) = deployed.http
    caller = AuthorizerSpec("dev-hall-greet", ("$request.header.Authorization",), ttl=30)
    assert set(api.routes) == {
        Route("GET", "/hall/{id}", "dev-hall-greet", caller),
        Route("ANY", "/open", "dev-hall-greet", None),
    }
    assert api.name == "dev-hall"
    assert api.cors is not None
    assert api.cors["allowOrigins"] == ["https://example.com"]


def test_a_web_socket_api_is_put_together_from_its_parts(deployed):
    (socket,) = deployed.sockets
    assert (socket.name, socket.stage, socket.selection) == ("dev-hall-socket", "hall", "$request.body.action")
    assert socket.routes == {"$connect": "dev-hall-greet", "ring": "dev-hall-greet"}
    assert socket.authorizer is not None
    assert socket.authorizer.identity == ("route.request.querystring.ticket",)


def test_event_sources_say_how_they_feed(deployed):
    queue, stream = sorted(deployed.mappings, key=lambda mapping: ":sqs:" not in mapping.source)
    dead = f"arn:aws:sqs:{REGION}:{ACCOUNT}:dev-hall-dead"
    assert queue == Mapping("stoa-dev-GreetInbox", queue.source, "dev-hall-greet", batch=5)
    assert stream == Mapping(
        "stoa-dev-GreetStream",
        stream.source,
        "dev-hall-greet",
        batch=3,
        partial=False,
        retries=4,
        bisect=True,
        on_failure=dead,
        filters=('{"eventName": ["INSERT"]}',),
        latest=True,
    )


def test_mail_rules_name_their_bucket_and_their_function(deployed):
    assert deployed.receipts == [ReceiptRule("inbound", ("example.com",), FILES, "in/", "dev-hall-greet")]
    assert "example.com" in boto3.client("ses").list_identities()["Identities"]


def test_what_has_no_effect_here_is_listed(deployed):
    kinds = {kind for kind, _ in deployed.passive}
    assert {"AWS::CloudWatch::Dashboard", "AWS::Events::Archive", "AWS::Backup::BackupVault"} <= kinds
    assert {"AWS::Lambda::LayerVersion", "AWS::Lambda::Permission", "AWS::Logs::LogGroup"} <= kinds


def test_deploying_again_changes_nothing(deployed, folder):
    manager, states = boto3.client("secretsmanager"), boto3.client("stepfunctions")
    secret = manager.get_secret_value(SecretId="dev-signing")["SecretString"]
    site = Site(folder)
    assert everything(site, folder / "cache") == deployed
    assert site.reports == []  # what was translated is kept
    assert manager.get_secret_value(SecretId="dev-signing")["SecretString"] == secret
    assert len(boto3.client("kms").list_keys()["Keys"]) == 1
    assert len(boto3.client("sns").list_subscriptions()["Subscriptions"]) == 1
    (machine,) = states.list_state_machines()["stateMachines"]
    assert machine["name"] == "dev-hall-tour"


def test_what_a_definition_says_is_part_of_what_is_kept(deployed, folder):
    site = Site(folder)
    changed = {**TOUR, "Comment": "twice"}
    everything(site, folder / "cache")
    (folder / "tour.asl.json").write_text(json.dumps(changed))
    site.deploy(cache=folder / "cache", Stage="dev")
    arn = f"arn:aws:states:{REGION}:{ACCOUNT}:stateMachine:dev-hall-tour"
    assert "twice" in boto3.client("stepfunctions").describe_state_machine(stateMachineArn=arn)["definition"]

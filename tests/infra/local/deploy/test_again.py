"""Deploying again after something changed, or after a restart."""

import boto3
import pytest

from infra.local.deploy import TemplateError
from infra.local.stores import open_stores
from tests.infra.local.deploy.site import Site

PK = {"AttributeName": "pk", "AttributeType": "S"}


def table(**more):
    properties = {
        "TableName": "notes-1",
        "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [PK],
        "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
    }
    return {"Resources": {"Notes": {"Type": "AWS::DynamoDB::Table", "Properties": {**properties, **more}}}}


def index(name):
    keys = [{"AttributeName": name, "KeyType": "HASH"}]
    return {"IndexName": f"by-{name}", "KeySchema": keys, "Projection": {"ProjectionType": "ALL"}}


def described():
    return boto3.client("dynamodb").describe_table(TableName="notes-1")["Table"]


def test_a_table_gets_and_loses_indexes_and_keeps_its_rows(site):
    site.deploy(table())
    boto3.client("dynamodb").put_item(TableName="notes-1", Item={"pk": {"S": "a"}, "colour": {"S": "red"}})
    colour = {"AttributeName": "colour", "AttributeType": "S"}
    site.deploy(table(AttributeDefinitions=[PK, colour], GlobalSecondaryIndexes=[index("colour")]))
    found = boto3.client("dynamodb").query(
        TableName="notes-1",
        IndexName="by-colour",
        KeyConditionExpression="colour = :c",
        ExpressionAttributeValues={":c": {"S": "red"}},
    )
    assert found["Count"] == 1
    site.deploy(table())
    assert not described().get("GlobalSecondaryIndexes")
    assert boto3.client("dynamodb").scan(TableName="notes-1")["Count"] == 1


def test_a_table_gets_a_stream_and_protection(site):
    site.deploy(table())
    more = {"StreamSpecification": {"StreamViewType": "NEW_IMAGE"}, "DeletionProtectionEnabled": True}
    site.deploy(table(**more))
    assert described()["StreamSpecification"]["StreamEnabled"]
    assert described()["DeletionProtectionEnabled"]


def test_keys_of_a_table_cannot_change(site):
    site.deploy(table())
    other = [{"AttributeName": "id", "KeyType": "HASH"}]
    with pytest.raises(TemplateError, match="KeySchema of the table notes-1 cannot be changed: give it the next gener"):
        site.deploy(table(KeySchema=other, AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}]))


def test_an_attribute_that_is_no_key_is_not_defined(site):
    with pytest.raises(TemplateError, match="the attributes that are defined are not those of keys: colour"):
        site.deploy(table(AttributeDefinitions=[PK, {"AttributeName": "colour", "AttributeType": "S"}]))


def test_a_queue_and_a_parameter_take_their_new_values(site):
    def text(seconds, value):
        queue = {"QueueName": "inbox", "VisibilityTimeout": seconds}
        parameter = {"Name": "/colour", "Type": "String", "Value": value}
        return {
            "Resources": {
                "Q": {"Type": "AWS::SQS::Queue", "Properties": queue},
                "P": {"Type": "AWS::SSM::Parameter", "Properties": parameter},
            }
        }

    site.deploy(text(30, "red"))
    site.deploy(text(60, "blue"))
    sqs = boto3.client("sqs")
    url = sqs.get_queue_url(QueueName="inbox")["QueueUrl"]
    attributes = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["VisibilityTimeout"])["Attributes"]
    assert attributes == {"VisibilityTimeout": "60"}
    assert boto3.client("ssm").get_parameter(Name="/colour")["Parameter"]["Value"] == "blue"


def test_a_target_that_a_rule_no_longer_has_is_removed(site):
    queue = {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "inbox"}}

    def text(*ids):
        targets = [{"Id": each, "Arn": {"Fn::GetAtt": ["Q", "Arn"]}} for each in ids]
        rule = {"Name": "told", "EventPattern": {"source": ["hall"]}, "Targets": targets}
        return {"Resources": {"Q": queue, "Rule": {"Type": "AWS::Events::Rule", "Properties": rule}}}

    site.deploy(text("one", "two"))
    site.deploy(text("two"))
    targets = boto3.client("events").list_targets_by_rule(Rule="told")["Targets"]
    assert [target["Id"] for target in targets] == ["two"]


def test_a_bucket_whose_objects_are_locked_is_there_again_and_takes_a_new_rule(tmp_path):
    def text(days):
        rule = {"DefaultRetention": {"Mode": "GOVERNANCE", "Days": days}}
        properties = {
            "BucketName": "anchors",
            "VersioningConfiguration": {"Status": "Enabled"},
            "ObjectLockEnabled": True,
            "ObjectLockConfiguration": {"ObjectLockEnabled": "Enabled", "Rule": rule},
        }
        return {"Resources": {"Anchors": {"Type": "AWS::S3::Bucket", "Properties": properties}}}

    site, s3 = Site(tmp_path), boto3.client("s3")
    stores = open_stores(tmp_path / "state")
    site.deploy(text(1))
    s3.put_object(Bucket="anchors", Key="day", Body=b"hash")
    stores.close()

    stores = open_stores(tmp_path / "state")
    site.deploy(text(2))
    held = s3.get_object(Bucket="anchors", Key="day")
    rule = s3.get_object_lock_configuration(Bucket="anchors")["ObjectLockConfiguration"]["Rule"]["DefaultRetention"]
    stores.close()

    assert (held["Body"].read(), held["ObjectLockMode"]) == (b"hash", "GOVERNANCE")
    assert (rule["Mode"], rule["Days"]) == ("GOVERNANCE", 2)


def test_after_a_restart_what_was_kept_is_found_again(tmp_path):
    text = table()
    text["Resources"] |= {
        "Key": {"Type": "AWS::KMS::Key"},
        "Secret": {"Type": "AWS::SecretsManager::Secret", "Properties": {"GenerateSecretString": {}}},
    }
    text["Outputs"] = {"Key": {"Value": {"Ref": "Key"}}, "Secret": {"Value": {"Ref": "Secret"}}}
    site = Site(tmp_path)
    stores = open_stores(tmp_path / "state")
    first = site.deploy(text)
    boto3.client("dynamodb").put_item(TableName="notes-1", Item={"pk": {"S": "a"}})
    sealed = boto3.client("kms").encrypt(KeyId=first.outputs["Key"], Plaintext=b"letter")["CiphertextBlob"]
    value = boto3.client("secretsmanager").get_secret_value(SecretId=first.outputs["Secret"])["SecretString"]
    stores.close()

    stores = open_stores(tmp_path / "state")
    assert site.deploy(text) == first
    assert boto3.client("dynamodb").scan(TableName="notes-1")["Count"] == 1
    assert boto3.client("kms").decrypt(CiphertextBlob=sealed)["Plaintext"] == b"letter"
    assert boto3.client("secretsmanager").get_secret_value(SecretId=first.outputs["Secret"])["SecretString"] == value
    stores.close()

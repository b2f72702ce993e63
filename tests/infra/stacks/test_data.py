"""What outlives deployments."""

import re

from infra.yamls import load
from tests.infra.stacks.templates import ALL, BY_HAND, EDGE, properties, resources, statements, text

TABLE, BUCKET, QUEUE = "AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::SQS::Queue"
KEPT = {TABLE, BUCKET, "AWS::KMS::Key", "AWS::KMS::Alias", "AWS::SecretsManager::Secret", "AWS::Backup::BackupVault"}


def test_whatever_holds_data_is_kept_when_its_stack_goes():
    for kind in KEPT:
        for where, resource in resources(kind):
            assert resource.get("DeletionPolicy") == resource.get("UpdateReplacePolicy") == "Retain", where


def test_the_stacks_that_hold_data_are_kept_too():
    for where, resource in resources("AWS::Serverless::Application"):
        location = resource["Properties"]["Location"]
        if location.endswith(("data.yaml", "shared.yaml")):
            assert resource["DeletionPolicy"] == resource["UpdateReplacePolicy"] == "Retain", where


def test_every_table_can_be_put_back_to_any_second_of_the_last_weeks():
    for where, table in properties(TABLE):
        assert table["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}, where
        assert table["DeletionProtectionEnabled"] is True, where


def test_every_table_is_sealed_with_our_key_and_costs_nothing_idle():
    for where, table in properties(TABLE):
        sealed = table["SSESpecification"]
        assert sealed["SSEEnabled"], where
        assert sealed["KMSMasterKeyId"] in ({"Ref": "SealKey"}, {"Fn::GetAtt": ["Key", "Arn"]}), where
        assert table["BillingMode"] == "PAY_PER_REQUEST", where


def test_every_table_says_its_stage_its_room_and_its_generation():
    for where, table in properties(TABLE):
        assert re.fullmatch(r"\$\{Stage}-[a-z]+-[a-z-]+-[1-9]\d*", text(table["TableName"])), where


def test_every_table_is_keyed_by_pk_and_sk():
    for where, table in properties(TABLE):
        keys = [(key["AttributeName"], key["KeyType"]) for key in table["KeySchema"]]
        assert keys in ([("pk", "HASH")], [("pk", "HASH"), ("sk", "RANGE")]), where
        types = {each["AttributeName"]: each["AttributeType"] for each in table["AttributeDefinitions"]}
        assert types["pk"] == types.get("sk", "S") == "S", where


def test_a_journal_answers_what_changed_and_what_may_be_forgotten():
    for where, table in properties(TABLE):
        indexes = {each["IndexName"]: each for each in table.get("LocalSecondaryIndexes", ())}
        if "by-modseq" not in indexes:
            continue
        indexes |= {each["IndexName"]: each for each in table["GlobalSecondaryIndexes"]}
        by_modseq, by_deletion = indexes["by-modseq"], indexes["by-deletion"]
        assert [key["AttributeName"] for key in by_modseq["KeySchema"]] == ["pk", "modseq"], where
        assert [key["AttributeName"] for key in by_deletion["KeySchema"]] == ["deleted_on", "pk"], where
        for index in (by_modseq, by_deletion):
            assert index["Projection"] == {"ProjectionType": "KEYS_ONLY"}, where
        assert table["StreamSpecification"] == {"StreamViewType": "NEW_AND_OLD_IMAGES"}, where
        assert table["TimeToLiveSpecification"] == {"AttributeName": "expires", "Enabled": True}, where


def test_what_people_own_is_backed_up_every_night():
    for kind in (TABLE, BUCKET):
        for where, each in properties(kind, [path for path in BY_HAND if path.name == "data.yaml"]):
            tags = {tag["Key"]: tag["Value"] for tag in each["Tags"]}
            assert tags["backup"] == "daily", where
            assert tags["stage"] == {"Ref": "Stage"}, where


def test_a_backup_cannot_be_deleted_by_whoever_breaks_in():
    ((_, vault),) = properties("AWS::Backup::BackupVault")
    ((_, plan),) = properties("AWS::Backup::BackupPlan")
    (rule,) = plan["BackupPlan"]["BackupPlanRule"]
    lock = vault["LockConfiguration"]
    assert "EncryptionKeyArn" in vault
    assert lock["MinRetentionDays"] <= rule["Lifecycle"]["DeleteAfterDays"] == 35 <= lock["MaxRetentionDays"]


def test_no_bucket_is_public_and_none_is_plain():
    for where, bucket in properties(BUCKET):
        assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}, where
        assert len(bucket["PublicAccessBlockConfiguration"]) == 4, where
        assert "BucketEncryption" in bucket, where
        assert bucket["OwnershipControls"]["Rules"] == [{"ObjectOwnership": "BucketOwnerEnforced"}], where
        assert text(bucket["BucketName"]).endswith("-${AWS::AccountId}"), where


def test_every_bucket_refuses_plain_http():
    for path in ALL:
        document = load(path)["Resources"].values()
        buckets = [each for each in document if each["Type"] == BUCKET]
        policies = [each for each in document if each["Type"] == "AWS::S3::BucketPolicy"]
        refusals = [each for each in statements(policies) if each["Effect"] == "Deny"]
        assert len(buckets) == len(refusals), path
        assert all(each["Condition"] == {"Bool": {"aws:SecureTransport": "false"}} for each in refusals), path


def test_the_world_reads_nothing_but_what_is_public():
    ((_, policy),) = properties("AWS::S3::BucketPolicy", [path for path in BY_HAND if path.parent.name == "ops"])
    (allowed,) = [each for each in statements(policy) if each["Effect"] == "Allow"]
    assert allowed["Action"] == "s3:GetObject"
    assert text(allowed["Resource"]).endswith("/public/*")


def test_every_queue_is_sealed_and_gives_up_at_some_point():
    for where, queue in properties(QUEUE):
        name = text(queue["QueueName"])
        assert queue.get("SqsManagedSseEnabled") or queue.get("KmsMasterKeyId"), where
        if name.endswith(("-dead", "-dead.fifo")):
            assert queue["MessageRetentionPeriod"] == 14 * 24 * 3600, where
        else:
            assert "RedrivePolicy" in queue, where


def test_nobody_at_all_is_ever_allowed_anything_without_a_condition():
    for path in ALL:
        for statement in statements(load(path)):
            if statement["Effect"] == "Allow" and "*" in (statement.get("Principal"), *_of(statement)):
                assert statement.get("Condition"), f"{path}: {statement}"


def test_a_service_that_is_allowed_something_speaks_for_this_account():
    for path in [*BY_HAND, EDGE]:
        for statement in statements(load(path)):
            principal = statement.get("Principal")
            if isinstance(principal, dict) and "Service" in principal:
                assert "AccountId" in str(statement.get("Condition", "")), f"{path}: {statement}"


def test_the_key_turns_and_its_keepers_cannot_read_with_it():
    (key,) = _sealing()
    assert key["EnableKeyRotation"] is True
    keepers, roles, _services = key["KeyPolicy"]["Statement"]
    assert not any(
        action.endswith(("crypt", "*crypt", ":*")) or "GenerateDataKey" in action for action in keepers["Action"]
    )
    assert roles["Condition"] == {"StringEquals": {"kms:CallerAccount": {"Ref": "AWS::AccountId"}}}


def test_an_alarm_can_write_to_its_sealed_topic():
    (key,) = _sealing()
    ((_, topic),) = properties("AWS::SNS::Topic")
    assert topic["KmsMasterKeyId"] == {"Ref": "SealKey"}
    (alarms,) = [each for each in key["KeyPolicy"]["Statement"] if "Service" in each["Principal"]]
    assert alarms["Principal"] == {"Service": "cloudwatch.amazonaws.com"}
    assert alarms["Action"] == ["kms:Decrypt", "kms:GenerateDataKey*"]


def test_whoever_looks_after_a_key_that_signs_cannot_sign_with_it():
    (key,) = [each for _, each in properties("AWS::KMS::Key") if each not in _sealing()]
    keepers, roles = key["KeyPolicy"]["Statement"]
    assert not any("Sign" in action or action.endswith(":*") for action in keepers["Action"])
    assert "kms:Sign" in roles["Action"]
    assert roles["Condition"] == {"StringEquals": {"kms:CallerAccount": {"Ref": "AWS::AccountId"}}}
    assert {"Key": "family", "Value": {"Fn::Sub": "${Stage}-identity-signing"}} in key["Tags"]


def _sealing():
    return [key for _, key in properties("AWS::KMS::Key") if key.get("KeyUsage") != "SIGN_VERIFY"]


def _of(statement):
    principal = statement.get("Principal")
    return principal.values() if isinstance(principal, dict) else ()

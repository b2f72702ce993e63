import boto3
import pytest
from botocore.exceptions import ClientError

from functions.identity import audit_keep
from identity.audit.growth import Grown
from infra.local.deployment import ACCOUNT
from tests.functions.batches import delivery, message
from tests.functions.identity.chains import enter, row

BUCKET = f"test-identity-audit-{ACCOUNT}"


@pytest.fixture
def keep(invoke):
    """Let the logs of both workspaces be kept."""

    def keep():
        grown = Grown(workspaces=("acme", "globex"))
        about = message(1, grown.model_dump_json(), workspace="", queue="test-identity-anchor")
        assert invoke(audit_keep, event=delivery(about)).payload == {"batchItemFailures": []}

    return keep


def versions():
    return boto3.client("s3").list_object_versions(Bucket=BUCKET).get("Versions", [])


def test_the_last_entry_of_each_log_that_grew_is_anchored_by_its_number_and_hash(cloud, keep):
    enter(3)
    enter(1, workspace="globex")

    keep()

    keys = [each["Key"] for each in versions()]
    assert len(keys) == 2
    assert f"anchors/acme/{3:020}-{row(3)['hash']['S']}" in keys


def test_what_did_not_grow_is_not_anchored_again(cloud, keep):
    enter(2)
    keep()
    keep()
    assert len(versions()) == 1

    enter(1, action="thing.more")
    keep()
    assert len(versions()) == 2


def test_no_version_of_an_anchor_can_be_deleted(cloud, keep):
    enter(1)
    keep()
    (anchor,) = versions()
    s3 = boto3.client("s3")

    with pytest.raises(ClientError, match="AccessDenied"):
        s3.delete_object(Bucket=BUCKET, Key=anchor["Key"], VersionId=anchor["VersionId"])

    s3.delete_object(Bucket=BUCKET, Key=anchor["Key"])  # hides it from lists, and from no proof
    assert [each["VersionId"] for each in versions()] == [anchor["VersionId"]]

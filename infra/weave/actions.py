"""What IAM calls the calls to a service: the operations of its API, and the few that bear another name there."""

from difflib import get_close_matches
from functools import cache

from botocore.loaders import Loader

_MODELS = {"ses": ("ses", "sesv2"), "states": ("stepfunctions",)}
"""Where the model of a service is not named as IAM names the service."""

_ONLY_IN_IAM = {
    "dynamodb": {"ConditionCheckItem"},
    "events": {"InvokeApiDestination"},
    "iam": {"PassRole"},
    "kms": {"ReEncryptFrom", "ReEncryptTo"},
    "s3": {
        *("ListBucket", "ListBucketVersions", "ListBucketMultipartUploads", "ListMultipartUploadParts"),
        *("GetObjectVersion", "DeleteObjectVersion", "GetEncryptionConfiguration", "GetLifecycleConfiguration"),
    },
    "ses": {"SendRawEmail", "SendBulkEmail"},
}

_NEEDS = {
    "dynamodb": {
        "TransactGetItems": "GetItem",
        "TransactWriteItems": "PutItem, UpdateItem, DeleteItem or ConditionCheckItem, as its items are",
    },
    "s3": {
        **dict.fromkeys(("HeadBucket", "ListObjects", "ListObjectsV2"), "ListBucket"),
        **dict.fromkeys(("CreateMultipartUpload", "UploadPart", "CompleteMultipartUpload"), "PutObject"),
        "CopyObject": "GetObject and PutObject",
        "DeleteObjects": "DeleteObject",
        "HeadObject": "GetObject",
    },
    "sns": {"PublishBatch": "Publish"},
    "sqs": {
        "ChangeMessageVisibilityBatch": "ChangeMessageVisibility",
        "DeleteMessageBatch": "DeleteMessage",
        "SendMessageBatch": "SendMessage",
    },
}
"""Operations that IAM knows by what they do."""


def unknown(service: str, action: str) -> str:
    """Why an action cannot be granted, and which was meant; empty if it can."""
    if service == "execute-api":
        return "" if action == "ManageConnections" else "sockets know only ManageConnections"
    instead = _NEEDS.get(service, {}).get(action)
    if instead:
        return f"IAM has no {service}:{action}; grant {instead}"
    known = _known(service)
    if action in known:
        return ""
    close = get_close_matches(action, sorted(known), 1)
    return f"{service} has no action {action}; " + (f"{close[0]} is one" if close else "name the call that it makes")


@cache
def _known(service: str) -> frozenset[str]:
    loader = Loader()
    models = [loader.load_service_model(name, "service-2") for name in _MODELS.get(service, (service,))]
    operations = {str(name) for model in models for name in model["operations"]}
    return frozenset(operations | _ONLY_IN_IAM.get(service, set()))

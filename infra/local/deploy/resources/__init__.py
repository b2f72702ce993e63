"""The types of resources that the local cloud makes, one module per service of AWS."""

import importlib

SERVICES = (
    "apis",
    "cloudwatch",
    "dynamodb",
    "events",
    "functions",
    "iam",
    "kms",
    "logs",
    "mappings",
    "openapi",
    "passive",
    "routes",
    "s3",
    "scheduler",
    "secrets",
    "ses",
    "sns",
    "sqs",
    "ssm",
    "states",
)


def learn() -> None:
    """Let every module say what it makes."""
    for service in SERVICES:
        importlib.import_module(f"{__name__}.{service}")

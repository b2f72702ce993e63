"""The AWS clients of the local cloud itself: of the deployer, of the pumps, and of whoever looks something up.

They are AWS: no policy is asked about their calls, and none leaves this process, wherever S3's own endpoint may be.
"""

import os
import threading
from functools import cache
from typing import Any

from botocore.config import Config
from botocore.session import Session

from infra.local.arns import name_of
from infra.local.deployment import REGION

_OPTIONS = Config(
    retries={"total_max_attempts": 1},
    s3={"addressing_style": "path"},
    account_id_endpoint_mode="disabled",  # moto does not know the host names that carry an account
    ignore_configured_endpoint_urls=True,  # S3's is for presigned URLs, and is gone when its stores are closed
)
_making = threading.Lock()  # botocore's sessions are not made for threads, its clients are


@cache
def _session() -> Session:
    return Session()  # one for all: it reads what services look like once


@cache
def _client(service: str) -> Any:
    return _session().create_client(
        service,
        region_name=REGION,
        aws_access_key_id=os.environ.get("AWS_ACCESS_KEY_ID", "local"),
        aws_secret_access_key=os.environ.get("AWS_SECRET_ACCESS_KEY", "local"),
        config=_OPTIONS,
    )


def client(service: str) -> Any:
    """The client of a service, the same for everybody."""
    with _making:
        return _client(service)


@cache
def queue_url(arn: str) -> str:
    """Where a queue is, by its ARN: where it always will be."""
    return str(client("sqs").get_queue_url(QueueName=name_of(arn))["QueueUrl"])

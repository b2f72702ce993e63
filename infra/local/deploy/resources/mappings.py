"""Event source mappings: queues and streams that feed functions."""

import json
from typing import Any

from infra.local.arns import function_name
from infra.local.deploy.errors import TemplateError
from infra.local.deploy.kinds import Made, Wanted, kind
from infra.local.deployment import Mapping

_STREAMS = 100  # records in a batch, unless it says otherwise
_QUEUES = 10


@kind(
    "AWS::Lambda::EventSourceMapping",
    honours="FunctionName EventSourceArn BatchSize MaximumBatchingWindowInSeconds FunctionResponseTypes Enabled"
    " MaximumRetryAttempts MaximumRecordAgeInSeconds BisectBatchOnFunctionError DestinationConfig FilterCriteria"
    " StartingPosition",
    without_effect="Tags ScalingConfig ParallelizationFactor MetricsConfig LoggingConfig ProvisionedPollerConfig",
)
def mapping(wanted: Wanted) -> Made:
    source = str(wanted.need("EventSourceArn"))
    is_stream = ":dynamodb:" in source
    if not is_stream and ":sqs:" not in source:
        raise TemplateError(f"the local cloud feeds functions from queues and tables' streams, not from {source}")
    found = Mapping(
        id=wanted.name,
        source=source,
        function=function_name(str(wanted.need("FunctionName"))),
        batch=wanted.number("BatchSize", _STREAMS if is_stream else _QUEUES),
        window=wanted.number("MaximumBatchingWindowInSeconds", 0),
        partial="ReportBatchItemFailures" in wanted.get("FunctionResponseTypes", ()),
        retries=wanted.number("MaximumRetryAttempts", -1),
        max_age=wanted.number("MaximumRecordAgeInSeconds", -1),
        bisect=wanted.flag("BisectBatchOnFunctionError"),
        on_failure=wanted.get("DestinationConfig", {}).get("OnFailure", {}).get("Destination"),
        filters=tuple(_text(each["Pattern"]) for each in wanted.get("FilterCriteria", {}).get("Filters", ())),
        latest=wanted.get("StartingPosition") == "LATEST",
    )
    if wanted.flag("Enabled", default=True):
        wanted.world.map(found)
    return Made(wanted.name, {"Id": wanted.name})


def _text(pattern: Any) -> str:
    return pattern if isinstance(pattern, str) else json.dumps(pattern)

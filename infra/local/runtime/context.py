"""The second argument of every handler."""

import time
from dataclasses import dataclass, field

from infra.local.deployment import Function


@dataclass(frozen=True, slots=True)
class Identity:
    """Who called through Cognito: nobody."""

    cognito_identity_id: str | None = None
    cognito_identity_pool_id: str | None = None


@dataclass(slots=True)
class Context:
    """What Lambda tells a function about its invocation."""

    aws_request_id: str
    function_name: str
    invoked_function_arn: str
    memory_limit_in_mb: str
    log_group_name: str
    log_stream_name: str
    ends: float  # by time.monotonic
    function_version: str = "$LATEST"
    identity: Identity = field(default_factory=Identity)
    client_context: None = None
    tenant_id: None = None

    @classmethod
    def of(cls, function: Function, request_id: str, ends: float) -> "Context":
        day = time.strftime("%Y/%m/%d", time.gmtime())
        return cls(
            aws_request_id=request_id,
            function_name=function.name,
            invoked_function_arn=function.arn,
            memory_limit_in_mb=str(function.memory),
            log_group_name=f"/aws/lambda/{function.name}",
            log_stream_name=f"{day}/[$LATEST]local",
            ends=ends,
        )

    def get_remaining_time_in_millis(self) -> int:
        return max(0, int((self.ends - time.monotonic()) * 1000))

"""Every AWS call that a function makes is held against its policy, in the one place that all calls of botocore pass."""

from typing import TYPE_CHECKING, Any

from botocore.client import BaseClient
from botocore.exceptions import ClientError

from infra.local.runtime.actions import Ask, asks
from infra.local.runtime.calls import Call, Request
from infra.local.runtime.invoking import invoke
from infra.local.runtime.principals import Frozen, Principal, acting, current

if TYPE_CHECKING:
    from infra.local.runtime import Runtime

_original = BaseClient._make_api_call
_prepared = BaseClient._emit_api_params

_CODES = {  # where a service does not say AccessDeniedException
    "s3": "AccessDenied",
    "sqs": "AccessDenied",
    "ses": "AccessDenied",
    "sns": "AuthorizationError",
    "cloudwatch": "AccessDenied",
    "apigatewaymanagementapi": "ForbiddenException",
}
_MISSING = {"NoSuchKey", "404"}


_open: list["Runtime"] = []
"""The runtimes of this process; those that came later stand before those that came earlier, until they are closed."""


def install(runtime: "Runtime") -> None:
    """Check calls from now on."""
    _open.append(runtime)
    BaseClient._make_api_call = _checked
    BaseClient._emit_api_params = _presigned


def leave(runtime: "Runtime") -> None:
    """Let the runtime before it answer again."""
    if runtime in _open:
        _open.remove(runtime)


def last() -> "Runtime | None":
    """The runtime that answers those who are no function."""
    return _open[-1] if _open else None


def _checked(self: Any, operation: str, params: dict[str, Any]) -> Any:
    principal = current.get()
    service = self.meta.service_model.service_name
    invokes = service == "lambda" and operation == "Invoke"
    if principal is None:
        runtime = last() if invokes else None
        if runtime is not None:
            return invoke(runtime, self, params)
        return _original(self, operation, params)
    invocation = principal.invocation
    if invocation is not None and invocation.expired:
        raise Frozen
    request = Request(principal.name, invocation.request_id if invocation else "", service, operation)
    principal.runtime.calls.requested(request)
    _authorize(principal, self, service, operation, params)
    if invokes:
        return invoke(principal.runtime, self, params)
    try:
        with acting(None):  # what AWS does by itself on the way is not the function's
            answer = _original(self, operation, params)
    except ClientError as error:
        if service == "s3" and error.response["Error"]["Code"] in _MISSING and "Bucket" in params:
            _may_know(principal, operation, params["Bucket"])
        raise
    if invocation is not None and invocation.expired:
        raise Frozen
    return answer


def _presigned(self: Any, api_params: dict[str, Any], operation_model: Any, context: dict[str, Any]) -> Any:
    """Whoever signs a link gives away a permission that must be theirs: AWS asks about it when the link is used.

    Nothing is called then that could be recorded, so it counts as used here, where it is given away.
    """
    principal = current.get()
    if principal is not None and context.get("is_presign_request"):
        service = self.meta.service_model.service_name
        _authorize(principal, self, service, operation_model.name, api_params)
    return _prepared(self, api_params, operation_model, context)


def _authorize(principal: Principal, client: Any, service: str, operation: str, params: dict[str, Any]) -> None:
    wanted = asks(service, operation, params, client, principal.runtime.names)
    if wanted is None:
        raise _refusal(
            service,
            operation,
            f"The local cloud does not know which permission {service}.{operation} needs; "
            "say it in infra/local/runtime/actions",
        )
    for ask in wanted:
        decision = principal.policy.decide(ask.action, ask.resource, ask.facts)
        by_pattern = decision.allowed and decision.by != "*" and not ask.action.startswith("kms:")
        shown = decision.by if by_pattern else ask.resource
        grant = principal.runtime.names.grant(ask.action, ask.called or shown)
        principal.runtime.calls.add(Call(principal.name, ask.action, ask.resource, grant, decision.allowed))
        if not decision.allowed:
            raise _refusal(service, operation, _sentence(principal, ask, explicit=decision.denied))


def _may_know(principal: Principal, operation: str, bucket: str) -> None:
    """Who may not list a bucket is not told whether an object is missing or forbidden."""
    ask = Ask("s3:ListBucket", f"arn:aws:s3:::{bucket}")
    if not principal.policy.decide(ask.action, ask.resource, ask.facts).allowed:
        raise _refusal("s3", operation, _sentence(principal, ask, explicit=False)) from None


def _sentence(principal: Principal, ask: Ask, *, explicit: bool) -> str:
    why = "with an explicit deny in" if explicit else f"because no identity-based policy allows the {ask.action} action"
    end = f"{why} an identity-based policy" if explicit else why
    return f"User: {principal.arn} is not authorized to perform: {ask.action} on resource: {ask.resource} {end}"


def _refusal(service: str, operation: str, message: str) -> ClientError:
    code = _CODES.get(service, "AccessDeniedException")
    status = 403 if service in _CODES or service == "lambda" else 400
    answer = {"Error": {"Code": code, "Message": message}, "ResponseMetadata": {"HTTPStatusCode": status}}
    return ClientError(answer, operation)

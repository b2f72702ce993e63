"""The runtime: the functions of a deployment, run as Lambda runs them.

    runtime = Runtime(deployment)
    result = runtime.invoke("dev-ops-health-get", event)      # by name or ARN, from any thread
    result.payload, result.error, result.log                  # error is None, or {"errorMessage", "errorType", ...}
    runtime.reload([path])                                    # the names of the functions that changed
    runtime.load(names)                                       # at once; {name: error} of those that cannot be loaded
    runtime.listeners.append(lambda function, line: ...)      # each line that a function writes
    runtime.calls.listeners.append(lambda call: ...)          # each use of a permission; runtime.calls keeps the last
    runtime.calls.watchers.append(lambda request: ...)        # each request to AWS, whatever permissions it uses
    runtime.on_async(pumps.invoke_later)                      # where InvocationType=Event goes

There is one botocore in a process, so the runtime that was made last (and is not closed) also answers ``lambda.invoke``
of whoever is no function: tests, state machines. Calls are checked only where a function or a state machine makes them.
"""

from infra.local.runtime.calls import Call, Calls, Request
from infra.local.runtime.results import Result
from infra.local.runtime.runtime import Runtime, UnknownFunction

__all__ = ["Call", "Calls", "Request", "Result", "Runtime", "UnknownFunction"]

"""``make invoke F=ops/health_get``: run one function with its file of ``events/``, in an account in memory."""

import json
import sys
from typing import TYPE_CHECKING, Any

from infra.local.deployment import STAGE
from infra.local.environment import ORIGIN_SECRET, prepare

if TYPE_CHECKING:
    from infra.catalogue import Function
    from infra.local.cloud import Cloud
    from infra.local.runtime.results import Result

_NOT_FOUND = 404


def main(arguments: list[str]) -> int:
    """Print what the function answered; 0 if it did, 1 if it failed or there is no such function."""
    if len(arguments) != 1 or arguments[0].count("/") != 1:
        print("say which function, as room/name: make invoke F=ops/health_get", file=sys.stderr)
        return 1
    prepare(STAGE)
    import infra.local.stores  # noqa: F401 - first: functions make clients as soon as they are read
    from infra import ROOT
    from infra.catalogue import House
    from infra.local.cloud import Cloud

    try:
        function = House(ROOT).function(arguments[0])
    except LookupError:
        known = sorted(f"{each.parent.name}/{each.stem}" for each in (ROOT / "events").glob("*/*.json"))
        print(f"there is no function {arguments[0]}; there are: {', '.join(known)}", file=sys.stderr)
        return 1
    cloud = Cloud.start(ROOT / "template.yaml", stage=STAGE)
    result = invoked(cloud, STAGE, function)
    cloud.close()
    if isinstance(result.payload, dict) and result.payload.get("statusCode") == _NOT_FOUND:
        print("404: this account was made for one call, and holds nothing but what is said above", file=sys.stderr)
    print(json.dumps(result.error or _readable(result.payload), indent=2, ensure_ascii=False))
    return 1 if result.error else 0


def invoked(cloud: "Cloud", stage: str, function: "Function") -> "Result":
    """What becomes of the function's sample, after what it is about was made."""
    from infra import ROOT
    from infra.catalogue import House
    from infra.local.samples import Samples

    def run(function: "Function", event: dict[str, Any]) -> "Result":
        if "httpMethod" in event:
            event["headers"] = {**event["headers"], "x-origin-secret": ORIGIN_SECRET}
        result: Result = cloud.runtime.invoke(f"{stage}-{function.physical}", event)
        return result

    samples = Samples(
        House(ROOT),
        invoke=lambda maker, event: run(maker, event).payload,
        report=lambda sentence: print(sentence, file=sys.stderr),
    )
    return run(function, samples.event(function))


def _readable(payload: object) -> object:
    """An HTTP answer with its JSON body opened up."""
    if isinstance(payload, dict) and isinstance(payload.get("body"), str) and payload["body"].startswith(("{", "[")):
        return {**payload, "body": json.loads(payload["body"])}
    return payload


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""``make invoke F=ops/health_get``: run one function with its file of ``events/``, in an account in memory."""

import json
import sys

from infra.local.deployment import STAGE
from infra.local.environment import ORIGIN_SECRET, prepare


def main(arguments: list[str]) -> int:
    """Print what the function answered; 0 if it did, 1 if it failed or there is no such function."""
    if len(arguments) != 1 or arguments[0].count("/") != 1:
        print("say which function, as room/name: make invoke F=ops/health_get", file=sys.stderr)
        return 1
    prepare(STAGE)
    from infra import ROOT
    from infra.local.cloud import Cloud

    room, name = arguments[0].split("/")
    path = ROOT / "events" / room / f"{name}.json"
    if not path.exists():
        known = sorted(f"{each.parent.name}/{each.stem}" for each in (ROOT / "events").glob("*/*.json"))
        print(f"there is no function {room}/{name}; there are: {', '.join(known)}", file=sys.stderr)
        return 1
    event = json.loads(path.read_text("utf-8"))
    if "httpMethod" in event:
        event["headers"] = {**event["headers"], "x-origin-secret": ORIGIN_SECRET}
    cloud = Cloud.start(ROOT / "template.yaml", stage=STAGE)
    result = cloud.runtime.invoke(f"{STAGE}-{room}-{name.replace('_', '-')}", event)
    cloud.close()
    print(json.dumps(result.error or _readable(result.payload), indent=2, ensure_ascii=False))
    return 1 if result.error else 0


def _readable(payload: object) -> object:
    """An HTTP answer with its JSON body opened up."""
    if isinstance(payload, dict) and isinstance(payload.get("body"), str) and payload["body"].startswith(("{", "[")):
        return {**payload, "body": json.loads(payload["body"])}
    return payload


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

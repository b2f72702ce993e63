"""``infra/edge/edge.yaml``, which is deployed: the parts that are written by hand, and what follows from the doors.

Each API becomes an origin, each behaviour leads to one, and the code of CloudFront's functions is put in.
``python -m infra.edge.compose`` writes it; `make weave` does so too.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from infra.resources import camel
from infra.yamls import Template, dump, load, ref, sub

HERE = Path(__file__).parent
HEADER = "# Composed by `make weave` from infra/edge/parts and functions/. Edit those files, not this one.\n"

CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
ALL_VIEWER_EXCEPT_HOST_HEADER = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
"""It passes CloudFront-Viewer-Address on too, which is how functions know the client's address."""

ALL_METHODS = ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"]

Behaviour = Mapping[str, str]


def files(led: Sequence[Behaviour]) -> Iterator[tuple[str, str]]:
    """The composed template, and what it must say."""
    yield "infra/edge/edge.yaml", HEADER + dump(template(led))


def template(led: Sequence[Behaviour]) -> Template:
    """The whole edge."""
    document: Template = {"AWSTemplateFormatVersion": "2010-09-09", "Description": "Stoa: the edge"}
    for part in sorted(HERE.glob("parts/*.yaml")):
        for section, entries in load(part).items():
            document.setdefault(section, {}).update(entries)
    for resource in document["Resources"].values():
        if resource["Type"] == "AWS::CloudFront::Function":
            code = (HERE / resource["Properties"]["FunctionCode"]).read_text("utf-8")
            resource["Properties"]["FunctionCode"] = sub(code) if "${" in code else code
    document["Parameters"] |= {name: {"Type": "String"} for name in apis(led)}
    config = document["Resources"]["Distribution"]["Properties"]["DistributionConfig"]
    config["Origins"] += [_origin(name) for name in apis(led)]
    config["CacheBehaviors"] = [*map(_behaviour, led), *config["CacheBehaviors"]]
    order = ("AWSTemplateFormatVersion", "Description", "Parameters", "Conditions", "Resources", "Outputs")
    return {section: document[section] for section in order}


def apis(led: Sequence[Behaviour]) -> list[str]:
    """The parameters that carry the ids of the APIs, as the root template gives them out: ``OpsApi``."""
    return sorted({api(behaviour) for behaviour in led})


def api(behaviour: Behaviour) -> str:
    """The API that a behaviour leads to."""
    if "socket" in behaviour:
        return f"{camel(behaviour['socket'].removesuffix('-socket'))}Socket"
    return f"{camel(behaviour['api'])}Api"


def _origin(name: str) -> dict[str, Any]:
    return {
        "Id": name,
        "DomainName": sub(f"${{{name}}}.execute-api.${{Region}}.amazonaws.com"),
        "CustomOriginConfig": {
            "OriginProtocolPolicy": "https-only",
            "OriginSSLProtocols": ["TLSv1.2"],
            "OriginReadTimeout": 35,  # an API answers within 30 seconds, if only to say that it cannot
            "OriginKeepaliveTimeout": 60,
        },
        "OriginCustomHeaders": [{"HeaderName": "X-Origin-Secret", "HeaderValue": ref("OriginSecret")}],
    }


def _behaviour(behaviour: Behaviour) -> dict[str, Any]:
    return {
        "PathPattern": behaviour["pattern"],
        "TargetOriginId": api(behaviour),
        "ViewerProtocolPolicy": "https-only",  # no redirect: a token that was sent in the clear must not seem to work
        "AllowedMethods": ALL_METHODS,
        "CachePolicyId": CACHING_DISABLED,
        "OriginRequestPolicyId": ALL_VIEWER_EXCEPT_HOST_HEADER,
        "ResponseHeadersPolicyId": ref("ApiHeaders"),
        "Compress": True,
    }


def main() -> int:
    led = json.loads((HERE / "behaviours.json").read_text("utf-8"))
    for path, text in files(led):
        (HERE.parent.parent / path).write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

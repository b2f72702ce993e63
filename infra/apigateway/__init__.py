"""API Gateway, as far as it can be written down: the events that it makes of requests, and its own answers.

Said once for both that need it: ``infra.weave`` weaves sample events and describes the answers, and
``infra.local.gateway`` makes and gives them. Nothing here does anything but put what is known into API Gateway's shape.
"""

from infra.apigateway.requests import DEFAULT_STAGE, Api, Matched, Received

__all__ = ["DEFAULT_STAGE", "Api", "Matched", "Received"]

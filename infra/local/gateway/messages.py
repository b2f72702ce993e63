"""What a WebSocket API tells its functions."""

import secrets
import time
from typing import Any

from infra.local.gateway.board import Connection
from infra.local.gateway.request import Passed, clock, domain, listed, request_id


class SocketEvents:
    """The events of one stage of one API."""

    def __init__(self, api: str, stage: str) -> None:
        self._api = api
        self._stage = stage

    def connect(self, connection: Connection, request: Passed) -> dict[str, Any]:
        event = self._event(connection, "$connect", "CONNECT")
        event["headers"] = request.single_headers()
        event["multiValueHeaders"] = request.headers
        event["queryStringParameters"] = listed(request.single_query())
        event["multiValueQueryStringParameters"] = listed(request.query)
        return event

    def authorize(self, connection: Connection, request: Passed, arn: str) -> dict[str, Any]:
        """What a Lambda authorizer is asked before ``$connect``."""
        event = self.connect(connection, request)
        del event["isBase64Encoded"]
        return {"type": "REQUEST", "methodArn": arn, "stageVariables": {}, **event}

    def message(self, connection: Connection, route: str, text: str) -> dict[str, Any]:
        event = self._event(connection, route, "MESSAGE")
        event["requestContext"]["messageId"] = event["requestContext"]["requestId"]
        return {**event, "body": text}

    def disconnect(self, connection: Connection, code: int, reason: str) -> dict[str, Any]:
        event = self._event(connection, "$disconnect", "DISCONNECT")
        event["requestContext"] |= {"disconnectStatusCode": code, "disconnectReason": reason}
        headers = {"Host": domain(self._api), "x-api-key": "", "X-Forwarded-For": "", "x-restapi": ""}
        return {
            "headers": headers,
            "multiValueHeaders": {name: [value] for name, value in headers.items()},
            **event,
        }

    def _event(self, connection: Connection, route: str, kind: str) -> dict[str, Any]:
        now, request = time.time(), request_id()
        context: dict[str, Any] = {
            "routeKey": route,
            "eventType": kind,
            "extendedRequestId": request,
            "requestTime": clock(now),
            "messageDirection": "IN",
            "stage": self._stage,
            "connectedAt": int(connection.at * 1000),
            "requestTimeEpoch": int(now * 1000),
            "identity": {"sourceIp": connection.address, "userAgent": connection.agent},
            "requestId": request,
            "domainName": domain(self._api),
            "connectionId": connection.id,
            "apiId": self._api,
        }
        if connection.authorizer is not None:
            context["authorizer"] = connection.authorizer
        return {"requestContext": context, "isBase64Encoded": False}


def connection_id() -> str:
    """As API Gateway makes them: ``L0SM9cOFvHcCIhw=``."""
    return f"{secrets.token_urlsafe(11)}="


def frame(message: str, connection: str) -> str:
    """API Gateway's own words to a client, in its own spacing."""
    return f'{{"message": "{message}", "connectionId":"{connection}", "requestId":"{request_id()}"}}'

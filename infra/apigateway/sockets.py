"""The events of WebSocket APIs: a connection opens, speaks and closes."""

from typing import Any, NamedTuple

from infra.apigateway.requests import Api, Received, clock, single

Event = dict[str, Any]

CONNECT, DISCONNECT, DEFAULT = "$connect", "$disconnect", "$default"


class Peer(NamedTuple):
    """Who is connected, since when, and what an authorizer said of them."""

    id: str  # as API Gateway makes them: L0SM9cOFvHcCIhw=
    address: str
    agent: str
    since: float
    authorizer: Event | None = None


class Moment(NamedTuple):
    """When something happened, and the id that this has."""

    id: str
    now: float


def connect(api: Api, peer: Peer, moment: Moment, request: Received) -> Event:
    """Somebody wants to connect."""
    return {**_handshake(request), **_event(api, peer, moment, CONNECT, "CONNECT")}


def asking(api: Api, peer: Peer, moment: Moment, request: Received) -> Event:
    """What a Lambda authorizer is asked before ``$connect``."""
    event = connect(api, peer, moment, request)
    del event["isBase64Encoded"]
    return {"type": "REQUEST", "methodArn": api.arn(CONNECT), "stageVariables": {}, **event}


def message(api: Api, peer: Peer, moment: Moment, route: str, text: str) -> Event:
    """Somebody said something."""
    event = _event(api, peer, moment, route, "MESSAGE")
    event["requestContext"]["messageId"] = moment.id
    return {"requestContext": event["requestContext"], "body": text, "isBase64Encoded": False}


def disconnect(api: Api, peer: Peer, moment: Moment, code: int, reason: str) -> Event:
    """A connection has ended, and why."""
    event = _event(api, peer, moment, DISCONNECT, "DISCONNECT")
    event["requestContext"] |= {"disconnectStatusCode": code, "disconnectReason": reason}
    headers = {"Host": api.domain, "x-api-key": "", "X-Forwarded-For": "", "x-restapi": ""}
    several = {name: [value] for name, value in headers.items()}
    return {"headers": headers, "multiValueHeaders": several, **event}


def _handshake(request: Received) -> Event:
    return {
        "headers": single(request.headers),
        "multiValueHeaders": request.headers,
        "queryStringParameters": single(request.query) or None,
        "multiValueQueryStringParameters": request.query or None,
    }


def _event(api: Api, peer: Peer, moment: Moment, route: str, kind: str) -> Event:
    context: Event = {
        "routeKey": route,
        "eventType": kind,
        "extendedRequestId": moment.id,
        "requestTime": clock(moment.now),
        "messageDirection": "IN",
        "stage": api.stage,
        "connectedAt": int(peer.since * 1000),
        "requestTimeEpoch": int(moment.now * 1000),
        "identity": {"sourceIp": peer.address, "userAgent": peer.agent},
        "requestId": moment.id,
        "domainName": api.domain,
        "connectionId": peer.id,
        "apiId": api.id,
    }
    if peer.authorizer is not None:
        context["authorizer"] = peer.authorizer
    return {"requestContext": context, "isBase64Encoded": False}

from infra.apigateway import sockets
from infra.apigateway.sockets import Moment, Peer
from tests.infra.apigateway.requests import LIVE, Request

PEER = Peer("L0SM9cOFvHcCIhw=", "203.0.113.7", "Mozilla/5.0", 1767268800.0, {"principalId": "ann"})
MOMENT = Moment("JKJaXmPLvHcESHA=", 1767268860.0)
REQUEST = Request(headers={"Host": ["x"]}, query={"ticket": ["1", "2"]})


def test_every_event_says_who_is_connected_and_what_the_authorizer_said():
    events = [
        sockets.connect(LIVE, PEER, MOMENT, REQUEST),
        sockets.message(LIVE, PEER, MOMENT, "ring", "{}"),
        sockets.disconnect(LIVE, PEER, MOMENT, 1001, "Going away"),
    ]
    contexts = [event["requestContext"] for event in events]
    assert [context["eventType"] for context in contexts] == ["CONNECT", "MESSAGE", "DISCONNECT"]
    assert [context["routeKey"] for context in contexts] == ["$connect", "ring", "$disconnect"]
    for event, context in zip(events, contexts, strict=True):
        assert event["isBase64Encoded"] is False
        assert (context["connectionId"], context["stage"]) == ("L0SM9cOFvHcCIhw=", "live")
        assert (context["connectedAt"], context["requestTimeEpoch"]) == (1767268800000, 1767268860000)
        assert context["authorizer"] == {"principalId": "ann"}


def test_who_connects_brings_headers_and_a_query():
    event = sockets.connect(LIVE, PEER, MOMENT, REQUEST)
    assert (event["headers"], event["multiValueHeaders"]) == ({"Host": "x"}, {"Host": ["x"]})
    assert event["queryStringParameters"] == {"ticket": "2"}
    assert event["multiValueQueryStringParameters"] == {"ticket": ["1", "2"]}


def test_an_authorizer_is_asked_what_connect_will_be_told():
    event, asked = sockets.connect(LIVE, PEER, MOMENT, REQUEST), sockets.asking(LIVE, PEER, MOMENT, REQUEST)
    assert asked["methodArn"] == "arn:aws:execute-api:eu-central-1:000000000000:a1b2c3d4e5/live/$connect"
    assert asked["requestContext"] == event["requestContext"]
    assert {"isBase64Encoded"} == set(event) - set(asked)


def test_a_message_has_an_id_and_an_end_has_a_reason():
    assert sockets.message(LIVE, PEER, MOMENT, "ring", "{}")["requestContext"]["messageId"] == MOMENT.id
    context = sockets.disconnect(LIVE, PEER, MOMENT, 1001, "Going away")["requestContext"]
    assert (context["disconnectStatusCode"], context["disconnectReason"]) == (1001, "Going away")


def test_before_an_authorizer_was_asked_there_is_no_word_of_it():
    stranger = PEER._replace(authorizer=None)
    assert "authorizer" not in sockets.connect(LIVE, stranger, MOMENT, REQUEST)["requestContext"]

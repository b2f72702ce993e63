from infra.apigateway import messages


def test_its_words_are_to_the_letter():
    assert messages.own(401) == '{"message":"Unauthorized"}'
    assert messages.own(413) == '{"message":"Request Entity Too Large"}'
    assert messages.NOTHING == '{"message":null}'
    assert messages.frame(messages.refusal(403), "c=", "r=") == (
        '{"message": "Forbidden", "connectionId":"c=", "requestId":"r="}'
    )


def test_what_fails_behind_a_websocket_is_told_in_other_words_than_over_http():
    assert messages.HTTP[500] == "Internal Server Error"
    assert messages.refusal(500) == messages.refusal(502) == "Internal server error"


def test_what_a_described_route_may_answer_has_words():
    assert set(messages.HTTP) > messages.AT_ROUTES

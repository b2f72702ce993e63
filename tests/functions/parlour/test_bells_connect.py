from tests.house.functions.parlour import bells_connect


def test_those_who_know_the_word_may_hang_a_bell(invoke):
    at = {"connectionId": "c1", "apiId": "a", "stage": "live", "routeKey": "$connect"}

    def status(word):
        query = {"word": [word]} if word else None
        event = {"requestContext": at, "multiValueQueryStringParameters": query}
        return invoke(bells_connect, event=event).payload["statusCode"]

    assert (status("please"), status("now"), status(None)) == (200, 403, 403)

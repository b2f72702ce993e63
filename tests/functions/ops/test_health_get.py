from threading import Event

from functions.ops import health_get


def test_says_that_everything_is_up(invoke):
    said = invoke(health_get)

    assert (said.status, said.json["state"]) == (200, "up")
    assert {each["name"]: each["state"] for each in said.json["dependencies"]} == {
        "database": "up",
        "files": "up",
        "events": "up",
        "keys": "up",
    }


def test_says_what_is_down_beside_what_is_up_and_not_why(invoke, monkeypatch):
    from ops.health import probes

    def broken():
        raise RuntimeError("arn:aws:kms:eu-central-1:000000000000:key/secret")

    monkeypatch.setitem(probes.PROBES, "keys", broken)
    said = invoke(health_get)

    assert (said.status, said.problem) == (503, "unhealthy")
    assert said.json["detail"] == "no answer from: keys"
    assert (said.json["state"], said.headers["Retry-After"]) == ("down", "5")
    assert {each["name"]: each["state"] for each in said.json["dependencies"]} == {
        "database": "up",
        "files": "up",
        "events": "up",
        "keys": "down",
    }
    assert "arn:" not in said.text


def test_says_so_in_time_though_something_never_answers(invoke, monkeypatch):
    from ops.health import probes

    over = Event()
    monkeypatch.setitem(probes.PROBES, "files", lambda: over.wait(20))
    said = invoke(health_get)
    over.set()

    assert (said.status, said.json["detail"]) == (503, "no answer from: files")
    assert [each["name"] for each in said.json["dependencies"] if each["state"] == "up"] == [
        "database",
        "events",
        "keys",
    ]


def test_an_address_cannot_ask_too_often(invoke):
    said = [invoke(health_get).status for _ in range(122)]  # a new minute may begin in between

    assert 429 in said
    assert said[:60] == [200] * 60

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


def test_says_what_is_down_and_nothing_else(invoke, monkeypatch):
    from ops.health import probes

    def broken():
        raise RuntimeError("arn:aws:kms:eu-central-1:000000000000:key/secret")

    monkeypatch.setitem(probes.PROBES, "keys", broken)
    said = invoke(health_get)

    assert (said.status, said.problem) == (503, "unhealthy")
    assert said.json["detail"] == "no answer from: keys"
    assert "arn:" not in said.text


def test_an_address_cannot_ask_too_often(invoke):
    assert [invoke(health_get).status for _ in range(61)][-2:] == [200, 429]

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError

from kernel import secrets
from kernel.aws import client
from kernel.secrets import Unset, forget, parameter, previous, secret
from kernel.settings import physical
from tests.layers.kernel.crowd import crowd
from tests.layers.kernel.wire import calls, disturbed


@pytest.fixture
def clock(monkeypatch):
    class Clock:
        now = 1000.0

        def monotonic(self):
            return self.now

    clock = Clock()
    monkeypatch.setattr(secrets, "time", clock)
    return clock


@pytest.fixture
def name(request):
    name = f"kernel-{request.node.name.replace('_', '-')}"
    client("secretsmanager").create_secret(Name=physical(name), SecretString="one")
    return name


def rotate(name, value):
    client("secretsmanager").put_secret_value(SecretId=physical(name), SecretString=value)


def test_a_secret_is_fetched_once_in_five_minutes(name, clock):
    with calls("secretsmanager") as made:
        assert [secret(name) for _ in range(3)] == ["one"] * 3
        clock.now += 299
        assert secret(name) == "one"
    assert made == ["GetSecretValue"]
    rotate(name, "two")
    clock.now += 1
    assert secret(name) == "two"


def test_a_fresh_one_can_be_asked_for_but_not_all_the_time(name, clock):
    assert secret(name) == "one"
    rotate(name, "two")
    assert secret(name, fresh=True) == "one"
    clock.now += 5
    with calls("secretsmanager") as made:
        assert [secret(name, fresh=True) for _ in range(3)] == ["two"] * 3
    assert made == ["GetSecretValue"]


def test_the_one_before_the_last_rotation_is_known(name):
    assert previous(name) is None
    forget()
    rotate(name, "two")
    assert (secret(name), previous(name)) == ("two", "one")


def test_an_old_secret_serves_on_while_aws_does_not_answer(name, clock):
    assert secret(name) == "one"
    rotate(name, "two")
    clock.now += 300

    def unreachable(**_):
        raise EndpointConnectionError(endpoint_url="https://secretsmanager")

    with disturbed("before-call.secretsmanager.GetSecretValue", unreachable, "secretsmanager"):
        assert secret(name) == "one"
    assert secret(name) == "one"
    clock.now += 15
    assert secret(name) == "two"


def test_without_an_old_one_the_trouble_is_told(name):
    def refuse(**_):
        raise ClientError({"Error": {"Code": "AccessDeniedException", "Message": ""}}, "GetSecretValue")

    with (
        disturbed("before-call.secretsmanager.GetSecretValue", refuse, "secretsmanager"),
        pytest.raises(ClientError, match="AccessDenied"),
    ):
        secret(name)


def test_what_nobody_has_set_is_no_secret():
    with pytest.raises(Unset, match="test-kernel-nothing"):
        secret("kernel-nothing")
    with pytest.raises(Unset):
        parameter("kernel-nothing")


def test_parameters_are_kept_like_secrets():
    client("ssm").put_parameter(Name=physical("kernel-colour"), Value="blue", Type="SecureString", Overwrite=True)
    with calls("ssm") as made:
        assert [parameter("kernel-colour") for _ in range(3)] == ["blue"] * 3
    assert made == ["GetParameter"]


def test_one_thread_fetches_and_the_others_wait(name):
    fetched = []
    with disturbed("before-call.secretsmanager.GetSecretValue", lambda **_: fetched.append(1), "secretsmanager"):
        assert crowd(lambda _: secret(name)) == ["one"] * 8
    assert fetched == [1]

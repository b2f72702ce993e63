import pytest
from hypothesis import given
from hypothesis import strategies as st

from infra.local.arns import arn, function_arn, function_name, name_of, read, role_arn, service_of, table_of

NAMES = st.from_regex(r"[a-z][a-z0-9-]{0,20}", fullmatch=True)
URI = "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/{}/invocations"


@given(NAMES)
def test_a_function_goes_by_its_name_its_arn_a_version_of_it_and_the_uri_of_an_api(name):
    for text in (name, function_arn(name), f"{function_arn(name)}:1", f"{name}:1", URI.format(function_arn(name))):
        assert function_name(text) == name
    assert name_of(function_arn(name)) == name_of(f"{function_arn(name)}:live") == name


@given(NAMES, st.sampled_from(["sqs", "sns"]))
def test_a_queue_and_a_topic_are_what_their_arns_end_in(name, service):
    assert (name_of(arn(service, name)), service_of(arn(service, name))) == (name, service)


@given(NAMES)
def test_a_table_is_found_in_what_is_of_it(name):
    for rest in (f"table/{name}", f"table/{name}/stream/2026-01-01T00:00:00.000", f"table/{name}/index/by-modseq"):
        assert name_of(arn("dynamodb", rest)) == table_of(arn("dynamodb", rest)) == name
    assert table_of(name) == name


def test_a_bus_is_what_comes_after_its_kind():
    assert name_of(arn("events", "event-bus/dev-shared-bus")) == "dev-shared-bus"


@given(st.text(max_size=40))
def test_what_is_no_arn_has_no_service_and_breaks_nothing(text):
    if not text.startswith("arn:"):
        assert read(text) is None
        assert service_of(text) == ""
    name_of(text)


def test_the_parts_of_an_arn_are_kept_apart():
    found = read(role_arn("clock", "/service/"))
    assert found is not None
    assert (found.service, found.region, found.rest) == ("iam", "", "role/service/clock")


@pytest.mark.parametrize("text", ["arn:aws:sqs", "arn", "", "bus/dev", "arn:aws:sqs:eu-central-1:0"])
def test_half_an_arn_is_none(text):
    assert read(text) is None

"""A function runs as on Lambda: what it gets, what it may answer, and how it fails."""

import threading

import pytest

from infra.local.runtime import Runtime, UnknownFunction
from infra.local.runtime.environment import common


def test_a_function_gets_the_event_as_json_and_answers_in_json(hall):
    result = hall.run("def app(event, context): event['n'] += 1; return {'got': event, 1: (2,)}", event={"n": 1})
    assert result.payload == {"got": {"n": 2}, "1": [2]}
    assert result.error is None


def test_a_function_is_found_by_its_arn_too(hall):
    name = hall.function("one", "def app(event, context): return context.invoked_function_arn")
    arn = hall.deployment.functions[name].arn
    assert hall.runtime.invoke(arn, None).payload == arn
    assert hall.runtime.invoke(f"{arn}:live", None).payload == arn
    with pytest.raises(UnknownFunction, match="there is no function nobody"):
        hall.runtime.invoke("nobody", None)


def test_the_context_has_what_lambda_gives(hall):
    payload = hall.run(
        """
        def app(event, context):
            names = ("function_name", "function_version", "memory_limit_in_mb", "log_group_name")
            left = context.get_remaining_time_in_millis()
            return [getattr(context, name) for name in names] + [20_000 < left <= 30_000, len(context.aws_request_id)]
        """
    ).payload
    assert payload == ["test-hall-one", "$LATEST", "128", "/aws/lambda/test-hall-one", True, 36]


def test_an_exception_is_told_with_its_type_its_text_and_its_place(hall):
    error = hall.run("class Odd(Exception): pass\ndef app(event, context):\n    raise Odd('why')").error
    assert error is not None
    assert (error["errorType"], error["errorMessage"]) == ("Odd", "why")
    assert len(error["stackTrace"]) == 1
    assert "one.py" in error["stackTrace"][0]
    assert "raise Odd" in error["stackTrace"][0]


@pytest.mark.parametrize(
    ("source", "kind", "text"),
    [
        ("def app(e, c): return {1, 2}", "Runtime.MarshalError", "Object of type set is not JSON serializable"),
        ("def app(e, c): return 'x' * 7_000_000", "Function.ResponseSizeTooLarge", "6291456 bytes"),
        ("import nothing_like_it", "Runtime.ImportModuleError", "No module named 'nothing_like_it'"),
        ("def app(e, c) return", "Runtime.UserCodeSyntaxError", "Syntax error in module"),
        ("other = 1", "Runtime.HandlerNotFound", "Handler 'app' missing on module 'functions.hall.one'"),
        ("1 / 0", "ZeroDivisionError", "division by zero"),
        ("import sys\ndef app(e, c): sys.exit(3)", "Runtime.ExitError", "exit status 3"),
        ("def app(e, c): raise KeyboardInterrupt", "KeyboardInterrupt", ""),
        ("def app(e, c): return app(e, c)", "RecursionError", "maximum recursion depth"),
    ],
)
def test_whatever_a_function_does_it_fails_alone(hall, source, kind, text):
    error = hall.run(source).error
    assert error is not None
    assert error["errorType"] == kind
    assert text in error["errorMessage"]


def test_a_request_that_is_too_large_does_not_reach_the_function(hall):
    error = hall.run("def app(e, c): raise Exception", event={"body": "x" * 7_000_000}).error
    assert error is not None
    assert error["errorType"] == "RequestEntityTooLarge"


def test_a_function_that_failed_to_load_is_loaded_again_the_next_time(hall):
    name = hall.function("one", "1 / 0")
    assert hall.runtime.invoke(name, None).error
    hall.file("one", "def app(e, c): return 'well'")
    assert hall.runtime.invoke(name, None).payload == "well"


def test_what_a_function_remembers_lasts_as_long_as_its_instance(hall):
    name = hall.function("one", "seen = []\ndef app(e, c): seen.append(e); return seen")
    assert [hall.runtime.invoke(name, n).payload for n in (1, 2)] == [[1], [1, 2]]


def test_what_a_function_writes_is_its_log(hall):
    result = hall.run("def app(e, c):\n    print('one\\ntwo')\n    print('three', end='')", event=None)
    assert result.log == "one\ntwo\nthree"
    assert hall.lines == [("test-hall-one", "one"), ("test-hall-one", "two"), ("test-hall-one", "three")]


def test_what_others_write_is_not_the_function_s(hall, capsys):
    name = hall.function("one", "def app(e, c): print('mine')")
    hall.runtime.listeners.append(lambda function, line: print(f"{function} says {line}"))
    assert hall.runtime.invoke(name, None).log == "mine\n"
    print("ours")
    assert capsys.readouterr().out == "test-hall-one says mine\nours\n"


def test_twenty_threads_never_see_each_other_s_request(hall):
    source = """
    import time
    current = None
    def app(event, context):
        global current
        current = event
        time.sleep(0.002)
        return current
    """
    name = hall.function("one", source)
    wrong = []

    def knock(number):
        wrong.extend(n for n in range(10) if hall.runtime.invoke(name, [number, n]).payload != [number, n])

    threads = [threading.Thread(target=knock, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_slow_function_gets_more_instances(hall):
    hall.layer("gates", "import threading\ntogether = threading.Barrier(6)")
    name = hall.function("one", "from hall import gates\ndef app(e, c): return e and gates.together.wait(25) >= 0")
    hall.runtime.invoke(name, None)
    said = []
    ask = lambda: said.append(hall.runtime.invoke(name, {"all": "at once"}).payload)  # noqa: E731 - what each does
    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert said == [True] * 6


def test_the_variables_that_all_functions_share_are_in_the_environment(hall):
    name = hall.function("one", "import os\ndef app(e, c): return os.environ['COLOUR']", environment={"COLOUR": "red"})
    hall.function("two", "", environment={"COLOUR": "red", "SIZE": "small"})
    assert hall.runtime.invoke(name, None).payload == "red"
    assert common(hall.deployment.functions).items() >= {"COLOUR": "red", "SIZE": "small"}.items()


def test_a_variable_has_one_value(hall):
    hall.function("one", "", environment={"COLOUR": "red"})
    hall.function("two", "", environment={"COLOUR": "blue"})
    with pytest.raises(Exception, match="the variable COLOUR is 'red' in test-hall-one and 'blue' in test-hall-two"):
        Runtime(hall.deployment)


def test_context_variables_of_the_caller_do_not_reach_the_function(hall):
    hall.layer("words", "from contextvars import ContextVar\nword = ContextVar('word', default='none')\n")
    name = hall.function(
        "one", "from hall.words import word\ndef app(e, c): old = word.get(); word.set('in'); return old"
    )
    assert [hall.runtime.invoke(name, None).payload for _ in range(2)] == ["none", "none"]

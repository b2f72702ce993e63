import pytest

from infra.local.deployment import Route
from infra.local.gateway.paths import BadPath, pattern, segments, split
from infra.local.gateway.routing import RouteTable


def table(*keys: str) -> RouteTable:
    routes = []
    for key in keys:
        method, _, path = key.partition(" ")
        routes.append(Route(method, path or "$default", key))
    return RouteTable(routes)


def taken(routes: RouteTable, method: str, path: str) -> tuple[str, dict[str, str] | None] | None:
    found = routes.find(method, segments(path))
    return (found.route.function, found.parameters) if found else None


PETS = table("GET /pets/dog/1", "GET /pets/dog/{id}", "GET /pets/{proxy+}", "ANY /{proxy+}", "$default")


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/pets/dog/1", ("GET /pets/dog/1", None)),
        ("GET", "/pets/dog/2", ("GET /pets/dog/{id}", {"id": "2"})),
        ("GET", "/pets/cat/1", ("GET /pets/{proxy+}", {"proxy": "cat/1"})),
        ("POST", "/test/5", ("ANY /{proxy+}", {"proxy": "test/5"})),
        ("GET", "/", ("$default", None)),
    ],
)
def test_the_most_specific_route_takes_a_request_as_the_documentation_of_aws_shows(method, path, expected):
    assert taken(PETS, method, path) == expected


def test_a_method_that_was_named_comes_before_any_of_the_same_path():
    routes = table("ANY /a/{b}", "PUT /a/{b}")
    assert taken(routes, "PUT", "/a/1") == ("PUT /a/{b}", {"b": "1"})
    assert taken(routes, "GET", "/a/1") == ("ANY /a/{b}", {"b": "1"})


def test_a_path_without_that_method_is_left_to_less_specific_routes():
    routes = table("GET /a/b", "POST /a/{c}", "DELETE /{d+}")
    assert taken(routes, "POST", "/a/b") == ("POST /a/{c}", {"c": "b"})
    assert taken(routes, "DELETE", "/a/b") == ("DELETE /{d+}", {"d": "a/b"})
    assert taken(routes, "PATCH", "/a/b") is None


def test_what_is_said_sooner_in_the_path_is_more_specific():
    routes = table("GET /{a}/x", "GET /x/{b}")
    assert taken(routes, "GET", "/x/x") == ("GET /x/{b}", {"b": "x"})


def test_the_longer_of_two_greedy_routes_wins():
    routes = table("GET /{all+}", "GET /a/b/{rest+}", "GET /a/{rest+}")
    assert taken(routes, "GET", "/a/b/c") == ("GET /a/b/{rest+}", {"rest": "c"})
    assert taken(routes, "GET", "/a/c") == ("GET /a/{rest+}", {"rest": "c"})


def test_an_empty_segment_is_no_value_of_a_variable():
    routes = table("GET /a/{b}", "GET /g/{c+}")
    assert taken(routes, "GET", "/a/") is None
    assert taken(routes, "GET", "/a//") is None
    assert taken(routes, "GET", "/g/") is None


def test_a_trailing_slash_makes_another_path():
    assert taken(table("GET /a"), "GET", "/a/") is None


def test_variables_are_decoded_once_and_by_segment():
    routes = table("GET /a/{b}/{c}")
    assert taken(routes, "GET", "/a/x%2Fy/%2541%20%C3%A9") == ("GET /a/{b}/{c}", {"b": "x/y", "c": "%41 é"})


@pytest.mark.parametrize("path", ["/%zz", "/%", "/a/%E9", "/a/\udce9", "/../x", "/a/%2e%2E/b", "/."])
def test_a_path_that_cannot_be_read_or_climbs_is_refused(path):
    with pytest.raises(BadPath):
        segments(path)


def test_a_target_may_be_a_whole_address():
    assert split("http://127.0.0.1:8000/a/b?c=d#e") == ("/a/b", "c=d")
    assert split("/a?b?c") == ("/a", "b?c")
    for nothing in ("*", "", "example.com:443", "ftp://x/y"):
        with pytest.raises(BadPath):
            split(nothing)


def test_patterns_of_the_edge_match_as_cloudfront_has_it():
    assert pattern("/api/auth/*/login").fullmatch("/api/auth/google/login")
    assert pattern("/api/auth/*/login").fullmatch("/api/auth/a/b/login")
    assert pattern("api/v?").fullmatch("/api/v1")
    assert not pattern("/api/ops/*").fullmatch("/API/ops/x")
    assert not pattern("/a.b").fullmatch("/aXb")
    assert pattern("*").fullmatch("/anything")

import json

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.layers.identity.scim.conftest import Client
from tests.layers.identity.scim.fakes import directory as fake

NAMES = [
    "schemas", "Operations", "op", "path", "value", "method", "bulkId", "data", "version", "failOnErrors", "userName",
    "displayName", "members", "emails", "roles", "active", "name", "filter", "sortBy", "count", "attributes",
    "password",
]  # fmt: skip
TEXTS = [
    "add", "remove", "Replace", "POST", "PUT", "PATCH", "DELETE", "/Users", "/Groups", "/Users/person-1",
    "/Users/bulkId:a", "bulkId:a", "a", "person-1", "group-2", "members",
    'emails[type eq "work"].value', "userName", "\ud800", "\x00",
]  # fmt: skip
scraps = st.none() | st.booleans() | st.integers(-2, 9) | st.sampled_from(TEXTS) | st.text(max_size=3)
bodies = st.recursive(
    scraps,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4),
    max_leaves=15,
)
steps = st.fixed_dictionaries(
    {"method": st.sampled_from(["POST", "PUT", "PATCH", "DELETE"]), "path": st.sampled_from(TEXTS)},
    optional={
        "bulkId": st.sampled_from(["a", "b", "\ud800"]),
        "data": bodies,
        "version": st.sampled_from(['W/"1"', "x"]),
    },
)
jobs = st.fixed_dictionaries({"Operations": st.lists(steps, max_size=3)}, optional={"failOnErrors": st.integers(0, 2)})


@settings(deadline=None)
@given(bodies | jobs)
@example({"Operations": [{"method": "\ud800", "path": "/Users/\ud800", "bulkId": "\ud800"}]})
def test_whatever_is_sent_is_answered(body):
    client = Client(fake())
    ada = client.person()
    client.group("Engineers", ada["id"])
    sent = json.dumps(body).encode()
    scim = client.scim
    answers = [
        scim.bulk(sent),
        scim.create("Users", sent, {}),
        scim.create("Groups", sent, {}),
        scim.replace("Users", "person-1", sent, {}),
        scim.replace("Groups", "group-2", sent, {}),
        scim.patch("Users", "person-1", sent, {}),
        scim.patch("Groups", "group-2", sent, {"attributes": ["members"]}),
        scim.search("Users", sent),
        scim.search("", sent),
    ]

    for answer in answers:
        answer.body.encode()
        assert answer.status in {200, 201, 204, 400, 404, 409, 412, 413}
        assert answer.status < 400 or json.loads(answer.body)["status"] == str(answer.status)

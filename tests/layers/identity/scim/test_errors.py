import pytest

from identity.scim import errors
from identity.scim.messages import refused
from identity.scim.versions import expected, known, version
from kernel.errors import Conflict, Forbidden, Invalid, Malformed, NotFound, PreconditionFailed, TooManyRequests
from tests.layers.identity.scim.conftest import told


@pytest.mark.parametrize(
    ("refusal", "status", "kind"),
    [
        (errors.InvalidFilter("x"), 400, "invalidFilter"),
        (errors.TooMany("x"), 400, "tooMany"),
        (errors.InvalidSyntax("x"), 400, "invalidSyntax"),
        (errors.InvalidPath("x"), 400, "invalidPath"),
        (errors.NoTarget("x"), 400, "noTarget"),
        (errors.InvalidValue("x"), 400, "invalidValue"),
        (errors.Immutable("x"), 400, "mutability"),
        (errors.Taken("x"), 409, "uniqueness"),
        (errors.Unresolved("x"), 409, None),
        (errors.NoSuchResource("x"), 404, None),
        (NotFound("x"), 404, None),
        (Conflict("x"), 409, None),
        (Forbidden("x"), 403, None),
        (Malformed("x"), 400, None),
        (Invalid("x", [{"field": "y"}]), 400, "invalidValue"),
        (PreconditionFailed("x", '"7"'), 412, None),
        (TooManyRequests("x", 7), 429, None),
    ],
)
def test_every_refusal_is_told_as_scim_has_it(refusal, status, kind):
    answer = told(refused(refusal))

    assert answer.status == status
    assert answer.media_type == "application/scim+json"
    said = {} if kind is None else {"scimType": kind}
    assert answer.body == {"schemas": [errors.ERROR], "status": str(status), "detail": "x", **said}


def test_what_the_headers_say_is_told_too():
    assert refused(PreconditionFailed("x", '"7"')).headers == {"ETag": 'W/"7"'}
    assert refused(PreconditionFailed("x")).headers == {}
    assert refused(TooManyRequests("x", 7)).headers == {"Retry-After": "7"}


def test_a_version_is_expected_as_it_was_told():
    expected(version(7)).demand(7)
    expected('"7"').demand(7)
    expected('W/"6", W/"7"').demand(7)
    expected("*").demand(7)
    expected(None).demand(7)
    with pytest.raises(PreconditionFailed):
        expected(version(6)).demand(7)
    with pytest.raises(Malformed):
        expected("7")


def test_a_version_is_known_as_it_was_told():
    assert known(version(7), version(7))
    assert known('"6", "7"', version(7))
    assert known("*", version(7))
    assert not known(version(6), version(7))
    assert not known(None, version(7))
    assert not known("", version(7))

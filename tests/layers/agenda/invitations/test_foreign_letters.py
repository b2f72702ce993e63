import pytest

from agenda.invitations.parties import address, reached


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("mailto:Bob@BÜCHER.example", "bob@xn--bcher-kva.example"),
        ("bob@xn--bcher-kva.example", "bob@xn--bcher-kva.example"),
        ("mailto:jürgen@example.net", None),
        ("mailto:用户@例え.example", None),
        ("bob@ü" + "x" * 400, None),
    ],
)
def test_a_domain_is_known_as_dns_has_it_and_what_stands_before_it_as_mail_does(said, known):
    assert address(said) == known
    assert reached({"sendTo": {"imip": said}}) == known

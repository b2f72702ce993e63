"""What is true of every post: SES, and the fake that stands for it in tests; then what only SES can do."""

import json
from contextlib import contextmanager
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from types import SimpleNamespace

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError

from identity.letters import Brand, NotSent, Reader, Unreachable
from identity.letters.signing_in import magic_link
from kernel.aws import client
from kernel.errors import Unavailable
from kernel.letters.ses import SesPost
from tests.layers.identity.letters.fakes import FakePost
from tests.layers.identity.letters.specimens import ACME, ADA, CODE, SECRET, letters, link
from tests.layers.kernel.wire import disturbed


def letter(to=ADA, brand=ACME):
    return magic_link(to, brand, link=link(), code=CODE, lasts=timedelta(minutes=15))


@pytest.fixture
def outbox(cloud):
    client("sesv2").create_email_identity(EmailIdentity="example.com")
    return lambda: [message_from_bytes(mail.raw, policy=default) for mail in cloud.stores.sent()]


@pytest.fixture(params=["fake", "ses"])
def post(request):
    """A post of a domain, and the subjects of what it has sent."""
    if request.param == "fake":
        fake = FakePost()
        return lambda domain: FakePost(domain) if domain != fake.domain else fake, lambda: [
            it.subject for it in fake.sent
        ]
    outbox = request.getfixturevalue("outbox")
    return SesPost, lambda: [str(mail["Subject"]) for mail in outbox()]


def test_what_was_sent_has_gone_out(post):
    made, sent = post
    made("example.com").send(letter())

    assert sent() == ["Sign in to Acme Robotics"]


def test_what_can_never_arrive_is_refused(post):
    made, sent = post
    with pytest.raises(Unreachable):
        made("example.com").send(letter(Reader("nobody")))
    assert sent() == []


def test_without_a_domain_nothing_is_sent(post):
    made, sent = post
    with pytest.raises(NotSent):
        made("").send(letter())
    assert sent() == []


def test_every_letter_goes_out(cloud, outbox):
    post = SesPost("example.com")
    for each in letters().values():
        post.send(each)

    assert [str(mail["Subject"]) for mail in outbox()] == [each.subject for each in letters().values()]
    assert {str(mail["From"]) for mail in outbox()} == {"Acme Robotics <no-reply@example.com>"}
    assert {mail.destinations for mail in cloud.stores.sent()} == {("ada@example.org",)}


def test_a_domain_in_any_script_is_written_as_dns_knows_it(cloud, outbox):
    SesPost("example.com").send(letter(Reader("ada@müller.example")))

    assert [mail.destinations for mail in cloud.stores.sent()] == [("ada@xn--mller-kva.example",)]


def test_a_workspace_with_a_domain_of_its_own_writes_from_there(outbox):
    client("sesv2").create_email_identity(EmailIdentity="acme.example")
    SesPost("example.com").send(letter(brand=Brand("Acme", domain="acme.example")))

    assert [str(mail["From"]) for mail in outbox()] == ["Acme <no-reply@acme.example>"]


def test_a_domain_that_ses_no_longer_knows_does_not_keep_people_out(outbox, capsys):
    SesPost("example.com").send(letter(brand=Brand("Acme", domain="former.example")))

    assert [str(mail["From"]) for mail in outbox()] == ["Acme <no-reply@example.com>"]
    said = json.loads(capsys.readouterr().out)
    assert (said["level"], said["domain"], said["letter"]) == ("WARNING", "former.example", "magic_link")


def test_if_ours_is_refused_somebody_must_look(outbox):
    with pytest.raises(ClientError, match="MessageRejected"):
        SesPost("unknown.example").send(letter())
    assert outbox() == []


def test_it_goes_through_the_configuration_set_of_the_stage(outbox):
    with asked() as requests:
        SesPost("example.com").send(letter())

    (said,) = requests
    assert said["ConfigurationSetName"] == "test-shared-mail"
    assert said["EmailTags"] == [{"Name": "letter", "Value": "magic_link"}]


@pytest.mark.parametrize("said", ["TooManyRequestsException", "ThrottlingException", "LimitExceededException", "Other"])
def test_trouble_that_passes_is_said_to_be_that(outbox, said):
    status = 500 if said == "Other" else 400
    with disturbed("before-call.sesv2.SendEmail", answering(said, status), "sesv2"), pytest.raises(NotSent) as refused:
        SesPost("example.com").send(letter())

    assert isinstance(refused.value, Unavailable)
    for secret in (SECRET, CODE, ADA.address):
        assert secret not in str(refused.value)


def test_a_network_that_fails_is_trouble_that_passes(outbox):
    def broken(**_):
        raise EndpointConnectionError(endpoint_url="https://email.eu-central-1.amazonaws.com")

    with disturbed("before-call.sesv2.SendEmail", broken, "sesv2"), pytest.raises(NotSent):
        SesPost("example.com").send(letter())


@pytest.mark.parametrize("said", ["AccessDeniedException", "AccountSuspendedException", "BadRequestException"])
def test_trouble_that_does_not_pass_is_not_hidden(outbox, said):
    with disturbed("before-call.sesv2.SendEmail", answering(said), "sesv2"), pytest.raises(ClientError, match=said):
        SesPost("example.com").send(letter())


def test_nothing_that_is_sent_is_logged(outbox, capsys):
    SesPost("example.com").send(letter())

    assert capsys.readouterr().out == ""


def answering(code, status=400):
    """SES's answer instead of the call."""
    error = {"Error": {"Code": code, "Message": "no"}, "ResponseMetadata": {"HTTPStatusCode": status}}
    return lambda **_: (SimpleNamespace(status_code=status, headers={}), error)


@contextmanager
def asked():
    """What SES is asked, while it lasts."""
    requests = []

    def note(params, **_):
        requests.append(dict(params))

    with disturbed("provide-client-params.sesv2.SendEmail", note, "sesv2"):
        yield requests

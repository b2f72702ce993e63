"""SES takes letters along."""

from datetime import UTC, datetime

from kernel.aws import client, code, transient
from kernel.letters.mime import message
from kernel.letters.model import Letter, NotSent
from kernel.letters.names import routable
from kernel.logs import log
from kernel.settings import MAIL_DOMAIN, physical

_DOMAIN_REFUSED = frozenset({"MessageRejected", "MailFromDomainNotVerifiedException", "NotFoundException"})
"""What SES says when a domain that it had verified is not any more."""


class SesPost:
    """Sends from the workspace's own domain where it has one, and else, or when SES refuses that one, from ours."""

    def __init__(self, domain: str = MAIL_DOMAIN) -> None:
        self._domain = domain
        self._ses = client("sesv2")

    def send(self, letter: Letter) -> None:
        own = letter.brand.domain
        if not (own and self._sent(letter, own)):
            self._sent(letter, self._domain)

    def _sent(self, letter: Letter, domain: str) -> bool:
        """Whether it went out from that domain; what else SES refuses is a bug of ours or of the installation."""
        if not domain:
            raise NotSent("this installation has no domain to send mail from")
        raw = message(letter, domain, datetime.now(UTC))
        try:
            self._ses.send_email(
                Content={"Raw": {"Data": raw}},
                Destination={"ToAddresses": ["@".join(routable(letter.to.address))]},
                ConfigurationSetName=physical("shared-mail"),
                EmailTags=[{"Name": "letter", "Value": letter.kind}],
            )
        except Exception as error:
            if transient(error):
                raise NotSent("the mail could not be sent; try again in a moment") from error
            if domain != self._domain and code(error) in _DOMAIN_REFUSED:
                log.warning("a workspace's own domain was refused", extra={"domain": domain, "letter": letter.kind})
                return False
            raise
        return True

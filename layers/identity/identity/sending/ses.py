"""Sending domains in SES: identities that carry our tag, with keys for DKIM that SES makes and turns (Easy DKIM)."""

from typing import Any

from botocore.exceptions import ClientError

from identity.domains.model import DomainTaken
from identity.sending.model import Proof, Status, bounces
from kernel.aws import client, code
from kernel.settings import physical

FAMILY = [{"Key": "family", "Value": physical("identity-senders")}]
_BACK: dict[str, Status] = {"SUCCESS": "verified", "FAILED": "failed"}
"""Otherwise it looks for the record still, or again."""
_THERE, _NOT_OURS = "AlreadyExistsException", "AccessDeniedException"
_GONE = {"NotFoundException", _NOT_OURS}  # what is not there has no tag, and so is not ours


class SesIdentities:
    def __init__(self) -> None:
        self._ses = client("sesv2")

    def make(self, domain: str) -> Proof:
        try:
            proof = self._made(domain)
        except ClientError as error:
            if code(error) != _THERE:
                raise
            self._drop_ours(domain)  # somebody's who gave it up, or did not show in time that it was theirs
            proof = self._made(domain)
        back = {"MailFromDomain": bounces(domain), "BehaviorOnMxFailure": "USE_DEFAULT_VALUE"}
        self._ses.put_email_identity_mail_from_attributes(EmailIdentity=domain, **back)
        return proof

    def look(self, domain: str) -> Proof:
        try:
            return _proof(self._ses.get_email_identity(EmailIdentity=domain))
        except ClientError as error:
            if code(error) not in _GONE:
                raise
            return Proof("failed", bounces="failed")

    def drop(self, domain: str) -> None:
        try:
            self._ses.delete_email_identity(EmailIdentity=domain)
        except ClientError as error:
            if code(error) not in _GONE:
                raise

    def _made(self, domain: str) -> Proof:
        keys = {"NextSigningKeyLength": "RSA_2048_BIT"}
        return _proof(self._ses.create_email_identity(EmailIdentity=domain, DkimSigningAttributes=keys, Tags=FAMILY))

    def _drop_ours(self, domain: str) -> None:
        try:
            self._ses.delete_email_identity(EmailIdentity=domain)
        except ClientError as error:
            if code(error) != _NOT_OURS:
                raise
            raise DomainTaken(f"something else in this AWS account writes from {domain}") from error


def _proof(said: dict[str, Any]) -> Proof:
    dkim = said.get("DkimAttributes", {})
    status: Status = "pending"
    if said.get("VerifiedForSendingStatus") and dkim.get("Status") == "SUCCESS":
        status = "verified"
    elif dkim.get("Status") == "FAILED":
        status = "failed"
    back = said.get("MailFromAttributes", {}).get("MailFromDomainStatus", "")
    return Proof(status, tuple(dkim.get("Tokens", ())), _BACK.get(back, "pending"))

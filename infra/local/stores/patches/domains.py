"""Domains that SES shall send from. moto gives them no DKIM records, keeps no MAIL FROM, and makes one twice.

Nobody looks up DNS on this machine: whoever asks about a domain after it was made hears that it is verified, but for
one that ends in ``.invalid``, which nobody can have (RFC 2606). Those that a call made are kept, with their tags; the
installation's own is a resource, which is there again when it is deployed.
"""

import json
from hashlib import sha256
from typing import Any
from urllib.parse import unquote

from moto.core.exceptions import JsonRESTError
from moto.ses.models import EmailIdentity, ses_backends
from moto.sesv2 import urls
from moto.sesv2.responses import SESV2Response

from infra.local.deployment import ACCOUNT, REGION
from infra.local.stores.current import current
from infra.local.stores.patches.replacement import remade, replace

NEVER = ".invalid"
_MAIL_FROM = "{0}/v2/email/identities/(?P<identity>[^/]+)/mail-from$"

SERVICE = "ses"
TAGS = f"arn:aws:ses:{REGION}:{ACCOUNT}:email-identity/{{0}}"
_lapsed: set[str] = set()
_create = SESV2Response.create_email_identity
_delete = SESV2Response.delete_email_identity


def create_email_identity(self: Any) -> str:
    name = self._get_param("EmailIdentity")
    if name in ses_backends[ACCOUNT][REGION].email_identities:
        raise JsonRESTError("AlreadyExistsException", f"Email identity {name} already exist.")
    with current.documents.database.lock:
        said = json.loads(_create(self))
        _keep(name)
    if said["IdentityType"] == "DOMAIN":
        said["DkimAttributes"] |= {"SigningEnabled": True, "Status": "PENDING", "Tokens": tokens(name)}
    return json.dumps(said)


def delete_email_identity(self: Any) -> str:
    name = unquote(self._get_param("EmailIdentity"))
    with current.documents.database.lock:
        answer: str = _delete(self)
        ses_backends[ACCOUNT][REGION].tagger.delete_all_tags_for_resource(TAGS.format(name))
        current.documents.remove(SERVICE, name)
    return answer


def get_email_identity(self: Any) -> str:
    identity = self.sesv2_backend.get_email_identity(email_identity=self._get_param("EmailIdentity"))
    said: dict[str, Any] = dict(identity.get_response_object)
    if said["IdentityType"] == "DOMAIN":
        shown = is_shown(identity)
        status = "SUCCESS" if shown else "FAILED" if identity.email_identity in _lapsed else "PENDING"
        dkim = {"SigningEnabled": True, "Status": status, "Tokens": tokens(identity.email_identity)}
        said |= {"VerifiedForSendingStatus": shown, "VerificationStatus": status}
        said["DkimAttributes"] = {**said["DkimAttributes"], **dkim}
        back = getattr(identity, "mail_from", {})
        said["MailFromAttributes"] = {**back, "MailFromDomainStatus": status} if back else {}
    return json.dumps(said)


def mail_from(self: Any) -> str:
    identity = self.sesv2_backend.get_email_identity(email_identity=unquote(self.path.split("/")[-2]))
    said = json.loads(self.body)
    with current.documents.database.lock:
        identity.mail_from = said
        _keep(identity.email_identity)
    return "{}"


def _keep(name: str) -> None:
    current.documents.put(SERVICE, name, vars(ses_backends[ACCOUNT][REGION].email_identities[name]))


def load() -> None:
    backend = ses_backends[ACCOUNT][REGION]
    for name, document in current.documents.all(SERVICE):
        backend.email_identities[name] = remade(EmailIdentity, document)
        if document["tags"]:
            backend.tagger.tag_resource(TAGS.format(name), document["tags"])


def is_shown(identity: EmailIdentity) -> bool:
    """Whether it has been shown whose the identity is."""
    name = str(identity.email_identity)
    return name not in _lapsed and not name.endswith(NEVER)


def lapse(domain: str) -> None:
    """Let the records of a domain be gone for so long that SES believes it."""
    _lapsed.add(domain)


def tokens(domain: str) -> list[str]:
    """The three that DKIM records are named by."""
    return [sha256(f"{number} {domain}".encode()).hexdigest()[:32] for number in range(3)]


def install() -> None:
    replace(
        SESV2Response,
        create_email_identity=create_email_identity,
        get_email_identity=get_email_identity,
        delete_email_identity=delete_email_identity,
    )
    SESV2Response.put_email_identity_mail_from_attributes = mail_from  # type: ignore[attr-defined]  # moto has none
    urls.url_paths.setdefault(_MAIL_FROM, SESV2Response.dispatch)


def wipe() -> None:
    """Forget those that were made by a call; the installation's own is a resource."""
    _lapsed.clear()
    for name, _ in current.documents.all(SERVICE):
        ses_backends[ACCOUNT][REGION].email_identities.pop(name, None)
    current.documents.replace(SERVICE, {})

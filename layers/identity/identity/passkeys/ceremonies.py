"""The two ceremonies: a passkey is registered, and somebody shows that they have it (WebAuthn level 2, 7.1 and 7.2).

Pure: who was asked what, and when it is now, the caller says. The names of the reasons are in ``reasons``.
"""

import hmac
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple

from identity.passkeys import authenticator, cbor, clientdata
from identity.passkeys.answers import LONGEST_ATTESTATION, AssertionAnswer, RegistrationAnswer
from identity.passkeys.authenticator import AuthenticatorData, NewKey
from identity.passkeys.authenticators import called
from identity.passkeys.base64url import decoded, encoded
from identity.passkeys.cose import PublicKey
from identity.passkeys.model import Party, Passkey, PasskeyRefused, PasskeyUnusable, handle
from identity.passkeys.reasons import (
    BadSignature,
    Cloned,
    Reason,
    Unreadable,
    WrongCredential,
    WrongFlags,
    WrongKey,
    WrongPerson,
)
from kernel.callers import PersonId

_LONGEST_SIGNATURE = 1024
_FORMAT = re.compile(r"[\x21-\x7e]{1,32}", re.ASCII)
_TRANSPORT = re.compile(r"[a-z-]{1,32}", re.ASCII)


class Shown(NamedTuple):
    """What came of an answer that is believed."""

    passkey: Passkey
    """As it is to be kept from now on."""
    verified: bool
    """Whether the person also showed who they are: then it was two factors."""


@contextmanager
def _refused_as(refusal: type[PasskeyRefused | PasskeyUnusable]) -> Iterator[None]:
    """Say no in one way, whatever the reason is."""
    try:
        yield
    except Reason as reason:
        raise refusal(reason) from reason


def registered(
    party: Party,
    answer: RegistrationAnswer,
    challenge: str,
    person: PersonId,
    *,
    now: datetime,
    name: str = "",
    verified: bool = True,
) -> Passkey:
    """The passkey that somebody has made in answer to ``challenge``, or ``PasskeyUnusable``.

    ``verified`` demands that the person showed who they are, as they are asked to by default.
    """
    with _refused_as(PasskeyUnusable):
        client = decoded(answer.response.client_data_json, clientdata.LONGEST)
        clientdata.check(client, "webauthn.create", challenge, party)
        form, statement, raw = _attestation(decoded(answer.response.attestation_object, LONGEST_ATTESTATION))
        data = AuthenticatorData.read(raw)
        data.check(party, verified=verified)
        new = _new_key(answer, data)
        key = PublicKey.read(new.cose)
        attested = _attested(form, statement, key, raw + sha256(client).digest())
    return Passkey(
        person=person,
        credential_id=answer.id,
        public_key=encoded(new.cose),
        algorithm=key.algorithm,
        sign_count=data.sign_count,
        name=name or called(new.aaguid),
        aaguid=str(new.aaguid),
        attestation=attested,
        transports=tuple(sorted({each for each in answer.response.transports if _TRANSPORT.fullmatch(each)})),
        verifies=data.verified,
        backup_eligible=data.backup_eligible,
        backed_up=data.backed_up,
        discoverable=answer.discoverable,
        created=now,
    )


def asserted(
    party: Party,
    answer: AssertionAnswer,
    challenge: str,
    passkey: Passkey | None,
    *,
    now: datetime,
    person: PersonId | None = None,
    verified: bool = True,
) -> Shown:
    """That the person of ``passkey``, which the answer names, answered ``challenge``; or ``PasskeyRefused``.

    ``person`` is who was asked; if nobody was known yet, the answer itself has to say who it is from. No ``passkey``,
    because there is none of that id, is refused as everything else is.
    """
    with _refused_as(PasskeyRefused):
        known = _whose(answer, passkey, person)
        client = decoded(answer.response.client_data_json, clientdata.LONGEST)
        clientdata.check(client, "webauthn.get", challenge, party)
        raw = decoded(answer.response.authenticator_data, authenticator.LONGEST)
        data = AuthenticatorData.read(raw)
        data.check(party, verified=verified)
        if data.backup_eligible != known.backup_eligible:
            raise WrongFlags("it could be copied and cannot be any more, or the other way")
        key = PublicKey.read(decoded(known.public_key, authenticator.LONGEST))
        key.check(decoded(answer.response.signature, _LONGEST_SIGNATURE), raw + sha256(client).digest())
        if (data.sign_count or known.sign_count) and data.sign_count <= known.sign_count:
            raise Cloned("it has counted further before")
    verifies = known.verifies or data.verified
    kept = {"sign_count": data.sign_count, "backed_up": data.backed_up, "verifies": verifies, "used": now}
    return Shown(known.model_copy(update=kept), data.verified)


def _new_key(answer: RegistrationAnswer, data: AuthenticatorData) -> NewKey:
    if data.new is None:
        raise Unreadable("a registration without a key")
    if not answer.id == answer.raw_id == encoded(data.new.credential_id):
        raise WrongCredential("it is not the credential that it says")
    return data.new


def _whose(answer: AssertionAnswer, passkey: Passkey | None, person: PersonId | None) -> Passkey:
    """The passkey, if the answer names it, and the person that it is of."""
    if passkey is None or not answer.id == answer.raw_id == passkey.credential_id:
        raise WrongCredential("there is no such passkey, or it is not the one that it says")
    if person is not None and person != passkey.person:
        raise WrongPerson("it is the passkey of somebody else")
    said, owner = answer.response.user_handle, handle(passkey.person)
    if (said is not None or person is None) and not hmac.compare_digest((said or "").encode(), owner.encode()):
        raise WrongPerson("it says that it is from somebody else, or from nobody")
    return passkey


def _attestation(raw: bytes) -> tuple[str, dict[Any, Any], bytes]:
    """Format, statement and authenticator data of an attestation object."""
    parts = cbor.whole(raw)
    if not isinstance(parts, dict) or set(parts) != {"fmt", "attStmt", "authData"}:
        raise Unreadable("no attestation object")
    form, statement, data = parts["fmt"], parts["attStmt"], parts["authData"]
    if not (isinstance(form, str) and isinstance(statement, dict) and isinstance(data, bytes)):
        raise Unreadable("an attestation object with parts of the wrong kind")
    if not _FORMAT.fullmatch(form) or len(data) > authenticator.LONGEST:
        raise Unreadable("an attestation object with parts that are too long")
    return form, statement, data


def _attested(form: str, statement: dict[Any, Any], key: PublicKey, signed: bytes) -> str:
    """What to call what the authenticator said of its make; what we can check has to be right.

    Anybody can sign with the new key itself, or not at all; a maker's certificates would have to be trusted first, and
    we trust none: they are read, and told apart by their format.
    """
    if form == "none":
        if statement:
            raise Unreadable("an attestation that says nothing, and something")
        return form
    if form != "packed" or "x5c" in statement:
        return form
    if statement.get("alg") != key.algorithm:
        raise WrongKey("an attestation of another algorithm than the key's")
    signature = statement.get("sig")
    if not isinstance(signature, bytes):
        raise BadSignature("an attestation that is not signed")
    key.check(signature, signed)
    return "self"

"""Passkeys: WebAuthn level 2, from the options that a browser is given to the answer it sends back.

    options = creation(party, person, challenge, name=…, full_name=…, known=passkeys)     # a person adds one
    passkey = registered(party, answer, challenge, person, now=…)
    options = request(party, challenge)                                                   # somebody signs in with one
    shown = asserted(party, answer, challenge, passkey, now=…)                            # keep ``shown.passkey``

``registered`` and ``asserted`` are in ``identity.passkeys.ceremonies``: whoever imports that mounts ``cryptography``.

Why our own code and not PyPI's ``webauthn``: importing that costs 245 ms of a cold start, of which 210 go to pyOpenSSL,
pyasn1, cbor2 and seven attestation formats, and all that is for believing what an authenticator says of its make, which
we do not ask for; what is left is a few hundred lines over ``cryptography``, which is imported when a signature is
checked. Its reader of CBOR takes all of CBOR; ours takes what authenticators may write, and says no to the rest in
bounded time. In the tests ``webauthn`` judges the same answers, and Chromium's answers are read.

Left to the caller (``identity.factors``): the challenge is chance, bound to the browser that was asked, and good once
and briefly (``kernel.states``); a credential id belongs to one person in the whole house; a passkey is found by the
credential id of the answer, and where nobody is known yet, by ``person_of`` the answer; ``sign_count`` is written on
condition that it is still lower.
"""

from identity.passkeys.answers import AssertionAnswer, RegistrationAnswer
from identity.passkeys.model import (
    Party,
    Passkey,
    PasskeyRefused,
    PasskeyUnusable,
    Verification,
    handle,
    identified,
    person_of,
)
from identity.passkeys.options import CreationOptions, RequestOptions, creation, request

__all__ = [
    "AssertionAnswer",
    "CreationOptions",
    "Party",
    "Passkey",
    "PasskeyRefused",
    "PasskeyUnusable",
    "RegistrationAnswer",
    "RequestOptions",
    "Verification",
    "creation",
    "handle",
    "identified",
    "person_of",
    "request",
]

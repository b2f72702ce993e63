"""Signature version 4, from the other side: whether a request to S3 was signed by who says so, and in time.

Pure: it is given the request, the clock and the secrets.
"""

import hmac
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from urllib.parse import quote, unquote

from infra.local.stores.s3.refusals import S3Refusal, denied

ALGORITHM = "AWS4-HMAC-SHA256"
WEEK = 604800
SKEW = timedelta(minutes=15)
UNSIGNED = "UNSIGNED-PAYLOAD"
HEADER = re.compile(r"Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]+)\s*$")
Secrets = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class SignedRequest:
    """A request as it came over the wire."""

    method: str
    path: str  # as sent, percent-encoded
    query: str  # as sent
    headers: Mapping[str, str]  # names in lower case
    body: bytes = b""

    @property
    def parameters(self) -> list[tuple[str, str]]:
        pairs = [part.partition("=") for part in self.query.split("&") if part]
        return [(unquote(name), unquote(value)) for name, _, value in pairs]

    def parameter(self, name: str) -> str:
        return next((value for key, value in self.parameters if key == name), "")


@dataclass(frozen=True, slots=True)
class Scope:
    key: str
    date: str
    region: str
    service: str

    @classmethod
    def parse(cls, credential: str, region: str, error: str) -> "Scope":
        key, *scope = credential.rsplit("/", 4)
        if len(scope) != 4 or scope[3] != "aws4_request":  # noqa: PLR2004 - date, region, service, end
            raise S3Refusal(error, "Error parsing the credential; the Credential is mal-formed")
        if scope[2] != "s3":
            raise S3Refusal(error, f'Error parsing the credential; incorrect service "{scope[2]}"; expecting "s3".')
        if scope[1] != region:
            raise S3Refusal(
                error, f"Error parsing the credential; the region '{scope[1]}' is wrong; expecting '{region}'"
            )
        return cls(key, *scope[:3])

    def signature(self, secret: str, to_sign: str) -> str:
        derived = f"AWS4{secret}".encode()
        for part in (self.date, self.region, self.service, "aws4_request", to_sign):
            derived = hmac.digest(derived, part.encode(), sha256)
        return derived.hex()

    def check(self, secrets: Secrets, to_sign: str, given: str) -> None:
        secret = secrets(self.key)
        if secret is None:
            raise S3Refusal(
                "InvalidAccessKeyId",
                "The AWS Access Key Id you provided does not exist in our records.",
                AWSAccessKeyId=self.key,
            )
        if not hmac.compare_digest(self.signature(secret, to_sign), given):
            raise S3Refusal(
                "SignatureDoesNotMatch",
                "The request signature we calculated does not match the signature you provided. "
                "Check your key and signing method.",
                AWSAccessKeyId=self.key,
                StringToSign=to_sign,
                SignatureProvided=given,
            )


def moment(text: str, error: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        raise S3Refusal(error, "X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"") from None


def is_presigned(request: SignedRequest) -> bool:
    names = {name for name, _ in request.parameters}
    if {"AWSAccessKeyId", "Signature"} <= names:
        raise S3Refusal(
            "InvalidRequest",
            "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.",
        )
    return "X-Amz-Algorithm" in names or "X-Amz-Signature" in names


def verify_presigned(request: SignedRequest, secrets: Secrets, now: datetime, region: str) -> None:
    """Refuse unless the query says who signed, until when, and did."""
    error = "AuthorizationQueryParametersError"
    needed = ("Algorithm", "Credential", "Date", "Expires", "SignedHeaders", "Signature")
    if not all(request.parameter(f"X-Amz-{name}") for name in needed):
        raise S3Refusal(
            error,
            "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, "
            "X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.",
        )
    if request.parameter("X-Amz-Algorithm") != ALGORITHM:
        raise S3Refusal(error, f'X-Amz-Algorithm only supports "{ALGORITHM} and AWS4-ECDSA-P256-SHA256"')
    scope = Scope.parse(request.parameter("X-Amz-Credential"), region, error)
    signed_at = moment(request.parameter("X-Amz-Date"), error)
    lasts = _seconds(request.parameter("X-Amz-Expires"), error)
    if scope.date != signed_at.strftime("%Y%m%d"):
        raise S3Refusal(error, f'Invalid credential date "{scope.date}". This date is not the same as X-Amz-Date.')
    if signed_at - now > SKEW:
        raise denied("Request is not valid yet", ServerTime=_shown(now))
    ends = signed_at + timedelta(seconds=lasts)
    if now > ends:
        raise denied(
            "Request has expired", **{"X-Amz-Expires": str(lasts), "Expires": _shown(ends), "ServerTime": _shown(now)}
        )
    signed = request.parameter("X-Amz-SignedHeaders")
    loose = sorted(request.headers.keys() - {*signed.split(";"), "x-amz-content-sha256"})
    loose = [name for name in loose if name == "host" or name.startswith("x-amz-")]
    if loose:  # otherwise whoever may put one object could say ``x-amz-copy-source``, and have another
        said = "There were headers present in the request which were not signed"
        raise denied(said, HeadersNotSigned=", ".join(loose))
    payload = request.headers.get("x-amz-content-sha256", UNSIGNED)
    to_sign = string_to_sign(request, signed, payload, signed_at, scope)
    scope.check(secrets, to_sign, request.parameter("X-Amz-Signature"))


def _seconds(text: str, error: str) -> int:
    if not text.isdigit():
        raise S3Refusal(error, "X-Amz-Expires should be a number")
    if int(text) > WEEK:
        raise S3Refusal(
            error,
            "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less "
            "than 604800 seconds",
        )
    return int(text)


def verify_header(request: SignedRequest, secrets: Secrets, now: datetime, region: str) -> None:
    """Refuse unless the Authorization header is a good one, of now."""
    error = "AuthorizationHeaderMalformed"
    found = HEADER.search(request.headers["authorization"])
    if not request.headers["authorization"].startswith(ALGORITHM) or found is None:
        raise S3Refusal(
            "InvalidRequest",
            "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.",
        )
    scope = Scope.parse(found[1], region, error)
    signed_at = moment(request.headers.get("x-amz-date", ""), "AccessDenied")
    if abs(now - signed_at) > SKEW:
        raise S3Refusal(
            "RequestTimeTooSkewed",
            "The difference between the request time and the current time is too large.",
            RequestTime=request.headers["x-amz-date"],
            ServerTime=_shown(now),
            MaxAllowedSkewMilliseconds="900000",
        )
    payload = request.headers.get("x-amz-content-sha256", UNSIGNED)
    scope.check(secrets, string_to_sign(request, found[2], payload, signed_at, scope), found[3])


def verify_payload(request: SignedRequest) -> None:
    """Refuse a body that is not the one whose hash was signed."""
    said = request.headers.get("x-amz-content-sha256", UNSIGNED)
    actual = sha256(request.body).hexdigest()
    if not said.startswith(("UNSIGNED-", "STREAMING-")) and said != actual:
        raise S3Refusal(
            "XAmzContentSHA256Mismatch",
            "The provided 'x-amz-content-sha256' header does not match what was computed.",
            ClientComputedContentSHA256=said,
            S3ComputedContentSHA256=actual,
        )


def string_to_sign(request: SignedRequest, signed: str, payload: str, at: datetime, scope: Scope) -> str:
    canonical = sha256(canonical_request(request, signed, payload).encode()).hexdigest()
    return f"{ALGORITHM}\n{at:%Y%m%dT%H%M%SZ}\n{scope.date}/{scope.region}/s3/aws4_request\n{canonical}"


def canonical_request(request: SignedRequest, signed: str, payload: str) -> str:
    pairs = sorted(
        (quote(name, safe="-_.~"), quote(value, safe="-_.~"))
        for name, value in request.parameters
        if name != "X-Amz-Signature"
    )
    headers = "".join(f"{name}:{' '.join(request.headers.get(name, '').split())}\n" for name in signed.split(";"))
    return "\n".join(
        [
            request.method,
            quote(unquote(request.path), safe="/-_.~"),
            "&".join(f"{name}={value}" for name, value in pairs),
            headers,
            signed,
            payload,
        ]
    )


def _shown(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")

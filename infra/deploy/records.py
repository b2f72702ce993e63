"""The DNS records that an installation needs, for whoever keeps the domain elsewhere than in Route 53. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from infra.deploy.answers import Answers


@dataclass(frozen=True, slots=True)
class Record:
    name: str
    kind: str
    value: str
    why: str

    def __str__(self) -> str:
        return f"{self.name:<44} {self.kind:<6} {self.value}"


def records(answers: Answers, distribution: str, dkim: Sequence[str]) -> list[Record]:
    """All of them, in the order in which they matter."""
    found: list[Record] = []
    if answers.domain:
        found.append(Record(answers.domain, "CNAME", distribution, "the workspace itself (ALIAS or A at a zone's top)"))
    if answers.mail_domain:
        found += _mail(answers, distribution, dkim)
    return found


def _mail(answers: Answers, distribution: str, dkim: Sequence[str]) -> Iterator[Record]:
    domain, region = answers.mail_domain, answers.region
    for token in dkim:
        name = f"{token}._domainkey.{domain}"
        yield Record(name, "CNAME", f"{token}.dkim.amazonses.com", "DKIM: what we send is signed")
    yield Record(domain, "TXT", "v=spf1 include:amazonses.com -all", "SPF: who may send for the domain")
    yield Record(f"bounce.{domain}", "MX", f"10 feedback-smtp.{region}.amazonses.com", "where bounces go")
    yield Record(f"bounce.{domain}", "TXT", "v=spf1 include:amazonses.com -all", "SPF of the envelope's sender")
    policy = f"v=DMARC1; p=none; rua=mailto:dmarc@{domain}; adkim=s; aspf=r"
    yield Record(f"_dmarc.{domain}", "TXT", policy, "DMARC: raise p to quarantine, then reject, as reports allow")
    yield Record(domain, "MX", f"10 inbound-smtp.{region}.amazonaws.com", "mail comes in; set this last")
    if answers.domain and answers.mail_tls != "none":
        version = sha256(f"{answers.mail_tls} {region}".encode()).hexdigest()[:12]
        yield Record(f"mta-sts.{domain}", "CNAME", distribution, "MTA-STS: the policy is served there")
        yield Record(
            f"_mta-sts.{domain}", "TXT", f"v=STSv1; id={version}", "MTA-STS: there is a policy, and its version"
        )
        yield Record(f"_smtp._tls.{domain}", "TXT", f"v=TLSRPTv1; rua=mailto:tls@{domain}", "reports of failed TLS")

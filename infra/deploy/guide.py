"""The deployment from beginning to end: what it needs, asks and does, and what is left for people to do."""

import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from secrets import token_urlsafe

from infra import ROOT
from infra.deploy import answers as asking
from infra.deploy import sam
from infra.deploy.account import EDGE_REGION, Account, Aws, CannotDeploy
from infra.deploy.answers import Answers
from infra.deploy.layers import CannotBuild
from infra.deploy.records import records
from infra.deploy.runtime import RUNTIME, interpreter
from infra.deploy.sizes import judged
from infra.web import DIST, CannotBuildWeb, built

STATE = ROOT / "samconfig.toml"

Say = Callable[[str], None]


def say(line: str) -> None:
    print(line, flush=True)


def build_only(*, plan: bool) -> None:
    """Build the layers and every function, as a deployment would."""
    if plan:
        say("# the web client, with Node: npm ci, vite build")
        say(_shown(sam.build()))
        return
    _tools(strict=False)
    _build()


def deploy(*, plan: bool, ask: bool, stage: str | None = None) -> None:
    """Deploy, or say what would be done."""
    given = asking.read(STATE, stage)
    if plan:
        say_plan(given, say)
        return
    _tools(strict=True)
    account = Aws()
    number = account.who()
    if ask:
        given = asking.ask(given, input)
        asking.keep(STATE, given)
    say(f"stage {given.stage} goes to account {number}, region {given.region}")
    _build()
    perform(given, account, say, sam.run)


def perform(given: Answers, account: Account, say: Say, run: Callable[..., None], web: Path = DIST) -> None:
    """Both stacks, then what CloudFormation has no word for."""
    secret = token_urlsafe(48)
    before = account.outputs(given.edge_stack, EDGE_REGION)
    # The edge sends the old secret until its own stack is deployed, so functions believe both until the next time.
    hashes = [_digest(secret), *([before["OriginHash"]] if "OriginHash" in before else [])]
    address = f"https://{given.domain}" if given.domain else before.get("Address", "")
    run(main_command(given), main_parameters(given, hashes, address))
    main = account.outputs(given.main_stack, given.region)
    run(edge_command(given), edge_parameters(given, account, secret, main), hide=[secret])
    edge = account.outputs(given.edge_stack, EDGE_REGION)
    if edge["Address"] != address:  # CloudFront has just chosen one: letters must lead there
        run(main_command(given), main_parameters(given, hashes, edge["Address"]))
    if web.is_dir():
        say(f"  {account.upload(web, edge['WebBucket'])} files of the web client")
        account.invalidate(edge["DistributionId"], ["/index.html", "/"])
    if given.mail_domain:
        _mail(given, account, main, say)
    _farewell(given, account, edge, say)


def main_command(given: Answers) -> sam.Command:
    return sam.deploy(given.main_stack, given.region, sam.BUILT, given.stage)


def edge_command(given: Answers) -> sam.Command:
    return sam.deploy(given.edge_stack, EDGE_REGION, sam.EDGE, given.stage)


def main_parameters(given: Answers, hashes: list[str], address: str) -> dict[str, str]:
    return {
        "Stage": given.stage,
        "OriginHashes": ",".join(hashes),
        "Origin": address,
        "AlarmEmail": given.alarm_email,
        "BreachRange": given.breach_range,
        "Registration": given.registration,
        "MailDomain": given.mail_domain,
    }


def edge_parameters(given: Answers, account: Account, secret: str, main: dict[str, str]) -> dict[str, str]:
    """What the edge must know; the ids of the APIs come from the main stack under the same names."""
    passed = {name: value for name, value in main.items() if name.endswith(("Api", "Socket", "BucketDomain"))}
    return {
        **passed,
        "Stage": given.stage,
        "Region": given.region,
        "Domain": given.domain,
        "HostedZone": account.zone(given.domain) if given.domain else "",
        "MailDomain": given.mail_domain,
        "MailZone": account.zone(given.mail_domain) if given.mail_domain else "",
        "MailTls": given.mail_tls,
        "Firewall": given.firewall,
        "OriginSecret": secret,
        "OriginHash": _digest(secret),
    }


def say_plan(given: Answers, say: Say) -> None:
    """Every command, and what happens between them."""
    say(f"# stage {given.stage}, region {given.region}, address {given.domain or 'one of CloudFront'}")
    say(_shown(sam.build()))
    say("# a new origin secret: the functions believe it, and the one that the edge sends now")
    say(_shown(main_command(given)))
    say(f"# the ids of the APIs, from the outputs of {given.main_stack}, and the new origin secret, to the edge")
    say(_shown(edge_command(given)))
    say("# the web client, built into web/dist: into its bucket, and /index.html forgotten at the edge")
    if given.mail_domain:
        say(f"# SES follows the rules {given.stage}-shared-mail, if it follows none yet")
    for record in records(given, "<the distribution>.cloudfront.net", ["<dkim-1>", "<dkim-2>", "<dkim-3>"]):
        say(f"# set {record}   ({record.why})")


def _tools(*, strict: bool) -> None:
    """What must be on this machine, one sentence each if it is not."""
    if shutil.which("make") is None:
        raise CannotBuild("SAM builds the layers with make, and there is none: install it with your system's packages")
    if interpreter() is None and strict:
        raise CannotDeploy(
            f"Lambda runs {RUNTIME}, and there is none here to compile the layers with, without which every cold start "
            "takes twice as long: install it (uv python install 3.13, pyenv install 3.13, or your system's packages)"
        )
    if "," in str(ROOT) or " " in str(ROOT):
        raise CannotBuild(f"make cannot work in a folder with a space or a comma in its path: move {ROOT}")


def _build() -> None:
    for path in (ROOT / "functions").rglob("__pycache__"):  # of this machine's Python; it would change every archive
        shutil.rmtree(path, ignore_errors=True)
    try:
        built(say)
    except CannotBuildWeb as error:
        raise CannotBuild(str(error)) from error
    sam.run(sam.build())
    say(f"  {judged()}")


def _mail(given: Answers, account: Account, main: dict[str, str], say: Say) -> None:
    active = account.activate(main["MailRules"], given.region)
    if active != main["MailRules"]:
        say(
            f"  SES follows the rules {active} of somebody else, so no mail comes in here: to change that, make "
            f"{main['MailRules']} the active rule set in the SES console"
        )


def _farewell(given: Answers, account: Account, edge: dict[str, str], say: Say) -> None:
    dkim = account.dkim(given.mail_domain, given.region) if given.mail_domain else []
    wanted = records(given, edge["DistributionDomain"], dkim)
    if wanted:
        say("\nThese DNS records must be there (in Route 53 the addresses are set already):")
    for record in wanted:
        say(f"  {record}   # {record.why}")
    say(f"\nready {edge['Address']}")


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def _shown(command: sam.Command) -> str:
    return " ".join(["sam", *command])

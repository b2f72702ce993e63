import re
import runpy

from identity.passwords import price
from identity.passwords.hashes import COST, LEAST, Cost, made
from identity.passwords.service import Passwords
from infra import ROOT


def test_production_pays_for_two_passes_over_46_mebibytes():
    fresh = runpy.run_path(price.__file__)

    assert fresh["cost"] == COST == Cost(memory=46 * 1024, passes=2, lanes=1)


def test_tests_pay_the_least_that_argon2_knows():
    assert Cost.of(made("correct horse", LEAST)) == Passwords().cost == LEAST == Cost(memory=8, passes=1)


def test_nothing_that_is_deployed_or_runs_at_home_changes_the_price():
    sources = [path for folder in ("functions", "layers", "infra") for path in (ROOT / folder).rglob("*.py")]

    assert [path for path in sources if re.search(r"price\.cost\s*=[^=]|hashes\.LEAST", path.read_text())] == []

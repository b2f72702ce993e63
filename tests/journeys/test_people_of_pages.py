"""The tests of pages share one house: nobody in it is made twice, whichever of them run beside each other."""

import ast
from collections import Counter
from pathlib import Path

PAGES = Path(__file__).parent / "pages"
MAKING = {"registered": 2, "joined": 2}
"""What makes somebody, and where it says by which slug or address."""


def made():
    """Everybody who is made by a name that stands in a test: their address, and where."""
    for file in sorted(PAGES.glob("*.py")):
        for call in ast.walk(ast.parse(file.read_text())):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in MAKING:
                for address in _address(call):
                    yield address, f"{file.name}:{call.lineno}"


def _address(call):
    at = MAKING[call.func.id]
    said = call.args[at] if len(call.args) > at else None
    if isinstance(said, ast.Constant) and isinstance(said.value, str):
        yield said.value if "@" in said.value else f"{said.value}@example.com"


def test_nobody_is_made_twice_in_the_house_that_the_tests_of_pages_share():
    everybody = list(made())
    count = Counter(address for address, _ in everybody)
    assert len(everybody) > len(list(PAGES.glob("test_*.py"))), "those who are made are found"
    assert [it for it in everybody if count[it[0]] > 1] == []

"""From the doors in ``functions/`` to everything that AWS, the local cloud and the world need to know about them."""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def paths(root: Path) -> list[Path]:
    """Where Python must look for the code of a house: its folder and each of its layers, as Lambda mounts them."""
    return [path for path in (root, *sorted(root.glob("layers/*"))) if path.is_dir()]


def enter(root: Path) -> None:
    """Make the code of a house importable."""
    sys.path += [str(path) for path in paths(root) if str(path) not in sys.path]


enter(ROOT)

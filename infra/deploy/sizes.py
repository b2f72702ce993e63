"""How much a function mounts: what Lambda must fetch and unpack before a cold function can begin."""

from collections.abc import Mapping
from pathlib import Path

from infra import ROOT
from infra.deploy.layers import CannotBuild, compiled, size
from infra.deploy.runtime import RUNTIME

BUILT = ROOT / ".aws-sam/build"
MOST = 20_000_000
"""Bytes of all layers of an ordinary function, unpacked, with bytecode; those with the heavy layer may exceed it."""

ALL = {"vendor": "VendorLayer", "kernel": "KernelLayer", "contracts": "ContractsLayer"}
"""What every function mounts, and where SAM builds it."""


def sizes(built: Path = BUILT) -> dict[str, int]:
    """Bytes of each layer that was built."""
    found = {name: size(built / folder) for name, folder in {**ALL, "heavy": "HeavyLayer"}.items()}
    return {**found, **{layer.parent.name.lower(): size(layer) for layer in sorted(built.glob("*/Layer"))}}


def ordinary(found: Mapping[str, int]) -> int:
    """Bytes that a function of the largest room mounts."""
    rooms = [value for name, value in found.items() if name not in {*ALL, "heavy"}]
    return sum(found[name] for name in ALL) + max(rooms, default=0)


def judged(built: Path = BUILT) -> str:
    """One sentence about what was built, or ``CannotBuild`` if it is too much."""
    found = sizes(built)
    total = ordinary(found)
    said = f"an ordinary function mounts {total / 1e6:.1f} MB of layers, of {MOST / 1e6:.0f} at most"
    if total > MOST:
        parts = ", ".join(f"{name} {value / 1e6:.1f}" for name, value in found.items())
        raise CannotBuild(f"{said}: {parts}")
    without = "" if compiled(built / "VendorLayer/python") else f"; no {RUNTIME} was found, so they have no bytecode"
    return said + without

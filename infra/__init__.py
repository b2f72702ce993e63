"""From the doors in ``functions/`` to everything that AWS, the local cloud and the world need to know about them."""

import sys
from pathlib import Path

for _layer in sorted(Path(__file__).parent.parent.glob("layers/*")):  # as Lambda does with the layers of a function
    if _layer.is_dir() and str(_layer) not in sys.path:
        sys.path.append(str(_layer))

"""From the doors in ``functions/`` to everything that AWS, the local cloud and the world need to know about them."""

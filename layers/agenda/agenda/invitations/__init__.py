"""Inviting people to events, and being invited (iTIP, RFC 5546)."""

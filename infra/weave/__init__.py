"""The weaver: from what the functions declare to everything that follows from it.

Each module weaves one kind of file; ``infra.weave.files`` knows them all. ``make weave`` writes them, ``make check``
fails when one of them is stale. Weaving reads declarations and templates, and nothing of the machine it runs on.
"""

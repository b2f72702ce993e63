"""What Stoa costs, as ratios in one run: ``make bench``, or ``python -m tests.bench --quick`` for what CI gates.

The same work is done three ways: by hand (``subjects/floor.py``), as we do it (``house/``, a room like any other) and
as usual (``subjects/fastapi_app.py``): establish the caller, validate eight fields, one PutItem, one GetItem, answer
JSON. Each runs in a process of its own (``driver``) against a DynamoDB that answers at constant cost (``stub``).
"""

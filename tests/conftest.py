"""What every test shares: pytester, and Hypothesis without a memory, so that each run draws the same examples."""

from __future__ import annotations

from hypothesis import settings

pytest_plugins = ["pytester"]

# No deadline: a machine under load is slow, and not wrong. No database: nothing is written into the tree.
settings.register_profile("same every time", derandomize=True, database=None, deadline=None, max_examples=60)
settings.load_profile("same every time")

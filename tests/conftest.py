"""How Hypothesis searches: the same examples on every run, so that a failure is the change's own; ``make fuzz`` looks further."""

from __future__ import annotations

import os

from hypothesis import settings

pytest_plugins = ["browsing"]

# No deadline: a machine that is busy is no fault of the code.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

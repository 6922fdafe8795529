"""How much the property-based tests try: little and always the same in `make test`, much and at random in `make fuzz`.

What fails is shrunk to the smallest case and printed with a line that repeats it: `@reproduce_failure(…)`, to put above
the inner function that it names.
"""

from __future__ import annotations

import os
from enum import Enum

from hypothesis import HealthCheck, Phase, settings

IS_LONG = bool(os.environ.get("FUZZ"))
SHARES = range(10 if IS_LONG else 1)
"""A long test is done in shares, so that all cores have their part of it."""


class Amount(Enum):
    """How many cases of a kind: few in `make test`, many in `make fuzz`."""

    STORED_STATES = (50, 10_000)
    FILES = (50, 10_000)
    ROUND_TRIPS = (50, 1_000)
    SESSIONS = (6, 200)

    @property
    def settings(self) -> settings:
        """Hypothesis' settings for one share of this many cases."""
        few, many = self.value
        return settings(
            max_examples=many // len(SHARES) if IS_LONG else few,
            stateful_step_count=20,
            derandomize=not IS_LONG,
            phases=(Phase.generate, Phase.shrink),  # explaining would watch every line, which is slow
            database=None,
            deadline=None,
            print_blob=True,
            suppress_health_check=list(HealthCheck),
        )

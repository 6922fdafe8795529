"""What a run tells the runs it starts, by variables of the environment."""

from __future__ import annotations

import os

ONLY_COMPARED = "ONLY_COMPARED"
"""Set to 1 where a site is built to be compared with another version and not to be published."""
ALREADY_CHECKED = "ALREADY_CHECKED"
"""Says which files a build or a preview has checked before it became the engine."""


def is_only_compared() -> bool:
    """Whether this run builds to compare and not to publish."""
    return os.environ.get(ONLY_COMPARED) == "1"

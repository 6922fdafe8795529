"""What every benchmark ends with: each ratio with its limit, and an exit code that says whether all were kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


def verdict(value: float, most: float) -> str:
    """Whether a ratio is within its limit, in words."""
    return f"{'kept' if value <= most else 'NOT KEPT'}: {most:.3g} at most"


class Row(NamedTuple):
    """A ratio that was measured, and the most it may be."""

    name: str
    value: float
    most: float

    @property
    def is_kept(self) -> bool:
        """Whether it is within its limit."""
        return self.value <= self.most

    def __str__(self) -> str:
        return f"{self.name}: {self.value:.3f}; {verdict(self.value, self.most)}"


def shown(rows: Sequence[Row]) -> int:
    """Print the rows; 1 if a limit wasn't kept, else 0."""
    print("\n".join(map(str, rows)))
    return 0 if all(row.is_kept for row in rows) else 1

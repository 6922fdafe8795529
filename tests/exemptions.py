"""What of the stock theme our checks let pass for now, and since when. Nothing of ours may stand here.

The theme's own frame goes when the site gets a look of its own; then this list is empty and is deleted.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Exemption:
    """One complaint about one element of the theme: the checker's rule or words, and the element it may name."""

    complaint: str
    element: str
    since: str


AXE = (Exemption("aria-dialog-name", ".md-search", since="2026-11-24"),)
HTML = (
    Exemption("Attribute “autocomplete” is only allowed when", '<input class="md-toggle"', since="2026-11-24"),
)  # fmt: skip


def lets_pass(exemptions: tuple[Exemption, ...], complaint: str, element: str) -> bool:
    """Whether one of the exemptions covers this complaint about this element."""
    return any(complaint.startswith(known.complaint) and known.element in element for known in exemptions)

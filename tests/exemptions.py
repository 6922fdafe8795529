"""What of the stock theme our checks let pass for now, and since when. Nothing of ours may stand here.

The theme's own frame goes when the site gets a look of its own; then this list is empty and is deleted.
"""

SINCE = "2026-11-24"

AXE = {"aria-dialog-name": [".md-search"]}
"""axe rule: the theme's elements it may name."""

HTML = {'<input class="md-toggle"'}
"""Beginnings of the theme's elements that the HTML checker may name."""

"""The macros a writer may call in a page. What isn't a public method here can't be called.

Each is a function of the facts, the page it stands on and the words in its brackets, and of nothing else: so the check
before the build can try every call, and any engine can make it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from builder.components import render
from builder.faults import nearest
from builder.models import Checklist, Sources

if TYPE_CHECKING:
    from builder.pages import Page


class MacroError(Exception):
    """A macro was called with words it can't use: what is wrong, and what to try."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


class PageMacros:
    """The macros, for one page."""

    def __init__(self, root: Path, checklist: Checklist, sources: Sources, page: Page) -> None:
        self._root, self._checklist, self._sources, self._page = root, checklist, sources, page

    def checklist(self) -> str:
        """The two-minute checklist, as a block."""
        return render(self._root, "checklist", checklist=self._checklist)

    def cite(self, source: str) -> str:
        """A small number in the line that leads to the source at the end of the page."""
        if self._sources.get(source) is None:
            near = nearest(source, [known.id for known in self._sources.sources])
            hint = f'cite("{near}"), or' if near else "check the spelling, or"
            raise MacroError(
                f"there is no source `{source}` in data/sources.yml.", f"{hint} add the source there first."
            )
        return render(self._root, "cite", id=source, number=self._page.cited.index(source) + 1)

    def on_this_page(self) -> str:
        """A list of the page's parts, as a block: for a long page, after its first words."""
        return render(self._root, "on-this-page", sections=self._page.sections)

    def to_urgent_help(self) -> str:
        """A link in the line to the urgent help at the foot of the page."""
        return render(self._root, "to-urgent-help")


BLOCK_MACROS = frozenset({"checklist", "on_this_page"})
"""The macros that write whole blocks of a page, and so stand alone on a line."""

MACRO_NAMES = tuple(name for name in vars(PageMacros) if not name.startswith("_"))
"""The names a page may use."""

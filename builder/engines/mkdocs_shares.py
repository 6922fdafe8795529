"""Lets MkDocs make the pages of a large site on all cores.

MkDocs makes one page after the other. Which pages there are, it asks its list of files, once to read them and once to
write them. So when the menu is made its run is split, and in each part of the run the list names a share of the pages.
The part that was there before goes on when all have written theirs; the others hand it what they found for the search,
and end.

A template's variable `pages`, which ours don't use, names a share only. This leans on how MkDocs 1.6.1 does things.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils import CountHandler

from builder.engines.mkdocs_spared import entries_of
from builder.side_by_side import Split, parts_worthwhile

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class SharedFiles(Files):
    """MkDocs' list of files. Once the run is split, it names the pages of this part's share and no others."""

    def __init__(self, files: Files) -> None:
        super().__init__(files)
        self._split: Split[list[Any]] | None = None

    def split(self, config: MkDocsConfig, nav: Navigation) -> None:
        """Split the run, if that is worthwhile. A page without a title in the menu has it from its words, which then
        only one part would have read: so the run stays whole."""
        parts = parts_worthwhile(len(super().documentation_pages()))
        if parts == 1 or any(page.title is None for page in nav.pages):
            return
        self._split = Split(parts)
        if not self._split.goes_on:
            config.theme.static_templates = set()

    @property
    def goes_on(self) -> bool:
        """Whether this is the part of the run that goes on, or the whole."""
        return self._split is None or self._split.goes_on

    def documentation_pages(self, **which: Any) -> Sequence[File]:
        """The pages that this part of the run is to make."""
        pages = super().documentation_pages(**which)
        return self._split.share_of(pages) if self._split else pages

    def copy_static_files(self, *how: Any, **which: Any) -> None:
        """Copy all that isn't a page; the part that goes on does it."""
        if self.goes_on:
            super().copy_static_files(*how, **which)

    def join(self, config: MkDocsConfig) -> None:
        """Go on as one run, with what all have found for the search; in a part that doesn't go on, end.

        A part in which MkDocs has warned of something ends as a run does that takes warnings for mistakes: it has said
        them. Raises HelperLost if a part was ended from outside.
        """
        if self._split is None:
            return
        entries = entries_of(config)
        if not self._split.goes_on:
            self._split.hand_over(entries, 1 if config.strict and _has_warned() else 0)
        entries[:0] = chain.from_iterable(self._split.handed_over())


def _has_warned() -> bool:
    counters = (handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler))
    return any(counter.get_counts() for counter in counters)

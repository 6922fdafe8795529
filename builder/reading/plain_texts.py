"""Lets Markdown pass over texts that hold none of its signs, as most words for readers do.

Python-Markdown asks seven patterns about each block of a page what it is, fifteen about each text in it, and then
eighteen more what in that is a dash or a quotation mark: that was two thirds of the time in which words become HTML.
Each of them looks for a sign. So none is asked about a text without any, and all comes out as it would have. The check
and the engine both use this.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, cast
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import InlineProcessor
from markdown.util import STX, AtomicString, Registry

Signs = Mapping[str, tuple[str, ...]]
"""The names of the patterns that look for a sign, by that sign; one that looks for either of two stands at both."""

_LINKS = ("footnote", "reference", "link", "image_link", "image_reference", "short_reference", "short_image_ref")
_QUOTES = tuple(f"smarty-quotes-{number}" for number in range(15))
SIGNS: Signs = {
    **{"`": ("backtick",), "\\": ("escape",), "[": _LINKS, "<": ("autolink", "automail", "html"), "&": ("entity",)},
    **{"*": ("delimiter",), "_": ("delimiter",), "  \n": ("linebreak",)},
}
TYPED: Signs = {
    **{"--": ("smarty-em-dashes", "smarty-en-dashes"), "...": ("smarty-ellipses",), "'": _QUOTES, '"': _QUOTES},
}
PASSES = (("inline", 20, SIGNS), ("smarty", 6, TYPED))
"""What goes through all texts of a page, with its place among others as Markdown has it, and for which signs."""
BLOCKS = {
    **{"admonition": ("RE", ("!!!",)), "details": ("START", ("???",)), "hashheader": ("RE", ("#",))},
    **{"hr": ("SEARCH_RE", ("-", "_", "*")), "quote": ("RE", (">",))},
    **{"footnote": ("RE", ("[^",)), "reference": ("RE", ("[",))},
}
"""What knows a kind of block by a pattern: where it keeps that, and the signs of which such a block has one."""
FENCED = {"fenced_code_block": ("FENCED_BLOCK_RE", ("```", "~~~"))}
"""The same for what looks through a whole page."""


class PlainTexts(Extension):  # type: ignore[misc]
    """The extension. It stands behind all others, since it takes their place."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Put in the place of each pass the same one that leaves plain texts out."""
        for name, priority, signs in PASSES:
            if name in md.treeprocessors:
                md.treeprocessors.register(_Sparing(md, md.treeprocessors[name].inlinePatterns, signs), name, priority)
        for known, asking in ((BLOCKS, md.parser.blockprocessors), (FENCED, md.preprocessors)):
            for name in filter(asking.__contains__, known):
                _ask_less(asking[name], *known[name])
        if "toc" in md.treeprocessors:
            contents = md.treeprocessors["toc"]
            contents.build_toc_div = partial(_contents_if_wanted, md, contents.marker, contents.build_toc_div)


def _ask_less(asking: Any, place: str, signs: tuple[str, ...]) -> None:
    setattr(asking, place, _SparingPattern(getattr(asking, place), signs))


def _contents_if_wanted(md: Markdown, marker: str, made: Callable[[Any], Element], entries: Any) -> Element:
    """A page's table of contents where its words ask for one. Else nobody shows it: templates make their own."""
    return made(entries) if any(marker in line for line in md.lines) else Element("div")


class _SparingPattern:
    """A pattern that isn't asked about a text without a sign of it."""

    def __init__(self, pattern: re.Pattern[str], signs: tuple[str, ...]) -> None:
        self._pattern, self._signs = pattern, signs

    def search(self, text: str, *bounds: int) -> re.Match[str] | None:
        """As a pattern does."""
        return self._pattern.search(text, *bounds) if any(sign in text for sign in self._signs) else None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)


class _Sparing(InlineProcessor):  # type: ignore[misc]
    """Asks patterns about texts that hold one of their signs. With a pattern that isn't known, it asks about all."""

    def __init__(self, md: Markdown, patterns: Registry, signs: Signs) -> None:
        super().__init__(md)
        self.inlinePatterns = patterns
        self._signs = (STX, *signs)  # with the first, Markdown marks what it has found before
        self._known = {name for names in signs.values() for name in names}

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Find in all texts below an element what they hold."""
        if not self._knows_all_patterns():
            return cast(Element, super().run(tree, ancestors))
        plain = list(self._plain_texts(tree))
        for element, place, text in plain:
            setattr(element, place, AtomicString(text))  # which Markdown lets be
        found = cast(Element, super().run(tree, ancestors))
        for element, place, text in plain:
            setattr(element, place, text)
        return found

    def _knows_all_patterns(self) -> bool:
        patterns = self.inlinePatterns
        return len(patterns) == len(self._known) and all(name in patterns for name in self._known)

    def _plain_texts(self, tree: Element) -> Iterator[tuple[Element, str, str]]:
        """Each text without a sign: the element it is in or behind, and which of both."""
        for element in tree.iter():
            for place, text in (("text", element.text), ("tail", element.tail)):
                if text and not isinstance(text, AtomicString) and not any(sign in text for sign in self._signs):
                    yield element, place, text

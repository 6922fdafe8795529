"""Makes of a page's words what readers' browsers get, and lists its elements with the lines they come from.

The engine's own Markdown does it, with the extensions that the settings have to name, so nothing is guessed. Macros are
left out here: their output is ours. Each leaves an empty element with its number in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from html.parser import HTMLParser
from typing import NamedTuple

from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser, LexborNode

from builder.checking.marks import LINE, line_of, marked, number_in, without_marks
from builder.page_macros import BLOCK_MACROS
from builder.reading.macro_calls import MacroCall
from builder.reading.pages import Words
from builder.reading.patience import TooLong
from builder.reading.plain_texts import PlainTexts

EXTENSIONS = (
    *("admonition", "attr_list", "fenced_code", "footnotes", "smarty", "tables", "toc"),
    *("pymdownx.betterem", "pymdownx.details"),
)
"""What our words are written in: the extensions in the settings, which may be no others, and the engine's own."""
MACRO = "data-macro"
"""The attribute of the element that stands for a macro: which call of the page it is."""
COMMENT = re.compile(r"<!--[^\n]{0,12}")
MOST_TAGS = 2_000
"""How many tags of HTML a page may hold. Parsers take long for far more, and can't be stopped while they do."""
_CALL = re.compile(r"(?:(?<!\s)\s*\{\{-|\{\{).*?(?:-\}\}\s*|\}\})", re.DOTALL)
"""A call as the engine's template language takes it: with a hyphen in its braces, it takes the blanks around along."""
_BRACES = re.compile(r"\{\{|\}\}|\{[%#]|[%#]\}")
_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
"""The level of each kind of heading."""
_WITHOUT_END = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"),
    }
)
_END_LEFT_OUT = frozenset(
    {
        *("colgroup", "dd", "dt", "li", "option", "p", "rp", "rt", "tbody", "td", "tfoot", "th", "thead", "tr"),
    }
)
"""Elements whose end tag HTML lets writers leave out."""


class Element(NamedTuple):
    """One element: its tag, its attributes, the words in it, and its line if that is known."""

    tag: str
    attributes: dict[str, str]
    words: str
    line: int | None
    is_raw: bool
    """Whether it was written as HTML and not as Markdown."""

    @property
    def without_words(self) -> tuple[str, frozenset[tuple[str, str]]]:
        """What it is: its tag with its attributes."""
        return self.tag, frozenset(self.attributes.items())

    @property
    def level(self) -> int:
        """Of a heading, 1 to 6; of anything else, 0."""
        return _LEVELS.get(self.tag, 0)


@dataclass(frozen=True)
class Rendered:
    """What a page's words become: its elements in order, its texts outside of code, and tags without an end."""

    elements: tuple[Element, ...]
    texts: tuple[str, ...]
    left_open: tuple[Element, ...]
    comments: tuple[str, ...]
    """How each comment begins: readers don't see them, and anybody can."""
    hidden: tuple[Element, ...] = ()
    """Elements that only the text without marks has: behind `](`, a mark may stand in what turns out to be a tag."""


def render_words(words: Words) -> Rendered:
    """The words of a page as a browser sees them, without what macros add. Raises TooLong if that can't be meant."""
    text = marked(words.text, words.first_line)
    if text.count(f" {LINE}=") > MOST_TAGS:
        raise TooLong
    rendered = rendered_text(_without_braces(text, words))
    if "<" not in text:
        return rendered
    known = {element.without_words for element in rendered.elements}
    plain = rendered_text(_without_braces(words.text, words))
    return replace(rendered, hidden=tuple(other for other in plain.elements if other.without_words not in known))


def _without_braces(text: str, words: Words) -> str:
    return _with_places(text, words.calls) if words.has_only_calls else _BRACES.sub("", text)


def _with_places(text: str, calls: Sequence[MacroCall]) -> str:
    """A text whose braces hold these calls and nothing else, with an empty element for each."""
    places = (_place_for(number, call) for number, call in enumerate(calls))
    return _CALL.sub(lambda _: next(places), text) if calls else text


def _place_for(number: int, call: MacroCall) -> str:
    tag = "div" if call.name in BLOCK_MACROS else "span"
    return f'<{tag} {MACRO}="{number}"></{tag}>'


def load_markdown() -> None:
    """Have Markdown ready, before it is needed."""
    _markdown()


@cache
def _markdown() -> Markdown:
    return Markdown(extensions=[*EXTENSIONS, PlainTexts()])


@lru_cache(maxsize=2048)
def rendered_text(text: str) -> Rendered:
    """Cached, so that a preview does this only for pages that changed."""
    language = _markdown()
    language.reset()
    try:
        html = language.convert(text)
    except TooLong:
        _markdown.cache_clear()  # it was left in the midst of something
        raise
    tree = LexborHTMLParser(f"<!doctype html><body><main>{html}</main>")
    elements = tuple(_elements(tree))  # before the texts, for which code is taken out of the tree
    return Rendered(elements, tuple(_texts(tree)), tuple(_left_open(html)), tuple(COMMENT.findall(html)))


def _elements(tree: LexborHTMLParser) -> Iterator[Element]:
    for node in tree.css("html, body, main, main *"):
        element = _element(node)
        if element.tag not in ("html", "body", "main") or element.attributes:
            yield element


def _element(node: LexborNode) -> Element:
    attributes = {name: value or "" for name, value in node.attributes.items()}
    line = number_in(attributes.pop(LINE, ""))
    tag = node.tag or ""
    is_named = tag == "a" or tag in _LEVELS
    words = node.text() if is_named else ""
    marks = "".join((attributes.get("href", ""), attributes.get("src", ""), words))
    return Element(
        tag=tag,
        attributes={name: without_marks(value) for name, value in attributes.items()},
        words=" ".join(without_marks(words).split()) or ("picture" if is_named and node.css_first("img") else ""),
        line=line or line_of(marks),
        is_raw=line is not None,
    )


def _texts(tree: LexborHTMLParser) -> Iterator[str]:
    """The texts of a page that aren't code, block by block. It takes the code out of the tree."""
    for node in tree.css("code, pre, script, style"):
        node.decompose()
    for node in tree.css("main p, main li, main td, main th, main dd, main blockquote, main div, main h2, main h3"):
        yield without_marks("".join(child.text(deep=False) for child in node.iter(include_text=True)))


class _OpenTags(HTMLParser):
    """Counts which tags wait for their end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.waiting: list[tuple[str, int | None]] = []
        self.lost: list[tuple[str, int | None]] = []

    def parse_html_declaration(self, i: int) -> int:
        """As browsers do, which take `<![…]>` for a comment. The parser of Python 3.11 stumbles over it."""
        return self.parse_bogus_comment(i) if self.rawdata.startswith("<![", i) else super().parse_html_declaration(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _WITHOUT_END and tag not in _END_LEFT_OUT:
            self.waiting.append((tag, number_in(dict(reversed(attrs)).get(LINE) or "")))

    def handle_endtag(self, tag: str) -> None:
        if tag in (name for name, _ in self.waiting):
            while (open_tag := self.waiting.pop())[0] != tag:
                self.lost.append(open_tag)


def _left_open(html: str) -> Iterator[Element]:
    """The tags without an end. Markdown closes its own: a page without a tag of its author's has none."""
    if LINE not in html:
        return
    tags = _OpenTags()
    tags.feed(html)
    for tag, line in (*tags.lost, *tags.waiting):
        if line is not None:
            yield Element(tag, {}, "", line, is_raw=True)

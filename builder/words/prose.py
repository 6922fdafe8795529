"""What a built page says, as it is measured: the text of `main` in reading order, piece by piece.

Each heading, list item, cell, caption and label ends like a sentence, whether or not it has a full stop. Left out is
what isn't prose: sources and dates, menus, controls, drawings, the numbers behind a claim, what only a screen reader or
nobody is given. A label, heading, item or cell of fewer than four words is no sentence, so it isn't measured as one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from builder.words.sentences import count_words, split

Kind = Literal["paragraph", "heading", "item", "cell", "caption", "label"]

FEWEST_WORDS = 4
"""With fewer, a piece that isn't a paragraph doesn't count for the length of sentences, nor for the grade."""

_LEFT_OUT = ", ".join(
    (
        *(".page-end__sources", "ul.source", "ol.source", "sup.cite", ".footnote-ref", ".footnote-backref"),
        *("nav", "button", "input", "textarea", "select", "output", "progress", "meter"),
        *("svg", "template", "script", "style", "[hidden]", "[aria-hidden=true]", ".unseen", ".moved"),
        *(".email-kit", ".qr-codes"),  # what staff send is measured as those read it who get it
    )
)
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(("label", "legend", "summary"), "label"),
}
_BLOCKS = frozenset(
    (
        *("p", "div", "section", "article", "aside", "header", "blockquote", "pre", "ul", "ol", "dl"),
        *("table", "thead", "tbody", "tr", "figure", "form", "fieldset", "details"),
    )
)
_OWN_LABELS = frozenset(
    ("admonition-title", "approaches__name", "approaches__heading", "checklist__number", "checklist__when")
)
"""Classes of elements that are set apart from the words around them, as a label is."""
_LISTS = "ul, ol, dl:not(.glossary)"


class Sentence(NamedTuple):
    """A sentence of a page. `nth` tells those apart that say the same: 0 for the first of them."""

    text: str
    nth: int = 0

    @property
    def words(self) -> int:
        """How many words it has."""
        return count_words(self.text)


@dataclass(frozen=True)
class Piece:
    """A block of a page: a paragraph, a heading, a list item …"""

    kind: Kind
    sentences: tuple[Sentence, ...]
    defined: tuple[str, ...] = ()
    """What it explains right there, marked up as `dfn`."""

    @property
    def text(self) -> str:
        """All of its words."""
        return " ".join(sentence.text for sentence in self.sentences)

    @property
    def is_measured(self) -> bool:
        """Whether it counts for the length of sentences and for the grade."""
        return self.kind == "paragraph" or sum(sentence.words for sentence in self.sentences) >= FEWEST_WORDS


class PointList(NamedTuple):
    """A list on a page: how many points it has, and the first sentence in it."""

    points: int
    first: Sentence


@dataclass(frozen=True)
class Prose:
    """What a page says, in reading order, and the lists in it."""

    pieces: tuple[Piece, ...]
    lists: tuple[PointList, ...] = ()

    @property
    def sentences(self) -> list[Sentence]:
        """Every sentence of the page."""
        return [sentence for piece in self.pieces for sentence in piece.sentences]

    @property
    def measured(self) -> list[Sentence]:
        """The sentences that count for lengths and for the grade."""
        return [sentence for piece in self.pieces if piece.is_measured for sentence in piece.sentences]


def read_prose(html: str) -> Prose:
    """The prose of a built page, given its whole HTML."""
    main = LexborHTMLParser(html).css_first("main")
    if main is None:
        return Prose(())
    while left_out := main.css_first(_LEFT_OUT):
        left_out.decompose()
    walk = _Walk()
    walk.through(main, "paragraph")
    walk.close("paragraph")
    return Prose(tuple(walk.pieces), tuple(_lists(main)))


def prose_of(texts: Iterable[str]) -> Prose:
    """Texts that stand on no page, each a paragraph."""
    walk = _Walk()
    for text in texts:
        walk.open.append(text)
        walk.close("paragraph")
    return Prose(tuple(walk.pieces))


@dataclass
class _Walk:
    """Goes through a page and cuts it into pieces: what is open grows word by word, until a block begins or ends."""

    pieces: list[Piece] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    defined: list[str] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)

    def through(self, node: LexborNode, kind: Kind) -> None:
        for child in node.iter(include_text=True):
            own_kind = _kind_of(child)
            if own_kind or child.tag in _BLOCKS:
                self.close(kind)
                self.through(child, own_kind or kind)
                self.close(own_kind or kind)
            else:
                self.inline(child, kind)

    def inline(self, node: LexborNode, kind: Kind) -> None:
        """Text, or an element within a line of it."""
        if node.tag == "-text":
            self.open.append(node.text_content or "")
        elif node.tag == "br":
            self.open.append(" ")
        elif node.tag == "q":  # browsers write its quotation marks
            self.open.append("“")
            self.through(node, kind)
            self.open.append("”")
        else:
            if node.tag == "dfn":
                self.defined.append(_plain(node.text()))
            self.through(node, kind)

    def close(self, kind: Kind) -> None:
        """What has been open until now is a piece, if it has words."""
        texts = split(_plain("".join(self.open)))
        if texts:
            self.pieces.append(Piece(kind, tuple(map(self._counted, texts)), tuple(self.defined)))
        self.open, self.defined = [], []

    def _counted(self, text: str) -> Sentence:
        self.seen[text] += 1
        return Sentence(text, self.seen[text] - 1)


def _kind_of(node: LexborNode) -> Kind | None:
    """What kind of piece an element opens; None if it only stands around pieces, or within one."""
    if _OWN_LABELS & set((node.attributes.get("class") or "").split()):
        return "label"
    return _KINDS.get(node.tag or "")


def _lists(main: LexborNode) -> list[PointList]:
    """The lists with words in them; the glossary, which is there to be looked things up in, aside."""
    lists = []
    for node in main.css(_LISTS):
        points = node.css("dt") if node.tag == "dl" else [child for child in node.iter() if child.tag == "li"]
        texts = split(_plain(points[0].text(separator=" "))) if points else []
        if texts:
            lists.append(PointList(len(points), Sentence(texts[0])))
    return lists


def _plain(text: str) -> str:
    return " ".join(text.split())

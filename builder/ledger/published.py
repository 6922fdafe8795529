"""Reads from a built site every address and every place that somebody may have put into an e-mail.

All is read from the files of the site, so that one built by any earlier version of this project, or by another engine,
will do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from builder.addresses import Place, address_in
from builder.reading.cross_checks import OUR_ANCHORS
from builder.site_files import files_below

PASSING = re.compile(r"^fn(ref\d*)?:")
"""Ids of footnotes, as Markdown numbers them. They, and the sources of a page, come and go with what it cites: numbers
in its own text lead to them, and nothing else."""


@dataclass(frozen=True)
class Published:
    """What stands at one address: the ids of its places in order, and where it leads if it is a redirect."""

    anchors: tuple[str, ...]
    goal: Place | None = None
    earlier: tuple[tuple[str, str], ...] = ()
    """Ids that places on this page had before, each with the id that the place has."""
    is_document: bool = False


Ledger = dict[str, Published]
"""A site: what stands at each of its addresses ("" is home)."""


def read_ledger(site: Path) -> Ledger:
    """All that the built site in a folder publishes.

    A document has the address that hosts would send readers on to if a folder of its name stood there: "leaflet.pdf/".
    So a redirect can stand in its place too.
    """
    files = {address_in(site, file): file for file in site.rglob("index.html")}
    pages = {address: _read(address, files[address].read_text(encoding="utf-8")) for address in sorted(files)}
    documents = files_below(site, ".pdf")
    return pages | {f"{path}/": Published((), is_document=True) for path in documents}


def _read(address: str, html: str) -> Published:
    tree = LexborHTMLParser(html)
    anchors = [node.attributes["id"] or "" for node in tree.css("main [id]") if _stays(node)]
    link = tree.css_first("main.redirect a[data-goal]")
    if link is None:
        marks = [node.attributes for node in tree.css("span.moved[id][data-goal]")]
        return Published(tuple(anchors), earlier=tuple((str(m["id"]), str(m["data-goal"])[1:]) for m in marks))
    others = (link.attributes.get("data-others") or "").split()
    return Published(tuple(dict.fromkeys((*anchors, *others))), _place(address, link.attributes["href"] or ""))


def _stays(node: LexborNode) -> bool:
    """Whether an id names a place that people link to."""
    id = node.attributes["id"] or ""
    is_source = node.tag == "li" and id.startswith("source-")
    return bool(id) and id not in OUR_ANCHORS and not is_source and not PASSING.match(id)


def _place(address: str, link: str) -> Place:
    """The place a relative link at an address leads to."""
    goal, anchor = urldefrag(urljoin(f"http://site/{address}", link))
    return Place(goal.removeprefix("http://site/"), anchor)

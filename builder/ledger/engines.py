"""Compares the sites that two engines make of one project, page by page, and names whatever a reader could notice.

Both are finished, so what should be left is the engine's own part: how Markdown became HTML, how a template was filled.
Links are compared by where they lead: engines write `./trust/` or `trust/` as they like. Whatever else differs in a
file is told, and be it one letter: what nobody thought of comes out as "anything else".
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import Path
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from builder.addresses import address_in
from builder.finishing.search_entries import ENTRIES
from builder.hosting.build_record import NAME as RECORD
from builder.hosting.host_files import HEADERS_FILE
from builder.ledger.published import Published, read_ledger
from builder.site_files import files_below

LINKS = ("href", "src", "data-code", "data-entries", "data-home")
"""Attributes that templates fill with addresses, counted from the page."""
WORDS = ("alt", "aria-label", "content", "placeholder", "title", "value")
"""Attributes with words for some readers, or for search engines."""
COMPRESSED = (".gz", ".br", ".zst")
FOR_HOSTS = (RECORD, HEADERS_FILE)
"""What a build adds for hosts when any engine is done: its record, which sums up files that may differ in how their
links are spelled, and the headers."""
SITE = "http://site/a/b/c/d/"
"""Where the sites are thought to stand: so deep that a link which goes up too far doesn't end at the same top."""
THERE, MISSING, NOTHING = "published", "missing", "nothing"
MOST = 5
"""How many places of one part of a page are told: one change of an engine may touch a hundred."""
LONGEST = 120
"""How many signs of a place are shown."""

SPACE = re.compile(r"\s+")

Parts = dict[str, list[str]]
"""What a page is made of, by the name of each part, in the order of the page."""


@dataclass(frozen=True)
class Difference:
    """Something that two sites don't have in common: at which address or file, what it is, and what stands in each."""

    where: str
    what: str
    ours: str
    theirs: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}: ours {_shown(self.ours)}, theirs {_shown(self.theirs)}"


def differences(ours: Path, theirs: Path) -> list[Difference]:
    """All that differs between two finished sites in these folders, in the order of their files."""
    files, others = _files(ours), _files(theirs)
    ledgers = read_ledger(ours), read_ledger(theirs)
    found: list[Difference] = []
    for path in sorted({*files, *others}):
        if path not in files or path not in others:
            there = (THERE, MISSING) if path in files else (MISSING, THERE)
            found.append(Difference(_address(path), "the page" if _is_page(path) else "the file", *there))
        elif _is_page(path):
            published = (ledger.get(address_in(ours, ours / path)) for ledger in ledgers)
            found += _of_page(path, files[path], others[path], *published)
        elif path == ENTRIES:
            found += _of_entries(files[path], others[path])
        else:
            found += _of_bytes(path, files[path], others[path])
    return found


def _files(site: Path) -> dict[str, Path]:
    """The published files by their path, without what is for hosts, as are copies that are only compressed."""
    files = {path: site / path for path in files_below(site)}
    return {path: file for path, file in files.items() if path not in FOR_HOSTS and not _is_copy(path, files)}


def _is_copy(path: str, files: dict[str, Path]) -> bool:
    return path.endswith(COMPRESSED) and path.rpartition(".")[0] in files


def _is_page(path: str) -> bool:
    return path.endswith(".html")


def _address(path: str) -> str:
    return f"/{path.removesuffix('index.html')}" if _is_page(path) else path


def _of_page(path: str, ours: Path, theirs: Path, *published: Published | None) -> list[Difference]:
    """What differs between two builds of one page. Only if nothing that has a name does, all else is looked at."""
    texts = [file.read_text(encoding="utf-8") for file in (ours, theirs)]
    one, other = (_parts(text, path, found) for text, found in zip(texts, published, strict=True))
    found = [Difference(_address(path), name, *pair) for name in one for pair in _other_places(one[name], other[name])]
    if not found:
        rest = (_with_links_alike(text, path) for text in texts)
        found = [Difference(_address(path), "anything else", *pair) for pair in _other_places(*rest)]
    return found


def _parts(html: str, path: str, published: Published | None) -> Parts:
    tree = LexborHTMLParser(html)
    nodes = tree.css("*")
    places = published or Published(())
    return {
        "the title": [node.text() for node in tree.css("title")],
        "a place to link to": [f"#{anchor}" for anchor in places.anchors],
        "an earlier place": [f"#{old} is #{new}" for old, new in places.earlier],
        "where it leads": [str(places.goal)] if places.goal else [],
        "an id": [f"#{node.attributes['id']}" for node in tree.css("[id]")],
        "a heading": [f"{node.tag} {_one_line(node.text())}" for node in tree.css("h1, h2, h3, h4, h5, h6")],
        "the text": _text(html),
        "words in an attribute": [f"{name}: {node.attributes[name]}" for node in nodes for name in WORDS
                                  if name in node.attributes],
        "a link": [f"{node.tag} {_goal(node.attributes[name] or '', path)}" for node in nodes for name in LINKS
                   if name in node.attributes],
        "a style or script": [node.text() for node in tree.css("style, script")],
    }  # fmt: skip


def _text(html: str) -> list[str]:
    """The words of a page in order; those whose spaces a browser keeps come a second time, with these."""
    tree = LexborHTMLParser(html)
    for unread in tree.css("head, script, style"):
        unread.decompose()
    kept = [node.text() for node in tree.css("pre, textarea")]
    return [*(tree.root.text().split() if tree.root else ()), *kept]


def _goal(link: str, path: str) -> str:
    """Where a link on a page leads."""
    goal = urljoin(SITE + path.removesuffix("index.html"), link)
    return f"/{goal.removeprefix(SITE)}" if goal.startswith(SITE) else goal


def _with_links_alike(html: str, path: str) -> list[str]:
    """All of a page, tag by tag, its links in one spelling. How much space stands in one place, no browser shows."""
    tree = LexborHTMLParser(html)
    for node in tree.css("*"):
        for name in LINKS:
            if name in node.attributes:
                node.attrs[name] = _goal(node.attributes[name] or "", path)
    return SPACE.sub(" ", tree.html or "").replace(">", ">\n").split("\n")


def _of_entries(ours: Path, theirs: Path) -> list[Difference]:
    """What search finds: the places in order, then the words of each."""
    rows = [json.loads(file.read_text(encoding="utf-8"))["docs"] for file in (ours, theirs)]
    one, other = ([f"/{entry['location']}" for entry in row] for row in rows)
    found = [Difference(ENTRIES, "a place search finds", *pair) for pair in _other_places(one, other)]
    for place in dict.fromkeys(place for place in one if place in other):
        for name in ("title", "text"):
            pairs = _other_places(*(_words_for(row, place, name) for row in rows))
            found += (Difference(ENTRIES, f"the {name} of {place}", *pair) for pair in pairs)
    return found or _of_bytes(ENTRIES, ours, theirs)


def _words_for(entries: list[dict[str, str]], place: str, name: str) -> list[str]:
    """The words that search has for a place, in its title or its text."""
    return [word for entry in entries if f"/{entry['location']}" == place for word in entry[name].split()]


def _of_bytes(path: str, ours: Path, theirs: Path) -> list[Difference]:
    signs = [sha256(file.read_bytes()).hexdigest() for file in (ours, theirs)]
    return [Difference(path, "what is in the file", *signs)] if signs[0] != signs[1] else []


def _other_places(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The stretches that differ between two rows of texts, from both; the last says how many more there are."""
    if ours == theirs:
        return
    steps = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    places = [(" ".join(ours[a:b]), " ".join(theirs[c:d])) for step, a, b, c, d in steps if step != "equal"]
    yield from places[:MOST]
    if len(places) > MOST:
        yield (f"{len(places) - MOST} more places", "the same number")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _shown(text: str) -> str:
    if not text:
        return NOTHING
    line = _one_line(text)
    return f"“{line[:LONGEST]}…”" if len(line) > LONGEST else f"“{line}”"

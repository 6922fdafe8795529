"""Names the pages that readers will see changed between the version a change replaces and the one it makes.

Both are built, and their pages compared as they stand in a browser: one changed number may be seen on every page, and
many changed lines of code on none. The text is Markdown, for the summary of a pull request. What comes from a page may
come from a stranger, so it stands there as code: nothing in it becomes a link, a mention or markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from builder.addresses import Place, address_in
from builder.ledger.base import build_version, version_before
from builder.ledger.published import read_ledger
from builder.site_build import BuildFailed, build_apart

WORDS, FILES, LOOKS = "words", "pictures or files", "looks or scripts"
CARD = "what messengers and search engines show of it"
TOP, FOOT = "what stands at the top", "what stands at the foot"
"""What may change of a page, as a person calls it. The last three are much alike on all pages."""
PARTS = {WORDS: "title, main", CARD: 'meta[name="description"]', TOP: "body > header", FOOT: "body > footer"}
NAMED = "main :is(a, img, source, audio, video)"
SCRIPTS_AND_STYLES = "style, script:not([type])"
LETTERS_OF_TITLE = re.compile(r'url\("data:[^"]*"\)')
UNSEEN = "span.moved, session-not-found template"
"""What only browsers and scripts read: ids that places had before, and a list of all addresses."""
SOURCES = ("docs/{}.md", "docs/{}/index.md", "overrides/{}")
TICKS = re.compile("`+")
LONGEST = 100
"""How many signs of a title are shown: a stranger's might fill the summary."""


@dataclass(frozen=True)
class Seen:
    """A page as readers see it: its title, the file it is written in, and all that its parts show, by their names."""

    title: str
    file: str
    parts: dict[str, str]


def changes(root: Path, named: str = "") -> str:
    """What readers will see changed between the version before and the project in `root`, as Markdown.

    Raises Faults or BuildFailed if the project itself can't be built.
    """
    commit = version_before(root, named)
    if commit is None:
        return "There is no earlier version here, so there is nothing to compare with."
    site = build_apart(root)
    try:
        before = build_version(root, commit)
    except BuildFailed:
        return f"The version before this one, {commit[:7]}, can’t be built, so there is nothing to compare with."
    goals = {address: page.goal for address, page in read_ledger(site).items() if page.goal}
    pages = differences(seen_in(before, before.parent), seen_in(site, root), goals)
    told = "\n".join((*pages, *files_that_differ(before.parent, root)))
    return f"Compared with version {commit[:7]}, readers will see {'these changes:' if told else 'no change.'}\n{told}"


def seen_in(site: Path, root: Path) -> dict[str, Seen]:
    """The pages of a built site by their address, those that only lead on aside. It was built from `root`."""
    seen = {}
    for file in sorted(site.rglob("*.html")):
        tree, address = LexborHTMLParser(file.read_text(encoding="utf-8")), address_in(site, file)
        if not tree.css_first("main.redirect"):
            heading = tree.css_first("h1")
            parts = _parts(tree, file.parent)
            seen[address] = Seen(heading.text() if heading else "", _source(address, root), parts)
    return seen


def _source(address: str, root: Path) -> str:
    """The file a page is written in; empty if it is in none of those it might be in."""
    files = [source.format(address.rstrip("/")).replace("//", "/") for source in SOURCES]
    return next((file for file in files if (root / file).is_file()), "")


def _parts(tree: LexborHTMLParser, folder: Path) -> dict[str, str]:
    for unseen in tree.css(UNSEEN):
        unseen.decompose()
    parts = {name: " ".join(_html(tree, part).split()) for name, part in PARTS.items()}
    return parts | {FILES: _files(tree, folder), LOOKS: LETTERS_OF_TITLE.sub("", _html(tree, SCRIPTS_AND_STYLES))}


def _html(tree: LexborHTMLParser, part: str) -> str:
    return "".join(node.html or "" for node in tree.css(part))


def _files(tree: LexborHTMLParser, folder: Path) -> str:
    """A sign for what is in each picture and document that the words of a page in `folder` name."""
    named = [node.attributes.get("src") or node.attributes.get("href") or "" for node in tree.css(NAMED)]
    inside = [link for link in map(urlsplit, named) if not link.scheme and not link.netloc]
    files = [file for link in inside if (file := folder / unquote(link.path)).is_file() and file.suffix != ".html"]
    return " ".join(sha256(file.read_bytes()).hexdigest() for file in files)


def differences(before: dict[str, Seen], after: dict[str, Seen], goals: dict[str, Place]) -> Iterator[str]:
    """The lines that tell them: what changed on every page, then page by page what is new, changed and gone.

    `goals` are where addresses lead that are no pages now.
    """
    changed = {page: _changed(before[page].parts, after[page].parts) for page in after if page in before}
    everywhere = [part for part in (TOP, FOOT, LOOKS) if changed and all(part in parts for parts in changed.values())]
    if everywhere:
        yield f"\nOn every page: {', '.join(everywhere)}."
    own = {page: _worth_telling(parts, everywhere) for page, parts in changed.items()}
    yield from _list("New", (_line(address, after[address]) for address in after if address not in before))
    yield from _list("Changed", (_line(page, after[page], _besides(parts)) for page, parts in own.items() if parts))
    gone = [address for address in before if address not in after]
    yield from _list("Gone", (_line(address, before[address], _leads(goals.get(address))) for address in gone))


def _beside(root: Path) -> dict[str, bytes]:
    """What is in each file that is published beside the pages, by its path: a picture, a file for robots, an icon."""
    files = (file for file in (root / "docs").rglob("*") if file.is_file() and file.suffix != ".md")
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


def files_that_differ(root_before: Path, root: Path) -> Iterator[str]:
    """The lines that name those of two versions of the project, in these folders."""
    before, after = _beside(root_before), _beside(root)
    kinds = dict.fromkeys(after.keys() - before.keys(), "new")
    kinds |= dict.fromkeys(before.keys() - after.keys(), "gone")
    kinds |= {path: "changed" for path in after.keys() & before.keys() if after[path] != before[path]}
    yield from _list("Files beside the pages", (f"- {_as_code(path)}: {kinds[path]}" for path in sorted(kinds)))


def _changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """The parts of a page that differ."""
    return [part for part, shown in after.items() if shown != before[part]]


def _worth_telling(parts: list[str], everywhere: list[str]) -> list[str]:
    """What changed of a page and not of every page. Other words may need other styles: that needs no saying."""
    told = [*everywhere, LOOKS] if WORDS in parts else everywhere
    return [part for part in parts if part not in told]


def _besides(parts: list[str]) -> str:
    """What to say of a changed page: nothing, if all that changed are its words."""
    return "" if parts == [WORDS] else f": {', '.join(parts)}"


def _leads(goal: Place | None) -> str:
    return f": its address leads to {_as_code(str(goal))}" if goal else ""


def _list(name: str, lines: Iterable[str]) -> Iterator[str]:
    """A list under its name, and nothing if it has no lines."""
    for number, line in enumerate(lines):
        if number == 0:
            yield f"\n**{name}**\n"
        yield line


def _line(address: str, page: Seen, more: str = "") -> str:
    file = f" in {_as_code(page.file)}" if page.file else ""
    return f"- {_as_code(page.title)} at {_as_code(str(Place(address)))}{file}{more}"


def _as_code(text: str) -> str:
    """A text from a page as Markdown shows code, in one line, without signs that turn or hide what follows them."""
    plain = "".join(sign for sign in " ".join(text.split()) if sign.isprintable()) or "?"
    plain = plain if len(plain) <= LONGEST else f"{plain[:LONGEST]}…"
    fence = "`" * (1 + max(map(len, TICKS.findall(plain)), default=0))
    return f"{fence} {plain} {fence}" if len(fence) > 1 else f"{fence}{plain}{fence}"

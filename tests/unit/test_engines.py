"""Nothing that two engines make of one page passes as the same if a reader could tell them apart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder.ledger.engines import LONGEST, MOST, Difference, differences

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Trust - Elm</title>
<meta name="description" content="On trust."><style>p{margin:0}</style></head><body>
<nav data-entries="../search/search_index.json"><a href="./" aria-current="page">Trust</a></nav>
<main id="content"><article><h1 id="trust">Trust</h1><p>A few <em>words</em>, and
<a href="../rapport/#why">a link</a>.</p>
<span class="moved" id="old" data-goal="#why"></span><h2 id="why">Why</h2>
<img src="../chair.png" alt="A chair">
<pre>a  b</pre></article></main><script src="../elements.js" defer></script>"""
MOVED = '<!DOCTYPE html><title>Moved</title><main class="redirect"><a href="../#why" data-goal>Trust</a></main>'
ENTRIES = [
    {"location": "trust/", "title": "Trust", "text": "A few words"},
    {"location": "trust/#why", "title": "Why", "text": ""},
]
SITE = {
    "404.html": "<!DOCTYPE html><title>Not found</title><h1>We can’t find that</h1>",
    "chair.png": "picture",
    "go/trust/index.html": MOVED,
    "leaflet.pdf": "document",
    "search/search_index.json": json.dumps({"docs": ENTRIES}),
    "trust/index.html": PAGE,
}
TRUST, GO, SEARCH = "trust/index.html", "go/trust/index.html", "search/search_index.json"


def write(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def compared(tmp_path: Path, theirs: dict[str, str], ours: dict[str, str] = SITE) -> list[Difference]:
    return differences(write(tmp_path / "ours", ours), write(tmp_path / "theirs", theirs))


def named(path: str) -> str:
    return f"/{path.removesuffix('index.html')}" if path.endswith(".html") else path


def entries(*docs: dict[str, str]) -> tuple[str, str, str]:
    return (SEARCH, SITE[SEARCH], json.dumps({"docs": docs}))


ONE, TWO = ENTRIES
WHY, HOST = "trust/#why", "404.html"
KINDS: dict[str, tuple[tuple[str, str, str], list[tuple[str, str, str]]]] = {
    "a title": ((TRUST, "Trust - Elm", "Trust"), [("the title", "Trust - Elm", "Trust")]),
    "a word": ((TRUST, "few", "many"), [("the text", "few", "many")]),
    "a space": ((TRUST, " <em>", "<em>"), [("the text", "few words,", "fewwords,")]),
    "a word more": ((TRUST, "few ", "few more "), [("the text", "", "more")]),
    "a space that is kept": ((TRUST, "a  b", "a b"), [("the text", "a  b", "a b")]),
    "an id": (
        (TRUST, '<h2 id="why"', '<h2 id="because"'),
        [("a place to link to", "#why", "#because"), ("an id", "#why", "#because")],
    ),
    "an id outside of the words": ((TRUST, "<nav ", '<nav id="n" '), [("an id", "", "#n")]),
    "an earlier id": ((TRUST, 'data-goal="#why"', 'data-goal="#x"'),
                      [("an earlier place", "#old is #why", "#old is #x")]),
    "a heading's level": ((TRUST, "h2", "h3"), [("a heading", "h2 Why", "h3 Why")]),
    "a link": ((TRUST, "../rapport/", "../../rapport/"),
               [("a link", "a /rapport/#why", "a http://site/a/b/c/rapport/#why")]),
    "a picture": ((TRUST, "../chair.png", "chair.png"), [("a link", "img /chair.png", "img /trust/chair.png")]),
    "an address for a script": ((TRUST, "../search/s", "../s"),
                                [("a link", "nav /search/search_index.json", "nav /search_index.json")]),
    "a picture's words": ((TRUST, "A chair", "Chair"), [("words in an attribute", "alt: A chair", "alt: Chair")]),
    "a description": ((TRUST, "On trust.", ""), [("words in an attribute", "content: On trust.", "content: ")]),
    "a style": ((TRUST, "margin:0", "margin:1"), [("a style or script", "p{margin:0}", "p{margin:1}")]),
    "a class": ((TRUST, "<p>", '<p class="x">'), [("anything else", "<p>", '<p class="x">')]),
    "an element": ((TRUST, "em>", "b>"), [("anything else", "A few <em> words</em>", "A few <b> words</b>")]),
    "a state": ((TRUST, ' aria-current="page"', ""),
                [("anything else", '<a href="/trust/" aria-current="page">', '<a href="/trust/">')]),
    "how a script is run": ((TRUST, " defer", ""),
                            [("anything else", '<script src="/elements.js" defer="">', '<script src="/elements.js">')]),
    "a comment": ((TRUST, "<p>", "<!-- x --><p>"), [("anything else", "", "<!-- x -->")]),
    "the kind of document": ((TRUST, "<!DOCTYPE html>", ""), [("anything else", "<!DOCTYPE html>", "")]),
    "the page of a host": ((HOST, "that", "it"), [("a heading", "h1 We can’t find that", "h1 We can’t find it"),
                                                  ("the text", "that", "it")]),
    "where a redirect leads": ((GO, "../#why", "../#x"), [("where it leads", "/go/#why", "/go/#x"),
                                                          ("a link", "a /go/#why", "a /go/#x")]),
    "a place in search": (entries(ONE), [("a place search finds", "/trust/#why", "")]),
    "the order of search": (entries(TWO, ONE), [("a place search finds", "", "/trust/#why"),
                                                ("a place search finds", "/trust/#why", "")]),
    "a title in search": (entries(ONE | {"title": "T"}, TWO), [("the title of /trust/", "Trust", "T")]),
    "a text in search": (entries(ONE, TWO | {"text": "So"}), [("the text of /trust/#why", "", "So")]),
    "a place in search twice": (entries(ONE, TWO, TWO), [("a place search finds", "", "/trust/#why"),
                                                         ("the title of /trust/#why", "", "Why")]),
}  # fmt: skip
"""A change of one file, and what is told of it."""


@pytest.mark.parametrize(("change", "told"), KINDS.values(), ids=KINDS)
def test_each_kind_of_difference_is_told_by_name(
    tmp_path: Path, change: tuple[str, str, str], told: list[tuple[str, str, str]]
) -> None:
    path, old, new = change
    assert old in SITE[path]
    found = compared(tmp_path, SITE | {path: SITE[path].replace(old, new)})
    assert found == [Difference(named(path), *one) for one in told]


@pytest.mark.parametrize(
    ("path", "text"),
    [("leaflet.pdf", "other"), (SEARCH, json.dumps({"docs": [ONE | {"tags": "x"}, TWO]}))],
    ids=["a document", "more in search than is looked at"],
)
def test_a_file_with_other_bytes_is_told(tmp_path: Path, path: str, text: str) -> None:
    (found,) = compared(tmp_path, SITE | {path: text})
    assert (found.where, found.what) == (path, "what is in the file")
    assert found.ours != found.theirs


@pytest.mark.parametrize("path", SITE)
def test_a_page_or_file_that_only_one_of_them_makes_is_told(tmp_path: Path, path: str) -> None:
    rest = {name: text for name, text in SITE.items() if name != path}
    what = "the page" if path.endswith(".html") else "the file"
    assert compared(tmp_path / "a", rest) == [Difference(named(path), what, "published", "missing")]
    assert compared(tmp_path / "b", SITE, rest) == [Difference(named(path), what, "missing", "published")]


def test_no_sign_of_a_page_can_be_another_and_pass(tmp_path: Path) -> None:
    ours = write(tmp_path / "ours", {TRUST: PAGE})
    theirs = write(tmp_path / "theirs", {})
    changed = [f"{PAGE[:at]}☃{PAGE[at + 1 :]}" for at in range(0, len(PAGE), 2)]
    passed = [page for page in changed if not differences(ours, write(theirs, {TRUST: page}))]
    ends = [page[page.index("☃") - 12 : page.index("☃") + 12] for page in passed]
    assert all("</" in end for end in ends), ends  # a parser mends an end that is misspelled
    assert len(ends) < 60


ALIKE = {
    "the same": SITE,
    "links spelled otherwise": SITE | {TRUST: PAGE.replace('"../', '"./../').replace('href="./"', 'href="././"')},
    "a link to the page itself": SITE | {TRUST: PAGE.replace('href="./"', 'href=""')},
    "another amount of space": SITE | {TRUST: PAGE.replace("\n", "\n\n  ")},
    "the record of the build": SITE | {"build.json": "{}"},
    "the headers for hosts": SITE | {"_headers": "/*"},
    "compressed copies": SITE | {f"{TRUST}.gz": "x", "404.html.br": "y"},
}


@pytest.mark.parametrize("theirs", ALIKE.values(), ids=ALIKE)
def test_what_no_reader_could_notice_is_no_difference(tmp_path: Path, theirs: dict[str, str]) -> None:
    assert compared(tmp_path, theirs) == []


def test_a_compressed_file_of_its_own_counts(tmp_path: Path) -> None:
    assert compared(tmp_path, SITE | {"data.gz": "x"}) == [Difference("data.gz", "the file", "missing", "published")]


def test_many_differences_of_one_kind_are_told_with_their_number(tmp_path: Path) -> None:
    ours = " ".join(f"<p>same {number}</p>" for number in range(9))
    found = compared(tmp_path, {TRUST: ours.replace("same", "other")}, {TRUST: ours})
    assert len(found) == MOST + 1
    assert str(found[-1]) == "/trust/: the text: ours “4 more places”, theirs “the same number”"


def test_a_long_difference_is_told_on_one_short_line() -> None:
    line = str(Difference("/trust/", "the text", "a\n" * 500, "b"))
    assert len(line) < LONGEST + 60
    assert "\n" not in line
    assert "…" in line

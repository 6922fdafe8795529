"""Finds where a sentence of a built page was written, so that a note stands beside the line to mend.

Most sentences are in the page's Markdown; a macro brings others from a data file, the menu of the home page those of
other pages' heads, a template its own. All of these are compared word by word, without their marks; the longest run of
words that a sentence shares with one of them tells its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import NamedTuple

from builder.page_macros import BLOCK_MACROS, MacroError
from builder.reading.macro_calls import find_calls
from builder.reading.pages import GIVEN_ID, LINK, MACRO, Page
from builder.reading.project import Project
from builder.words.notes import folded
from builder.words.prose import Sentence

_RUNS = (1000, 12, 8, 6, 4)
"""How many words in a row are looked for, one after the other: first all. Fewer than four would be found anywhere."""
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_TAG = re.compile(r"<[a-zA-Z/][^>]*>")
_UNSEEN_IN_PAGES = re.compile(r"<!--.*?-->|\[\^[^\]]+\]", re.DOTALL)
_UNSEEN_IN_TEMPLATES = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_UNSEEN_IN_YAML = re.compile(r"^ *#.*$|^ *(?:- )?\w+:(?=\s|$)", re.MULTILINE)
"""Comments, and the names of fields: a template often sets one value right behind the other."""


class Place(NamedTuple):
    """A line of a file: its path from the project's top folder, and the number, counted from 1."""

    file: str
    line: int


class Written:
    """A text as it was written: its words in order, each with its line."""

    def __init__(self, file: str, text: str, first_line: int = 1) -> None:
        self.file = file
        lines = enumerate(folded(text).split("\n"), first_line)
        found = [(word.lower(), number) for number, line in lines for word in _WORD.findall(line)]
        self.words = [word for word, _ in found]
        self.lines = [line for _, line in found]

    def starts_of(self, run: list[str]) -> list[int]:
        """Where these words stand in a row: the index of the first, for each time they do."""
        return [start for start in self._starts.get(run[0], []) if self.words[start : start + len(run)] == run]

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        starts: dict[str, list[int]] = {}
        for index, word in enumerate(self.words):
            starts.setdefault(word, []).append(index)
        return starts


class Places:
    """Knows all that was written for a project, and finds the sentences of its pages in it."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._facts = [_facts(file, project.root) for file in sorted((project.root / "data").glob("*.yml"))]
        self._heads = {page.path: _head(page, project.root) for page in project.pages.values()}
        components = project.root / "overrides" / "components"
        self._templates = [_template(file, project.root) for file in sorted(components.rglob("*.html"))]
        self._bodies: dict[str, list[Written]] = {}

    def of(self, home: Page | str, sentence: Sentence | None, word: str = "") -> Place:
        """The line of a word of a sentence on a page, or of its beginning; line 1 of the page if nobody wrote it.

        A sentence that stands on no page has a data file for a home: its path from the project's top folder.
        """
        words = _words(sentence.text) if sentence else []
        for length in dict.fromkeys(min(length, len(words)) for length in _RUNS):
            for offset in range(len(words) - length + 1) if length else ():
                for written in self._looked_through_for(home):
                    starts = written.starts_of(words[offset : offset + length])
                    if starts and sentence:
                        start = starts[min(sentence.nth, len(starts) - 1)] - offset
                        return Place(written.file, _line(written, start, offset, words, _words(word)))
        return Place(home if isinstance(home, str) else home.file, 1)

    def _looked_through_for(self, home: Page | str) -> Iterator[Written]:
        if isinstance(home, str):
            yield from (facts for facts in self._facts if facts.file == home)
            return
        if home.path not in self._bodies:
            self._bodies[home.path] = [_body(home, self._project), self._heads[home.path]]
        yield from self._bodies[home.path]
        yield from self._facts
        yield from self._heads.values()
        yield from self._templates


def _line(written: Written, start: int, offset: int, words: list[str], wanted: list[str]) -> int:
    """The line of the wanted words, if they stand where the sentence has them; else that of the words found."""
    places = [at for at in range(len(words)) if words[at : at + len(wanted)] == wanted] if wanted else []
    for at in places:
        if 0 <= start + at < len(written.words) and written.words[start + at] == wanted[0]:
            return written.lines[start + at]
    return written.lines[start + offset]


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(folded(text))]


def _text(root: Path, file: str) -> str:
    return (root / file).read_text(encoding="utf-8-sig")


def _head(page: Page, root: Path) -> Written:
    return Written(page.file, "\n".join(_text(root, page.file).split("\n")[: page.first_line - 1]))


def _body(page: Page, project: Project) -> Written:
    """The text of a page as a reader sees it: without marks, and with what its macros write into a line."""
    text = "\n".join(_text(project.root, page.file).split("\n")[page.first_line - 1 :])
    text = _UNSEEN_IN_PAGES.sub(_as_empty_lines, text)
    text = MACRO.sub(lambda call: _as_shown(call[0], page, project), text)
    text = "\n".join(LINK.sub(r"\1", GIVEN_ID.sub("", line)) for line in text.split("\n"))
    return Written(page.file, unescape(_TAG.sub("", text).replace("*", "")), page.first_line)


def _as_shown(braces: str, page: Page, project: Project) -> str:
    """What a macro writes into a line, without its tags. Of one that writes blocks, the words in its brackets."""
    calls, _ = find_calls(braces, page.file, 1)
    if not calls or calls[0].name == "cite":
        return ""
    name, arguments = calls[0].name, calls[0].arguments
    if name in BLOCK_MACROS:
        return " ".join(arguments)
    try:
        return _TAG.sub("", str(getattr(project.macros_for(page), name)(*arguments))).replace("\n", " ")
    except MacroError:
        return ""


def _facts(file: Path, root: Path) -> Written:
    text = _text(root, file.relative_to(root).as_posix())
    return Written(file.relative_to(root).as_posix(), _UNSEEN_IN_YAML.sub("", text))


def _template(file: Path, root: Path) -> Written:
    text = _UNSEEN_IN_TEMPLATES.sub(_as_empty_lines, _text(root, file.relative_to(root).as_posix()))
    return Written(file.relative_to(root).as_posix(), _TAG.sub("", text))


def _as_empty_lines(match: re.Match[str]) -> str:
    """Nothing, on as many lines, so that what follows keeps its own."""
    return "\n" * match[0].count("\n")

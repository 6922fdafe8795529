"""Texts without a sign of Markdown are passed over, and no text comes out otherwise for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random
from types import SimpleNamespace
from typing import Any, cast

import pytest
from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor, SimpleTextInlineProcessor
from mkdocs_macros import context

from builder.checking.rendered import EXTENSIONS
from builder.engines.mkdocs_spared import SEARCH, spare_plugins
from builder.reading.plain_texts import BLOCKS, FENCED, PASSES, PlainTexts
from tests.conftest import EXAMPLE, FULL_EXAMPLE, ROOT

PAGES = [path for top in (ROOT, EXAMPLE, FULL_EXAMPLE) for path in sorted((top / "docs").rglob("*.md"))]
PIECES = (
    *("word", "two words", "I'm", "'80s", "'", '"', "\"'", "--", "---", "–", ".", "...", "....", "`", "``"),
    *("*", "**", "_", "__", "[", "]", "[a]", "![", "](x.md)", "[^1]", "[a][b]", "<", ">", "<b>", "</b>"),
    *("<br/>", "<!-- c -->", "&amp;", "<https://a.example>", "<a@b.example>", "&", "&#8212;", "&nbsp;"),
    *("\\", "\\*", "\\\\", "  \n", "\n", "\n\n", "#", "\n# ", "\n## ", " {: #a }", "{.b}", "\n- ", "\n1. "),
    *("\n> ", "\n    ", "\n!!! note\n    ", "\n??? note\n    ", "|", "\n|-|-|\n", "\n[^1]: "),
    *("\n[b]: x.md", "\n```\n", "~~~", "\U000f0001", "\u2028", "é", "\t", "$", "%", "@", ":", "/", "("),
    *(")", "=", "\n===", "[TOC]", "\n\n[TOC]\n\n", "\n***\n", "\n_ _ _\n", "\n~~~\n"),
    *('\n\n!!! note "A"\n\n    ', "\n\n> "),
)
"""What texts may be made of: all that Markdown takes for a sign, alone and together, and what it doesn't."""


def html_of(text: str, *extensions: PlainTexts) -> str:
    return str(Markdown(extensions=[*EXTENSIONS, *extensions]).convert(text))


def test_our_pages_come_out_the_same() -> None:
    for page in PAGES:
        text = page.read_text()
        assert html_of(text, PlainTexts()) == html_of(text), page


@pytest.mark.parametrize("seed", range(20))
def test_any_signs_come_out_the_same(seed: int) -> None:
    chance = Random(seed)
    for _ in range(40):
        text = "".join(chance.choice((" ", "")) + chance.choice(PIECES) for _ in range(chance.randint(1, 40)))
        assert html_of(text, PlainTexts()) == html_of(text), repr(text)


@pytest.mark.parametrize("sign", [sign for *_, signs in PASSES for sign in signs])
def test_a_text_with_one_sign_comes_out_the_same(sign: str) -> None:
    for text in (f"a{sign}b", f"a {sign}b{sign} c", f"{sign}b{sign}(c.md)", f"a {sign}amp; b{sign}>"):
        assert html_of(text, PlainTexts()) == html_of(text), text


def asked_about(text: str, monkeypatch: pytest.MonkeyPatch, extensions: Sequence[str | PlainTexts] = ()) -> int:
    """How many times a pattern is asked about a text."""
    asked: list[InlineProcessor] = []
    compiled = InlineProcessor.getCompiledRegExp

    def noted(pattern: InlineProcessor) -> re.Pattern[str]:
        asked.append(pattern)
        return cast("re.Pattern[str]", compiled(pattern))

    monkeypatch.setattr(InlineProcessor, "getCompiledRegExp", noted)
    Markdown(extensions=[*EXTENSIONS, *(extensions or [PlainTexts()])]).convert(text)
    return len(asked)


def test_no_pattern_is_asked_about_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked_about("Plain words.\n\n- More – of “them”.\n\n## And a heading {: #and }", monkeypatch) == 0


def test_the_engine_does_not_ask_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "get_git_info", dict)  # and so it is put back
    config: Any = SimpleNamespace(markdown_extensions=[], plugins={SEARCH: SimpleNamespace(config=SimpleNamespace())})
    spare_plugins(config)
    assert asked_about("Plain words.", monkeypatch, config.markdown_extensions) == 0


class Asked:
    """A pattern that notes the texts it is asked about."""

    def __init__(self, pattern: re.Pattern[str], texts: list[str]) -> None:
        self._pattern, self._texts = pattern, texts

    def search(self, text: str, *bounds: int) -> re.Match[str] | None:
        self._texts.append(text)
        return self._pattern.search(text, *bounds)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)


@pytest.mark.parametrize(("name", "place", "signs"), [(name, *how) for name, how in (BLOCKS | FENCED).items()])
def test_what_a_block_is_is_asked_where_it_holds_a_sign(
    name: str, place: str, signs: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = Markdown(extensions=EXTENSIONS)
    asking = type((plain.parser.blockprocessors if name in BLOCKS else plain.preprocessors)[name])
    texts: list[str] = []
    monkeypatch.setattr(asking, place, Asked(getattr(asking, place), texts))
    html_of("Plain words.\n\nAnd more", PlainTexts())
    assert not texts
    for sign in signs:
        html_of(f"Plain words.\n\nAnd {sign} more", PlainTexts())
        assert sign in texts[-1]


def test_a_table_of_contents_is_made_where_the_words_ask_for_one() -> None:
    language = Markdown(extensions=[*EXTENSIONS, PlainTexts()])
    text = "# One\n\n## Two\n\n[TOC]\n"
    assert language.convert(text) == html_of(text)
    assert "#two" in language.toc
    language.reset().convert("# One\n\n## Two\n")
    assert "#two" not in language.toc
    assert [entry["id"] for entry in language.toc_tokens[0]["children"]] == ["two"]


def test_patterns_are_asked_about_a_text_with_a_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked_about("Plain words.\n\nA *sign*.", monkeypatch) > 10


@pytest.mark.parametrize("taken_away", [[], ["linebreak"]])
def test_all_texts_are_looked_at_for_a_pattern_that_is_not_known(taken_away: list[str]) -> None:
    language = Markdown(extensions=[*EXTENSIONS, PlainTexts()])
    for name in taken_away:
        language.inlinePatterns.deregister(name)
    language.inlinePatterns.register(SimpleTextInlineProcessor("(plain)"), "plain", 200)
    language.inlinePatterns["plain"].handleMatch = lambda found, text: ("found", found.start(0), found.end(0))
    assert language.convert("Plain: plain words.") == "<p>Plain: found words.</p>"

"""Random and damaged words and data: the check never crashes, never takes long, and lets no script through.

`make test` tries a hundred and fifty cases, `make fuzz` ten thousand. Time is the processor's own, so a busy machine changes
nothing.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import Environment
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from builder.checking.check import faults_of
from builder.checking.rendered import EXTENSIONS
from builder.checking.settings import FILE, settings_faults
from builder.facts.all_facts import MODELS, file_of
from builder.faults import Fault
from builder.page_macros import MACRO_NAMES
from builder.reading import patience
from builder.reading.messages import check_further
from builder.reading.pages import Words, read_page
from builder.reading.survey import Survey, survey
from builder.reading.text_files import read_text
from builder.reading.yaml_reader import read_yaml
from tests.conftest import EXAMPLE, FULL_EXAMPLE, copy_project

pytestmark = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"  # hypothesis watches the garbage collector, which bears none
)
IS_FUZZ = os.environ.get("FUZZ") == "1"
LONGEST = 2.0
"""Seconds of a processor for one file."""
PATH = "trust.md"


def cases(share: float) -> settings:
    """A share of the ten thousand cases, or of a hundred and fifty."""
    number = int((10_000 if IS_FUZZ else 150) * share)
    quiet = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]
    return settings(max_examples=number, deadline=None, derandomize=not IS_FUZZ, suppress_health_check=quiet)


SIGNS = (
    *("\n", "\n\n", "    ", "\t", " ", "# ", "## ", "#### ", "- ", "1. ", "> ", "---\n", "===\n", "```\n", "~~~\n", "| a | b |\n"),
    *("|---|---|\n", "!!! note\n    ", '??? note "x"\n    ', "[^1]", "[^1]: ", "[x]", "[x](", "](", ")", "![", "[x][y]", "[y]: "),
    *("*", "**", "***", "_", "__", "`", "``", "\\", "<", ">", "</", "/>", "&", "&amp;", "&#106;", "&#x3c;", "&lt;", "&colon;"),
    *("{{", "}}", "{%", "%}", "{#", "#}", "{{ cite('first') }}", "{{ checklist() }}", "{{ term('rapport') }}", "{: #a }", "{:"),
    *("<script>", "</script>", "<script src=x>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<iframe src=x>", "<style>"),
    *("<a href='javascript:alert(1)'>", "<a href=javascript&colon;alert(1)>", "<a href='java\nscript:alert(1)'>", "<a b='", '"', "'"),
    *("<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "<!", "<div>", "</div>", "<p>", "<details>", "<math><mi>", "<template>", "<base href=x>"),
    *("<body onload=x>", "<html onclick=x>", "<form><input>", "<meta http-equiv=refresh>", "<object data=x>", "<xmp>", "<noscript>"),
    *("javascript:alert(1)", "data:text/html,x", "rapport.md", "#why", "/", "..", "https://a.example", "mailto:", "x", "words ", "é", "שלום", "🌱"),
    *("onclick=x", "style='x'", "<b/onclick=x>", "{: onclick=x }", "<![x]>", "\x00", "\ufeff", "\u2028", "\U000f0016", "\u200f", "\r\n", "\r", "\x0b"),
)  # fmt: skip
YAML_SIGNS = (
    *(": ", ":", "- ", "\n", "\n  ", "\n    ", "\t", "'", '"', "|", ">", "|\n", "&a ", "*a", "!", "!!python/object ", "!x ", "[", "]", "{", "}"),
    *("# ", " #", "---\n", "...\n", "%YAML\n", "? ", "@", "`", "~", "no", "yes", "2026-11-24", "1e3", "0x1", ".inf", "<<: ", "=", "<script>"),
    *("{{ x }}", "“", "”", "\\", "\x00", "\ufeff", "é", "id: ", "id: a\n", "areas:\n", "null", ",", "word", "\u2028", "\r\n", "\x85"),
)  # fmt: skip
nonsense = st.lists(st.sampled_from(SIGNS) | st.text(max_size=4), max_size=40).map("".join)


@st.composite
def damaged(draw: st.DrawFn, texts: tuple[str, ...], signs: tuple[str, ...]) -> str:
    """One of these texts, with pieces taken out, doubled, or other signs put in."""
    text = draw(st.sampled_from(texts))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(start + draw(st.integers(0, 30)), len(text))
        new = draw(st.sampled_from((*signs, "", text[start:end] * 2)) | st.text(max_size=6))
        text = text[:start] + new + text[end:]
    return text


def texts_in(folder: str, ending: str) -> tuple[str, ...]:
    return tuple(file.read_text() for file in sorted((FULL_EXAMPLE / folder).rglob(f"*{ending}")))


HEAD = "---\ntitle: Trust\ndescription: About trust.\nchecked: 2026-11-01\nnext_check: 2027-05-01\n---\n"
PAGES = texts_in("docs", ".md")
FACTS = texts_in("data", ".yml")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Survey:
    """The example, read; the tests put other words into one of its pages."""
    return survey(copy_project(tmp_path_factory.mktemp("hostile") / "project", EXAMPLE))


def check_page(base: Survey, text: str) -> tuple[list[Fault], Words | None]:
    """Everything the check tells of the project with this page, and the page's words."""
    (base.root / "docs" / PATH).write_bytes(text.encode("utf-8", "surrogatepass"))
    page, words, faults = read_page(base.root, PATH)
    others = {path: other for path, other in base.pages.items() if path != PATH}
    found = replace(
        base,
        pages=others | ({PATH: page} if page else {}),
        words=[other for other in base.words if other.path != PATH] + ([words] if words else []),
        faults=faults,
    )
    return list(faults_of(found)), words


def in_time(check: Callable[[], object]) -> None:
    started = time.process_time()
    check()
    assert time.process_time() - started < LONGEST


def hostile_parts(words: Words) -> list[str]:
    """What a browser would run or fetch in these words as the engine writes them: its Markdown, without our marks."""
    macros = {name: lambda *_: "<b>x</b>" for name in MACRO_NAMES}
    html = Markdown(extensions=list(EXTENSIONS)).convert(Environment().from_string(words.text).render(macros))
    tree = LexborHTMLParser(f"<!doctype html><body><main>{html}</main>")
    active = "script, style, iframe, frame, object, embed, base, meta, link, form, input, svg, math, template, noscript"
    found = [node.tag or "" for node in tree.css(", ".join(f"body {tag}" for tag in active.split(", ")))]
    for node in tree.css("html, body, body *"):
        for name, value in node.attributes.items():
            address = "".join((value or "").split()).lower()
            if name.startswith("on") or (name in ("href", "src") and address.startswith(("javascript:", "data:"))):
                found.append(f"{name}={value}")
    return found


def is_borne(base: Survey, text: str) -> None:
    """Whatever the text: it is told or it is harmless, in time, each fault on a line that the file has."""
    faults: list[Fault] = []
    words: list[Words | None] = []

    def check() -> None:
        found, read = check_page(base, text)
        faults.extend(found)
        words.append(read)

    in_time(check)
    last = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert [fault for fault in faults if fault.file == f"docs/{PATH}" and not 1 <= fault.line <= last] == []
    assert [fault for fault in faults if "\n" in str(fault)] == []
    if words[0] and not [fault for fault in faults if fault.file == f"docs/{PATH}"]:
        assert hostile_parts(words[0]) == []


@cases(0.3)
@given(nonsense)
def test_nonsense_for_words_is_told_or_harmless(base: Survey, text: str) -> None:
    is_borne(base, f"{HEAD}\n# Trust {{: #trust }}\n\n{text}\n")


@cases(0.3)
@given(damaged(PAGES, SIGNS))
def test_a_damaged_page_is_told_or_harmless(base: Survey, text: str) -> None:
    is_borne(base, text)


@cases(0.1)
@given(st.binary(max_size=300) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_told_or_harmless(base: Survey, data: bytes) -> None:
    (base.root / "docs" / PATH).write_bytes(data)
    in_time(lambda: read_page(base.root, PATH))
    (base.root / "data/practice.yml").write_bytes(data)
    text, faults = read_text(base.root, "data/practice.yml")
    assert text is not None or faults
    in_time(lambda: read_yaml(text or "", "data/practice.yml"))


@cases(0.2)
@given(st.sampled_from(sorted(MODELS)), damaged(FACTS, YAML_SIGNS))
def test_damaged_data_is_told_or_right(base: Survey, field: str, text: str) -> None:
    file = file_of(field)

    def check() -> None:
        document, faults = read_yaml(text, file)
        found, faults = check_further(document, faults, MODELS[field])
        assert found is not None or faults
        assert [fault for fault in faults if "\n" in str(fault) or not fault.line >= 1] == []

    in_time(check)


@cases(0.1)
@given(damaged((Path(FILE).read_text(),), YAML_SIGNS))
def test_damaged_settings_are_told_or_right(base: Survey, text: str) -> None:
    (base.root / FILE).write_bytes(text.encode("utf-8", "surrogatepass"))
    in_time(lambda: settings_faults(base))


@pytest.mark.parametrize(
    "text",
    [
        *("[" * 50_000, "![" * 40_000, "](" * 40_000, "<" * 90_000, "<a " * 30_000, "*a " * 40_000, "**a" * 40_000, "_" * 90_000),
        *("`" * 90_000, "> " * 45_000, "- " * 45_000, "{{" * 45_000, "{: " * 30_000, "[x][" * 20_000, "&" * 90_000, "<!--" * 20_000),
        *("# a\n" * 20_000, "- a\n" * 20_000, "\n" * 90_000, "|a" * 40_000, "[a](b)" * 15_000, "[^1]" * 20_000, "![a](b" * 15_000),
        *("<div>" * 15_000, "a" * 90_000, "\\" * 90_000, "(" * 90_000, "[a]: b\n" * 12_000, "!!! note\n" * 9_000, "    a\n" * 12_000),
        *("***a** b* " * 8_000, "<b>" * 20_000, '"' * 90_000, "'" * 90_000, "--" * 40_000, "<p" * 40_000, "\t" * 80_000, " " * 90_000),
    ],
    ids=lambda text: repr(text[:12]),
)  # fmt: skip
def test_signs_beyond_number_are_borne_in_time(base: Survey, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if not IS_FUZZ:
        monkeypatch.setattr(patience, "SECONDS", 0.15)  # most of these use it up
    is_borne(base, f"{HEAD}\n# Trust {{: #trust }}\n\n{text}\n")

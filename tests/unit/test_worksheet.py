"""The decision guide on paper, read back out of its PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from builder.addresses import Home
from builder.components import in_words
from builder.faults import Faults
from builder.finishing.finish import finish
from builder.finishing.worksheet import NAME, TEMPLATE, worksheet, write_worksheet
from builder.reading.macro_calls import MacroCall
from builder.reading.project import Project, read_project
from builder.redirects import Redirects
from tests.conftest import FULL_EXAMPLE, change, copy_project

HEADS = "Question When Therapist 1 Therapist 2 Therapist 3 Therapist 4"


@pytest.fixture(scope="module")
def all_words(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The words as they stand, with the guide on the page on trust."""
    project = read_project(copy_project(tmp_path_factory.mktemp("paper") / "project", FULL_EXAMPLE))
    return with_guide_on(project, "trust.md")


@pytest.fixture(scope="module")
def sheet(all_words: Project) -> PdfReader:
    return read(worksheet(all_words))


def with_guide_on(project: Project, *paths: str) -> Project:
    """The project with the guide on these pages, and on no other."""
    call = MacroCall("guide", (), 1)
    pages = {
        path: replace(page, words=replace(page.words, calls=(call,) if path in paths else ()))
        for path, page in project.pages.items()
    }
    return replace(project, pages=pages)


def in_country(project: Project, country: str) -> Project:
    practice = project.facts.practice.model_copy(update={"country": country, "name": "Example Practice"})
    return replace(project, facts=replace(project.facts, practice=practice))


def with_words(project: Project, words: str) -> Project:
    """The project with these words, unchecked, as a need and as what a step begins with."""
    guide = project.facts.guide
    (group, *groups), hopes = guide.needs, guide.steps.hopes.model_copy(update={"intro": words})
    needs = [group.needs[0].model_copy(update={"need": words}), *group.needs[1:]]
    changes = {
        "steps": guide.steps.model_copy(update={"hopes": hopes}),
        "needs": [group.model_copy(update={"needs": needs}), *groups],
    }
    return replace(project, facts=replace(project.facts, guide=guide.model_copy(update=changes)))


def read(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def flat(text: str) -> str:
    return " ".join(text.split())


def text_of(sheet: PdfReader) -> str:
    return flat(" ".join(page.extract_text() for page in sheet.pages))


def tags_of(node: Any) -> Iterator[str]:
    """The kind of each element in the tree that a screen reader follows."""
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from tags_of(child)
    elif isinstance(node, dict):
        yield str(node.get("/S", ""))
        yield from tags_of(node["/K"]) if "/K" in node else ()


def words_of_facts(project: Project) -> list[str]:
    """All that the worksheet must say, from the data."""
    guide, checklist = project.facts.guide, project.facts.checklist
    return [
        *(words for step in (guide.steps.hopes, guide.steps.sure) for words in (step.title, step.intro)),
        *(one.label for one in guide.for_whom),
        *(words for group in guide.reasons for words in (group.title, *(reason.label for reason in group.reasons))),
        *(words for group in guide.needs for words in (group.title, *(need.need for need in group.needs))),
        *(words for pair in guide.styles for words in (pair.about, pair.one.label, pair.other.label)),
        *(words for area in checklist.areas for words in (area.title, *(one.question for one in area.questions))),
        *(words for line in guide.phone for words in (line.when, line.say)),
        *(words for one in guide.sure for words in (one.question, one.if_no)),
        *(words for one in guide.standing for words in (one.label, one.like, one.good, one.hard)),
    ]


@pytest.mark.parametrize("country", ["US", "GB"])
def test_it_fills_four_sheets_on_the_paper_of_the_country(all_words: Project, country: str) -> None:
    pages = read(worksheet(in_country(all_words, country))).pages
    assert 2 <= len(pages) <= 4
    assert round(pages[0].mediabox.height) == {"US": 792, "GB": 842}[country]


def test_everything_the_guide_asks_is_on_it(all_words: Project, sheet: PdfReader) -> None:
    text = text_of(sheet)
    assert [words for words in words_of_facts(all_words) if flat(words) not in text] == []


def test_each_sheet_with_questions_names_four_columns(all_words: Project, sheet: PdfReader) -> None:
    questions = [question.question for area in all_words.facts.checklist.areas for question in area.questions]
    texts = [flat(page.extract_text()) for page in sheet.pages]
    with_questions = [text for text in texts if any(question in text for question in questions)]
    assert len(with_questions) > 1
    assert all(text.count(HEADS) == 1 for text in with_questions)


@pytest.mark.parametrize("country", ["US", "GB"])
def test_urgent_help_is_on_its_last_sheet(all_words: Project, country: str) -> None:
    project = in_country(all_words, country)
    last = flat(read(worksheet(project)).pages[-1].extract_text())
    assert "If someone’s life may be in danger, call emergency services first." in last
    for service in project.facts.services:
        ways = [*(service.call or []), service.text_to, service.text_word, service.how]
        assert [way for way in (service.name, service.for_whom, *ways) if way and way not in last] == []


def test_it_says_who_publishes_it_when_it_was_checked_and_what_nobody_knows(all_words: Project) -> None:
    first = flat(read(worksheet(in_country(all_words, "US"))).pages[0].extract_text())
    assert "Example Practice publishes this guide, and it favors no therapist." in first
    assert f"It was last checked on {in_words(all_words.pages['trust.md'].meta.checked)}." in first
    assert "Nobody has studied yet whether it helps people choose." in first


def test_signs_to_leave_come_with_what_one_can_do(sheet: PdfReader) -> None:
    words = "Signs that you can leave at once, and report. A no, or not being sure, is reason enough to leave."
    assert text_of(sheet).count(words) == 1
    assert text_of(sheet).index(words) < text_of(sheet).index("Did I feel safe with them?")


def test_a_screen_reader_learns_its_language_its_title_and_its_parts(sheet: PdfReader) -> None:
    root: Any = sheet.trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"])
    assert root["/Lang"] == "en-US"
    assert sheet.metadata is not None
    assert sheet.metadata.title == "Decision guide"
    assert sheet.metadata.creation_date is None
    tags = list(tags_of(root["/StructTreeRoot"]))
    assert tags.count("/H1") == 1
    assert tags.count("/H2") == 9  # eight steps and urgent help
    assert {"/TH", "/TD", "/LI", "/P"} <= set(tags)


def test_it_keeps_the_standard_for_files_that_all_can_read(all_words: Project) -> None:
    assert b"<pdfuaid:part>1</pdfuaid:part>" in worksheet(all_words)


@pytest.mark.parametrize(
    "words",
    [
        "#let x = 1",
        "*bold* _slanted_",
        "$x$ @here",
        "<b>",
        "https://a.example // more",
        "= \\ `code` [x] ~ --",
        'a "b"',
    ],
)
def test_signs_in_a_text_come_out_as_typed(all_words: Project, words: str) -> None:
    assert text_of(read(worksheet(with_words(all_words, words)))).count(words) == 2


@pytest.mark.parametrize("words", ["שלום", "مرحبا", "漢字", "🙂 👩‍👩‍👧", "a\u202eb", "a\nb", "x" * 300])
def test_no_letters_stop_it(all_words: Project, words: str) -> None:
    root: Any = read(worksheet(with_words(all_words, words))).trailer["/Root"]
    assert "/StructTreeRoot" in root


def test_it_is_the_same_in_another_folder_and_at_another_time(
    all_words: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = with_guide_on(read_project(copy_project(tmp_path / "elsewhere", FULL_EXAMPLE)), "trust.md")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert worksheet(elsewhere) == worksheet(all_words)


def test_it_has_the_colors_of_the_site(all_words: Project, tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project")
    change(root, "overrides/styles/tokens.css", "--accent: #16514d", "--accent: #000000")
    assert worksheet(replace(all_words, root=root)) != worksheet(all_words)


def test_only_a_page_that_shows_the_guide_gets_it(all_words: Project, tmp_path: Path) -> None:
    for page in ("trust", "rapport"):
        (tmp_path / page).mkdir()
    write_worksheet(tmp_path, with_guide_on(all_words))
    assert list(tmp_path.rglob("*.pdf")) == []
    write_worksheet(tmp_path, all_words)
    assert list(tmp_path.rglob("*.pdf")) == [tmp_path / "trust" / NAME]


def test_finishing_keeps_it_when_the_page_leads_to_it(all_words: Project, tmp_path: Path) -> None:
    (tmp_path / "trust").mkdir()
    (tmp_path / "trust/index.html").write_text(f'<a href="{NAME}">On paper</a>')
    without = replace(all_words, redirects=Redirects([]))
    finish(tmp_path, without, Home("https://example.org/", "Example"))
    assert (tmp_path / "trust" / NAME).read_bytes().startswith(b"%PDF")


def test_a_mistake_in_the_template_is_told_with_its_line(all_words: Project, tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project")
    template = root / TEMPLATE
    template.write_text("#nothing\n" + template.read_text())
    with pytest.raises(Faults) as told:
        worksheet(replace(all_words, root=root))
    (fault,) = told.value.faults
    assert str(fault).startswith(f"{TEMPLATE}:1: this can't be set: unknown variable")

"""Each macro shows the facts it is asked for, and says clearly what it can't show."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from builder.page_macros import MacroError, PageMacros, cited_on
from builder.reading.project import Project, read_project
from tests.conftest import change


def macros(project: Project, path: str = "index.md") -> PageMacros:
    return project.macros_for(project.pages[path])


def said(block: str) -> list[str]:
    """The words of a block, item by item."""
    parts = html.fromstring(f"<div>{block}</div>").xpath("//li | //h3 | //dt | //dd | //th | //td")
    return [" ".join(part.text_content().split()) for part in parts]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("rapport", "rapport (a real connection)"),
        ("Rapport", "Rapport (a real connection)"),
        ("example therapy", "example therapy (EXT: working on examples)"),
        ("EXT", "EXT (example therapy: working on examples)"),
        ("example therapies", "example therapies (EXT: working on examples)"),
    ],
)
def test_a_term_is_followed_by_what_it_means(example: Path, words: str, shown: str) -> None:
    block = macros(read_project(example)).term(words)
    assert html.fromstring(f"<p>{block}</p>").text_content() == shown


def test_a_glossary_lists_its_terms_in_the_order_of_the_alphabet(example: Path) -> None:
    assert said(macros(read_project(example)).glossary()) == [
        *("example therapy (EXT)", "A therapy for tests."),
        *("rapport", "A real connection."),
    ]


@pytest.mark.parametrize(
    ("country", "part", "shown"),
    [
        ("US", "titles", ["In the United States", "Licensed example (LEX): has a license."]),
        ("US", "complaints", []),
        ("GB", "titles", []),
        ("GB", "complaints", ["In the United Kingdom", "The council (example.org/council): takes complaints."]),
        ("CA", "registers", []),
        (
            "",
            "registers",
            [
                *("In the United States", "The board: shows a license."),
                *("In the United Kingdom", "The council (example.org/council): shows its members."),
            ],
        ),
    ],
)
def test_a_practice_shows_its_own_country_and_without_one_all(
    example: Path, country: str, part: str, shown: list[str]
) -> None:
    change(example, "data/practice.yml", "country: US", f"country: {country}")
    if country not in ("US", ""):
        change(
            example, "data/urgent-help.yml", "countries:", f"countries:\n  {country}: [{{id: a, name: A, call: '1'}}]"
        )
    assert said(macros(read_project(example)).by_country(part)) == shown


def test_an_approach_has_every_row_and_its_source(example: Path) -> None:
    change(example, "docs/trust.md", "It has words.", "{{ approaches() }}")
    project = read_project(example)
    block = macros(project, "trust.md").approaches()
    assert said(block)[6:] == [
        "Example therapy (EXT) You work on examples.",
        "What a session feels like You look at one.",
        "What it may suit Examples of all kinds.1",
        "What may be hard It is long.",
        "What we don’t know Much.",
    ]
    assert 'href="#source-unused"' in block


def test_who_made_the_site_is_shown_only_as_far_as_it_is_filled_in(example: Path) -> None:
    assert "please tell us by email (" in macros(read_project(example)).who_made_this()
    (example / "data/practice.yml").write_text("country: US\n")
    assert macros(read_project(example)).who_made_this() == ""
    change(example, "data/practice.yml", "country: US", "country: US\nreviewed_by: A Reader\npaid_by: A Fund")
    assert said(macros(read_project(example)).who_made_this()) == ["Reviewed by A Reader", "Paid for by A Fund"]


@pytest.mark.parametrize(
    ("call", "what", "remedy"),
    [
        (("term", "raport"), "there is no term `raport` in data/glossary.yml.", 'term("rapport"), or add'),
        (("by_country", "title"), "there is no part of data/countries.yml `title`.", '"titles", perhaps?'),
        (("picture", "house", "A house."), "there is no picture `house`.", "one of first-meeting, modest-link"),
    ],
)
def test_a_word_a_macro_does_not_know_gets_the_nearest(
    example: Path, call: tuple[str, ...], what: str, remedy: str
) -> None:
    name, *words = call
    with pytest.raises(MacroError) as caught:
        getattr(macros(read_project(example)), name)(*words)
    assert caught.value.what == what
    assert caught.value.remedy.startswith(remedy)


def test_what_is_said_on_fees_names_its_source_on_the_page_that_shows_it(example: Path) -> None:
    change(
        example,
        "data/countries.yml",
        "    registers:",
        "    fees: [It costs.]\n    fees_sources: [unused]\n    registers:",
    )
    change(example, "docs/trust.md", "It has words.", '{{ by_country("fees") }}')
    project = read_project(example)
    assert cited_on(project.pages["trust.md"], project.facts) == ("unused",)
    assert 'href="#source-unused"' in macros(project, "trust.md").by_country("fees")

"""What the head of a page must say, and which braces its text may hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.addresses import address_of
from builder.checking.check import check
from builder.faults import Faults
from builder.page_macros import cited_on
from builder.reading import pages
from builder.reading.pages import read_page
from builder.reading.project import read_project
from tests.conftest import FULL_EXAMPLE, copy_project

HEAD = """\
---
title: Trust
description: About trust.
checked: 2026-11-01
next_check: 2027-05-01
---

# Trust
"""
NO_CALL = "these braces hold more than a macro with texts in quotation marks. Try: "
ALONE = (
    "`checklist` needs a line of its own, at its very beginning, with an empty line above and below."
    " Try: move it there."
)
OR_AWAY = "the macro, or take the braces away."
NO_SOURCE = "there is no source `{}` in data/sources.yml. Try: {}, or add the source there first."
USE = 'call a macro, such as {{ cite("…") }} (CONTRIBUTING.md lists them), or take the braces away.'
FIELDS = "begin the page with a line ---, its title, description and dates, and a line ---."
NO_HEAD = f"docs/trust.md:1: the lines between --- at the top are missing or not closed. Try: {FIELDS}"


def faults(example: Path, text: str) -> list[str]:
    """What is told of a page with this text. The home page leads to a heading that it has no more: that is left out."""
    (example / "docs/trust.md").write_text(text)
    with pytest.raises(Faults) as caught:
        check(example)
    return [str(fault) for fault in caught.value.faults if fault.file != "docs/index.md"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{{ checklst() }}", "there is no macro `checklst`. Try: `checklist`, perhaps?"),
        ("{{ frobnicate() }}", f"there is no macro `frobnicate`. Try: {USE}"),
        ("{{ cite }}", "`cite` is named here but not called. Try: put brackets behind it: {{ cite() }}."),
        ("{{ practice_name }}", f"nothing is called `practice_name`, so there is nothing to show here. Try: {USE}"),
        ("{{ checklist('short') }}", "`checklist` takes no texts in its brackets, not 1. Try: {{ checklist() }}."),
        ("{{ cite() }}", '`cite` takes 1 text in its brackets, not 0. Try: {{ cite("…") }}.'),
        ("{{ cite('frist') }}", NO_SOURCE.format("frist", 'cite("first")')),
        ("{{ cite('nothing') }}", NO_SOURCE.format("nothing", "check the spelling")),
        ("{{ cite(first) }}", NO_CALL + USE),
        ("{{ cite(source='first') }}", NO_CALL + USE),
        ("{{ cite('first') | upper }}", NO_CALL + USE),
        ("{{ cite.__globals__ }}", NO_CALL + USE),
        ("{{ ''.__class__.__mro__ }}", NO_CALL + USE),
        ("{% set x = 1 %}", NO_CALL + USE),
        ("{% include 'x' %}", NO_CALL + USE),
        ("{% raw %}{{ cite('first') }}{% endraw %}", NO_CALL + USE),
        ("{% frobnicate", NO_CALL + USE),
        (
            "{{ cite('first')",
            "`{{` is opened here and never closed. Try: put }} behind the macro, or take the braces away.",
        ),
        (
            "{{ cite('first') }",
            "`{{` is opened here and never closed. Try: put }} behind the macro, or take the braces away.",
        ),
        (
            "cite('first') }}",
            "`}}` closes braces here that nothing opened. Try: put {{ before the macro, or take the braces away.",
        ),
        (
            "words { cite('first') } here",
            "`{ cite('first') }` has one brace where two belong. Try: {{ cite('first') }}",
        ),
        ("foo {{ checklist() }} bar", ALONE),
        ("> {{ checklist() }}", ALONE),
        ("## Why {#why}", "`{#` hides all that follows. Try: write an id with a colon, as in {: #id }."),
    ],
)
def test_braces_that_are_no_macro_call_are_refused_on_their_line(example: Path, line: str, message: str) -> None:
    text = f"{HEAD}\nSome words.\n{line}{'#}' if '{#' in line else ''}\n"
    assert faults(example, text) == [f"docs/trust.md:11: {message}"]


def test_braces_that_are_never_closed_are_told_where_they_are_opened(example: Path) -> None:
    found = faults(example, f"{HEAD}\nWords {{{{ cite('first')\n\nMore {{{{ cite('second') }}}}\n")
    assert [text.partition(" Try: ")[0] for text in found] == [
        "docs/trust.md:10: `{{` is opened here and never closed."
    ]


def test_code_in_a_page_is_refused_before_anything_runs(example: Path, tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    code = f"{{{{ cite.__globals__['__builtins__']['open']('{mark}', 'w') }}}}"
    assert faults(example, f"{HEAD}\n{code}\n")
    assert not mark.exists()


def test_a_correct_page_knows_what_it_cites_in_order_and_once(example: Path) -> None:
    project = read_project(example)
    assert cited_on(project.pages["index.md"], project.facts) == ("second", "first")


def test_words_with_single_braces_and_code_are_left_alone(example: Path) -> None:
    (example / "docs/trust.md").write_text(f"{HEAD}\nA {{brace}} and 100% and ## no heading {{: #here }}\n")
    assert read_project(example).pages["trust.md"].calls == ()


@pytest.mark.parametrize(
    "text",
    [
        "# Trust\n",
        "---\ntitle: Trust\n# Trust\n",
        "",
        "\n---\ntitle: x\n---\n",
        "---\u00a0\ntitle: x\n---\n",
        "---\ntitle: x\n---",
    ],
)
def test_a_page_without_a_closed_head_is_refused(example: Path, text: str) -> None:
    assert faults(example, text) == [NO_HEAD]


def test_each_field_of_the_head_is_checked_on_its_own_line(example: Path) -> None:
    text = HEAD.replace("2026-11-01", "1 November").replace("title:", "titel:")
    assert faults(example, text) == [
        "docs/trust.md:2: `titel` isn't a name this file knows. Try: did you mean `title`?",
        "docs/trust.md:2: `title` is missing or empty. Try: add a line `title: …` here.",
        "docs/trust.md:4: `checked`: this isn't a date. Try: year-month-day, as in 2027-05-24.",
    ]


@pytest.mark.parametrize("more", ["<<:", "next_step: go on\nnext_page: 12", "next_step: go\ton\nnext_page: trust.md"])
def test_a_head_an_engine_would_read_otherwise_or_not_at_all_is_refused(example: Path, more: str) -> None:
    assert faults(example, HEAD.replace("title: Trust", f"title: Trust\n{more}")) != []


def test_a_head_that_only_we_can_read_is_refused(example: Path) -> None:
    assert faults(example, HEAD.replace("title: Trust", "%YAML 1.3\n--- # a later one\ntitle: Trust")) == [
        "docs/trust.md:2: the top of this page can't be read. Try: put its texts in quotation marks."
    ]


def test_a_head_that_is_right_is_not_read_as_engines_would(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (example / "docs/trust.md").write_text(HEAD)
    monkeypatch.delattr(pages, "ENGINES_LOADER")
    _, _, found = read_page(example, "trust.md")
    assert found == []


@pytest.mark.parametrize("title", ["0100", "no", "Yes", "2026-11-24", "1.5"])
def test_a_title_an_engine_would_turn_into_something_else_is_refused(example: Path, title: str) -> None:
    assert faults(example, HEAD.replace("title: Trust", f"title: {title}")) == [
        "docs/trust.md:2: `title` isn't read as a text. Try: put it in quotation marks."
    ]


def test_braces_at_the_top_of_a_page_are_refused_even_in_a_comment(example: Path) -> None:
    found = faults(example, HEAD.replace("---\n\n", "# {{ checklist() }}\n---\n\n"))
    assert found == ["docs/trust.md:6: braces have no place at the top of a page. Try: take them away."]


def test_a_description_that_is_too_long_says_by_how_much(example: Path) -> None:
    assert faults(example, HEAD.replace("About trust.", "a" * 161)) == [
        "docs/trust.md:3: `description` is too long: 161 signs, where 160 fit. Try: say it more briefly."
    ]


def test_a_page_with_another_ending_is_refused(example: Path) -> None:
    (example / "docs/other.markdown").write_text("x")
    assert faults(example, HEAD) == [
        "docs/other.markdown:1: a page's name ends in .md, in small letters. Try: rename the file."
    ]


def test_files_an_editor_leaves_are_passed_over(example: Path) -> None:
    (example / "docs/.#trust.md").symlink_to("nowhere")
    (example / "docs/.trust.md.swp").write_bytes(b"\xff")
    (example / "docs/.draft.md").write_text("Half a page")
    assert "trust.md" in read_project(example).pages


def test_a_web_address_nobody_can_read_is_told_on_its_line(example: Path) -> None:
    (example / "docs/trust.md").write_text(f"{HEAD}\nWords.\nSee https://[a]/b for more.\n")
    _, _, found = read_page(example, "trust.md")
    assert [str(fault).partition(" Try: ")[0] for fault in found] == [
        "docs/trust.md:11: `https://[a]/b` isn't a web address."
    ]


def test_what_looks_like_a_heading_in_code_that_is_indented_is_none(example: Path) -> None:
    (example / "docs/trust.md").write_text(f"{HEAD}\n  ```\n# a remark\n  ```\n\n## Why\n")
    page, _, _ = read_page(example, "trust.md")
    assert page
    assert page.headings_without_id == (8, 14)


def test_braces_beyond_number_are_a_fault_and_not_a_crash(example: Path) -> None:
    assert faults(example, f"{HEAD}\n{'{{' * 5000}\n")


def test_a_page_no_other_leads_to_is_a_reminder(example: Path) -> None:
    page = (example / "docs/trust.md").read_text()
    (example / "docs/lonely.md").write_text(page)
    assert [str(reminder) for reminder in read_project(example).reminders if "lonely" in reminder.file] == [
        "docs/lonely.md:1: no other page leads here."
        " Try: `next_page: lonely.md` at the top of the page before it, or a link in its words."
    ]


def test_a_next_check_before_the_last_one_is_refused(example: Path) -> None:
    assert faults(example, HEAD.replace("2027-05-01", "2026-11-01")) == [
        "docs/trust.md:5: `next_check` isn't after `checked`. Try: a day in the coming months for `next_check`."
    ]


def test_a_next_step_without_a_page_is_refused(example: Path) -> None:
    assert faults(example, HEAD.replace("---\n\n", "next_step: Go on\n---\n\n")) == [
        "docs/trust.md:6: `next_page` and `next_step` belong together. Try: give both, or neither."
    ]


def test_a_next_page_that_is_not_there_is_refused_with_the_nearest_one(example: Path) -> None:
    text = HEAD.replace("---\n\n", "next_page: rapprt.md#why\nnext_step: Go on\n---\n\n")
    assert faults(example, text) == [
        "docs/trust.md:6: `next_page` names a page that isn't there: rapprt.md. Try: `next_page: rapport.md`, perhaps?"
    ]


def test_what_a_page_could_do_better_is_a_reminder_and_stops_nothing(example: Path) -> None:
    (example / "docs/trust.md").write_text(HEAD.replace("# Trust", "# Trust {: #trust }") + "\n## Why\n")
    told = [str(reminder) for reminder in read_project(example).reminders if reminder.file == "docs/trust.md"]
    assert told == [
        "docs/trust.md:7: this page has no summary. Try: end it with `## In short {: #in-short }` and a short list.",
        "docs/trust.md:10: this heading has no permanent id."
        " Try: end the line with {: #a-short-name } so that links to it last.",
    ]


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.md", ""),
        ("trust.md", "trust/"),
        ("choosing/index.md", "choosing/"),
        ("a/b.md", "a/b/"),
        ("index/a.md", "index/a/"),
        ("reindex.md", "reindex/"),
    ],
)
def test_a_page_has_the_address_engines_give_it(path: str, address: str) -> None:
    assert address_of(path) == address


def test_the_list_of_parts_has_the_words_of_headings_without_their_marks(example: Path) -> None:
    page = example / "docs/trust.md"
    heading = '## What *I* say to [others](rapport.md) & a_b{{ cite("first") }} {: #say }'
    page.write_text(f"{page.read_text()}\n{heading}\n\nWords.\n")
    assert read_project(example).pages["trust.md"].sections[-1] == ("say", "What I say to others & a_b")


def test_the_other_pages_of_a_part_stand_in_the_order_of_the_way_and_those_beside_it_behind(tmp_path: Path) -> None:
    project = read_project(copy_project(tmp_path / "full", FULL_EXAMPLE))
    others = [page.path for page in project.siblings_of(project.pages["choosing/guide.md"])]
    on_the_way, beside_it = ("approaches", "qualifications", "first-meeting"), ("rights", "when-it-is-not-working")
    assert others == [f"choosing/{name}.md" for name in (*on_the_way, *beside_it)]

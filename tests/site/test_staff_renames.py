"""What staff may do to pages, headings and questions: they paste what they are told, once, and it can be published."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from builder.ledger.vanished import FILE, PASTE
from tests.conftest import change, commit, publish, run


@pytest.fixture
def published(example: Path) -> Path:
    """The example as it was published, in a repository of its own."""
    return publish(example)


def take_out_a_heading(project: Path) -> None:
    change(project, "docs/rapport.md", "## Why {: #why }\n\nIt has words.\n\n", "")
    change(project, "data/moved.yml", "rapport.md#why", "rapport.md")


def take_out_a_question(project: Path) -> None:
    text = (project / "data/checklist.yml").read_text()
    start, end = text.index("      - id: hopes-later"), text.index("  - id: senses")
    (project / "data/checklist.yml").write_text(f"{text[:start]}\n{text[end:]}")


def take_out_a_page_that_short_addresses_lead_to(project: Path) -> None:
    (project / "docs/trust.md").unlink()
    change(project, "mkdocs.yml", "  - Trust: trust.md\n", "")
    change(project, "docs/index.md", "trust.md", "rapport.md")
    change(project, "data/guide.yml", "trust.md", "rapport.md")


def move_a_page_into_a_folder(project: Path) -> None:
    (project / "docs/part").mkdir()
    (project / "docs/trust.md").rename(project / "docs/part/index.md")
    for file in ("mkdocs.yml", "docs/index.md", "data/guide.yml"):
        change(project, file, "trust.md", "part/index.md")


@pytest.mark.parametrize(
    "edit",
    [take_out_a_heading, take_out_a_question, take_out_a_page_that_short_addresses_lead_to, move_a_page_into_a_folder],
)
def test_one_round_of_pasting_is_enough(published: Path, edit: Callable[[Path], None]) -> None:
    edit(published)
    told = [line for line in run(published, "builder", "addresses").stderr.splitlines() if PASTE in line]
    assert told
    with (published / FILE).open("a") as file:
        file.writelines(f"{line.rpartition('  ')[2]}\n" for line in told)
    done = run(published, "builder", "addresses")
    assert (done.returncode, done.stderr) == (0, "")
    built = run(published, "builder", "build")
    assert (built.returncode, built.stderr) == (0, "")


def test_an_undone_change_of_an_id_is_told_step_by_step(published: Path) -> None:
    change(published, "docs/rapport.md", "#why", "#reasons")
    change(published, "data/moved.yml", "rapport.md#why", "rapport.md#reasons")
    with (published / FILE).open("a") as file:
        file.write("/rapport/#why: rapport.md#reasons\n")
    commit(published)
    change(published, "docs/rapport.md", "#reasons", "#why")
    assert (
        "data/moved.yml:8: the page still has a place `#why`. Try: take this line out, since the place is there;"
        in run(published, "builder", "addresses").stderr
    )
    change(published, FILE, "/rapport/#why: rapport.md#reasons\n", "")
    change(published, FILE, "rapport.md#reasons", "rapport.md#why")
    assert f"{PASTE}  /rapport/#reasons: rapport.md#why" in run(published, "builder", "addresses").stderr


def test_all_is_well_only_if_it_can_be_published(published: Path) -> None:
    change(published, "data/links.yml", "trust.md#why", "trust.md#whyy")
    done = run(published, "builder", "addresses")
    assert done.returncode == 1
    assert "data/links.yml:11: /go/why/ leads to `#whyy`" in done.stderr


def test_a_file_that_is_back_where_a_redirect_stands_is_told(published: Path) -> None:
    (published / "docs/leaflet.pdf").write_text("a document")
    assert "there is a file at /leaflet.pdf/. Try: take this line out" in run(published, "builder", "build").stderr


@pytest.mark.parametrize("name", ["Trust Two.md", "Trust2.md", "trust_two.md", "trüst.md"])
def test_the_name_of_a_page_is_one_to_say_and_type(published: Path, name: str) -> None:
    (published / "docs" / name).write_text((published / "docs/trust.md").read_text())
    told = run(published, "builder", "check").stderr
    assert f"docs/{name}:1: the name of this file can't be an address that people say or type." in told


def test_a_page_renamed_in_a_browser_is_told_its_line_though_the_menu_still_has_the_old_name(published: Path) -> None:
    (published / "docs/rapport.md").rename(published / "docs/connection.md")
    told = run(published, "builder", "addresses").stderr
    assert f"{PASTE}  /rapport/: connection.md" in told
    assert "mkdocs.yml" not in told
    checked = run(published, "builder", "check").stderr
    assert (
        "mkdocs.yml:12: the menu leads to a page that isn't there: rapport.md. Try: `connection.md`, perhaps?"
        in checked
    )

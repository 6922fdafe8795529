"""What a rehearsal of the move to another engine says: calmly, and with what to try. The engines are made up here."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder import rehearsal
from builder.__main__ import main
from builder.engines import zensical_engine
from builder.engines.zensical_engine import what_matters
from builder.faults import Fault
from builder.held_links import WORD
from builder.keeping.troubles import KILLED
from builder.reading.project import read_project
from builder.site_build import BuildFailed
from tests.conftest import copy_project


@pytest.fixture
def made(tmp_path: Path, published: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """The sites that the two engines have made of the project in the current folder, both the same."""
    sites = (tmp_path / "one", tmp_path / "other")
    for site in sites:
        site.mkdir()
        (site / "index.html").write_text("<title>Home</title><p>Words")
    monkeypatch.setattr(rehearsal, "build_apart", lambda _: sites[0])
    monkeypatch.setattr(rehearsal, "built_anew", lambda *_: sites[1])
    monkeypatch.setattr(rehearsal, "check_site", lambda *_: [])
    monkeypatch.setattr(zensical_engine, "version", lambda: "9.9.9")
    return sites


def test_no_difference_is_said_in_one_calm_sentence(
    made: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rehearse"]) == 0
    assert capsys.readouterr().out == "Zensical 9.9.9 makes the same site: 1 page compared, no difference.\n"


def test_differences_are_listed_and_end_with_what_to_try(
    made: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    (made[1] / "index.html").write_text("<title>Home</title><p>Other")
    assert main(["rehearse"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "/: the text: ours “Words”, theirs “Other”",
        "1 difference between MkDocs (ours) and Zensical 9.9.9 (theirs). Try: mend our side, or list it in"
        " handbook/leaving-material.md.",
    ]


def test_what_may_not_be_published_is_told_first(
    made: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fault = Fault("site/index.html", 1, "urgent help is missing.", "bring it back.")
    monkeypatch.setattr(rehearsal, "check_site", lambda *_: [fault])
    assert main(["rehearse"]) == 1
    assert capsys.readouterr().err.startswith(f"{fault}\n0 differences ")


def test_without_the_other_engine_it_says_how_to_get_it(
    published: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(zensical_engine, "NAME", "no-such-engine")
    assert main(["rehearse"]) == 1
    assert capsys.readouterr().err == "Zensical isn't installed here. Try: make rehearse, which installs it.\n"


@pytest.mark.parametrize(
    ("script", "told"),
    [("echo Build started; echo Too hot >&2; exit 3", "Too hot"), ("kill -9 $$", KILLED)],
    ids=["by itself", "killed"],
)
def test_an_engine_that_fails_is_told_with_what_it_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, told: str
) -> None:
    project = copy_project(tmp_path / "project")
    monkeypatch.setattr(zensical_engine, "build_command", lambda: ["sh", "-c", script])
    with pytest.raises(BuildFailed) as failed:
        rehearsal.built_anew(read_project(project), tmp_path / "rehearsal", "https://example.org/")
    assert str(failed.value) == f"Zensical can't build this:\n{told}"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Build started\nBuild finished in 1.97s\nNo issues found\n", ""),
        ("Build started\n\x1b[33mNo\x1b[0m page\nTraceback (most recent call last):\n  File x\nRuntimeError: y",
         "No page\nRuntimeError: y"),
        ("Traceback (most recent call last):\n  File x\nRuntimeError: Stop:\ndocs/trust.md:3: no. Try: yes.\n1 thing",
         "docs/trust.md:3: no. Try: yes."),
    ],
    ids=["nothing", "its own words", "ours"],
)  # fmt: skip
def test_of_all_that_the_engine_says_what_matters_is_told(said: str, told: str) -> None:
    assert what_matters(said) == told


def test_a_copy_for_the_other_engine_holds_the_links_of_its_words_and_leaves_the_project(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    words = '<a href="../rapport/">a</a> [b](rapport.md) \udcff'
    (project / "docs/trust.md").write_text(words, errors="surrogateescape")
    copy = zensical_engine.copy_for(project, tmp_path / "copy")
    held = (copy / "docs/trust.md").read_text(errors="surrogateescape")
    assert held == f'<a href="{WORD}../rapport/">a</a> [b](rapport.md) \udcff'
    assert (project / "docs/trust.md").read_text(errors="surrogateescape") == words

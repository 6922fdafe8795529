"""Which version a change is compared with, and what is said when it can't be had. On small repositories of git."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.ledger import base
from builder.site_build import BuildFailed
from tests.conftest import commit, git


def write(folder: Path, text: str) -> str:
    """Commit a file with this text, and return the commit."""
    (folder / "file.txt").write_text(text)
    return commit(folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    return tmp_path


def test_without_git_or_history_there_is_nothing_to_compare_with(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert base.version_before(folder) is None
    write(folder, "first")
    assert base.version_before(folder) is None
    write(folder, "second")
    monkeypatch.setenv("PATH", "")
    assert base.version_before(folder) is None


def test_it_is_the_commit_before_or_the_last_one_while_something_is_changed(folder: Path) -> None:
    first, second = write(folder, "first"), write(folder, "second")
    assert base.version_before(folder) == first
    (folder / "file.txt").write_text("not committed")
    assert base.version_before(folder) == second


def test_it_is_the_newest_that_the_shared_main_has_too(folder: Path) -> None:
    shared = write(folder, "shared")
    git(folder, "update-ref", "refs/remotes/origin/main", shared)
    write(folder, "mine")
    write(folder, "mine too")
    assert base.version_before(folder) == shared
    (folder / "file.txt").write_text("not committed")
    assert base.version_before(folder) == shared


def test_without_a_shared_main_it_is_the_newest_that_our_own_main_has_too(folder: Path) -> None:
    main = write(folder, "main")
    git(folder, "switch", "--quiet", "--create", "mine")
    write(folder, "mine")
    write(folder, "mine too")
    assert base.version_before(folder) == main


def test_a_named_version_is_taken_and_one_that_is_not_there_is_told(folder: Path) -> None:
    first, _ = write(folder, "first"), write(folder, "second")
    write(folder, "third")
    assert base.version_before(folder, first[:10]) == first
    with pytest.raises(BuildFailed, match=r"There is no version v9 here\. Try: name another one"):
        base.version_before(folder, "v9")


def test_a_version_that_can_not_be_built_is_told_with_what_it_said(folder: Path) -> None:
    (folder / "requirements").mkdir()
    (folder / "requirements/site.txt").write_text("")
    (folder / "builder").mkdir()
    (folder / "builder/__main__.py").write_text("raise SystemExit('no words yet')")
    broken = write(folder, "broken")
    with pytest.raises(BuildFailed) as told:
        base.build_version(folder, broken)
    assert str(told.value).splitlines() == [
        "no words yet",
        f"That was the version before this one, {broken[:7]}, which can't be built. {base.WAY_OUT}",
    ]


def test_a_version_that_needs_other_packages_is_built_with_its_own(folder: Path) -> None:
    (folder / "requirements").mkdir()
    (folder / "requirements/site.txt").write_text("older")
    (folder / "Makefile").write_text("build:\n\t@mkdir site && cp file.txt site/\n")
    older = write(folder, "older")
    (folder / "requirements/site.txt").write_text("newer")
    (folder / "left-over").write_text("not committed")
    site = base.build_version(folder, older)
    assert (site / "file.txt").read_text() == "older"
    assert not (site.parent / "left-over").exists()

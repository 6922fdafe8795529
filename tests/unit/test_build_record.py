"""A built site says what it was built from: true to the commit, or silent about it."""

from __future__ import annotations

import json
import platform
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

import pytest

from builder.hosting.build_record import commit_of, hash_of, versions, write_build_record
from tests.conftest import ROOT, commit, git


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "trust").mkdir(parents=True)
    (folder / "trust/index.html").write_text("Trust")
    (folder / "trust.txt").write_text("A name that comes before its folder in some orders")
    (folder / "Trust.pdf").write_text("A capital, which comes before all small letters")
    (folder / "icon.svg").write_bytes(b"\x00\xff")
    return folder


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "a.md").write_text("words")
    git(folder, "init", "--quiet")
    commit(folder)
    return folder


def test_the_hash_sees_every_byte_every_name_and_every_folder(site: Path) -> None:
    hashes = {hash_of(site)}
    (site / "icon.svg").write_bytes(b"\x00\xfe")
    hashes.add(hash_of(site))
    (site / "icon.svg").rename(site / "icons.svg")
    hashes.add(hash_of(site))
    (site / "trust/index.html").rename(site / "index.html")
    hashes.add(hash_of(site))
    (site / "trust/build.json").write_text("A page's own file, and no record")
    hashes.add(hash_of(site))
    assert len(hashes) == 5


def test_the_record_is_no_part_of_its_own_hash(site: Path, tmp_path: Path) -> None:
    before = hash_of(site)
    write_build_record(site, tmp_path)
    assert hash_of(site) == before == json.loads((site / "build.json").read_text())["files"]


def test_anyone_can_compare_the_hash_without_our_programs(site: Path) -> None:
    (command,) = re.findall(r"^    (find .*)$", (ROOT / "handbook/hosts.md").read_text(), re.MULTILINE)
    (site / "build.json").write_text("{}")
    told = subprocess.run(["sh", "-c", command], cwd=site, capture_output=True, text=True)
    if told.returncode or told.stderr:
        pytest.skip("this system's find or sha256sum is another one")
    assert hash_of(site) == f"sha256:{told.stdout.split()[0]}"


def test_the_commit_is_told_if_the_folder_is_just_that(repository: Path) -> None:
    assert commit_of(repository) == git(repository, "rev-parse", "HEAD")


@pytest.mark.parametrize("file", ["a.md", "new.md"])
def test_a_folder_with_a_change_that_is_in_no_commit_has_none(repository: Path, file: str) -> None:
    (repository / file).write_text("other words")
    assert commit_of(repository) is None
    git(repository, "config", "status.showUntrackedFiles", "no")
    assert commit_of(repository) is None


def test_what_git_leaves_out_is_no_change(repository: Path) -> None:
    (repository / ".gitignore").write_text("/site/\n")
    last = commit(repository)
    (repository / "site").mkdir()
    (repository / "site/index.html").write_text("built")
    assert commit_of(repository) == last


def test_the_commit_of_a_repository_around_the_project_says_nothing(repository: Path) -> None:
    (repository / "inside").mkdir()
    (repository / "inside/a.md").write_text("words")
    commit(repository)
    assert commit_of(repository / "inside") is None


def test_without_git_or_a_first_commit_there_is_none(
    tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert commit_of(tmp_path) is None
    git(tmp_path, "init", "--quiet")
    (repository / ".git").rename(tmp_path / "kept")
    assert commit_of(tmp_path) is None
    monkeypatch.setenv("PATH", str(tmp_path))
    assert commit_of(ROOT) is None


def test_a_link_to_the_project_is_the_project(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(repository)
    assert commit_of(tmp_path / "link") == git(repository, "rev-parse", "HEAD")


def test_versions_are_those_that_are_installed(tmp_path: Path) -> None:
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements/site.in").write_text("# a reason\nmkdocs==0.0.1\nnot-on-this-machine==1.0\n")
    assert versions(tmp_path) == {"python": platform.python_version(), "mkdocs": version("mkdocs")}
    assert {"mkdocs", "PyYAML", "typst"} <= set(versions(ROOT))

"""A finished folder takes the place of the one before: at every step there is a whole one, or one run away."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.keeping import swapping
from builder.keeping.swapping import aside_of, put_back, take_place
from tests.conftest import BREAKING, ROOT

SWAP = (
    "from pathlib import Path; from builder.keeping.swapping import take_place;"
    "take_place(Path('workshop/site').absolute(), Path('site').absolute())"
)
PAGES = ("index.html", "trust/index.html")
IN_TURN = {"BREAK_EXCHANGE": "refused"}
"""A system that can't exchange two folders in one step."""


def fill(site: Path, words: str) -> Path:
    for page in PAGES:
        (site / page).parent.mkdir(parents=True, exist_ok=True)
        (site / page).write_text(words)
    return site


def words_of(site: Path) -> str | None:
    """The words on every page of a whole site; None if there is no site or not all of it."""
    found = {(site / page).read_text() for page in PAGES if (site / page).is_file()}
    whole = all((site / page).is_file() for page in PAGES)
    return found.pop() if whole and len(found) == 1 else None


class Swap:
    """An old site and a fresh one, in folders of their own, and a program that swaps them."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.site, self.fresh = folder, folder / "site", folder / "workshop/site"
        fill(self.site, "old")
        fill(self.fresh, "new")

    def run(self, **breaking: str) -> subprocess.CompletedProcess[str]:
        path = f"{BREAKING}{os.pathsep}{ROOT}"
        there = {"BREAK_FOLDER": str(self.folder), "BREAK_LOG": f"{self.folder}.log", "PYTHONPATH": path}
        environment = {**os.environ, **there, **breaking}
        command = [sys.executable, "-c", SWAP]
        return subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True)

    def steps(self) -> list[str]:
        return Path(f"{self.folder}.log").read_text().splitlines()


def broken_swaps(folder: Path, how: str, **system: str) -> Iterator[tuple[Swap, subprocess.CompletedProcess[str]]]:
    """A swap for each of its steps, broken at that step."""
    whole = Swap(folder / "whole")
    assert whole.run(**system).returncode == 0
    assert words_of(whole.site) == "new"
    assert list((folder / "whole/workshop").iterdir()) == []
    assert len(whole.steps()) > 4
    for step in range(1, len(whole.steps()) + 1):
        swap = Swap(folder / f"at-{step}")
        yield swap, swap.run(BREAK_HOW=how, BREAK_AT=str(step), **system)


@pytest.mark.parametrize("how", ["killed", "refused_once", "refused_from_here"])
def test_an_exchange_that_breaks_anywhere_leaves_a_whole_site_in_its_place(tmp_path: Path, how: str) -> None:
    left = [words_of(swap.site) for swap, _ in broken_swaps(tmp_path, how)]
    assert set(left) <= {"old", "new"}
    assert "new" in left


@pytest.mark.parametrize("how", ["killed", "refused_once", "refused_from_here"])
def test_two_steps_that_break_anywhere_leave_a_whole_site_that_the_next_run_finds(tmp_path: Path, how: str) -> None:
    left = []
    for swap, _ in broken_swaps(tmp_path, how, **IN_TURN):
        left.append(words_of(swap.site))
        put_back(swap.fresh, swap.site)
        assert words_of(swap.site) in ("old", "new")
        assert not aside_of(swap.fresh).exists()
    assert (None in left) == (how != "refused_once")  # then it puts the old one back itself


def test_a_swap_that_is_refused_says_so_and_one_that_is_done_does_not(tmp_path: Path) -> None:
    for swap, done in broken_swaps(tmp_path, "refused_once", **IN_TURN):
        assert words_of(swap.site) == ("new" if done.returncode == 0 else "old")


def test_two_folders_change_places_in_one_step(tmp_path: Path) -> None:
    swap = Swap(tmp_path)
    assert swapping._exchange(swap.fresh, swap.site), "neither Linux nor macOS refuses that on a disk of its own"
    assert (words_of(swap.site), words_of(swap.fresh)) == ("new", "old")


def test_a_first_site_needs_no_old_one(tmp_path: Path) -> None:
    take_place(fill(tmp_path / "workshop/site", "new"), tmp_path / "site")
    assert words_of(tmp_path / "site") == "new"


def test_all_of_a_site_is_on_the_disk_before_it_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swap = Swap(tmp_path)
    parts = {os.stat(path).st_ino for path in (swap.fresh, *(swap.fresh / page for page in PAGES))}
    written: dict[int, str | None] = {}
    monkeypatch.setattr(os, "fsync", lambda file: written.update({os.fstat(file).st_ino: words_of(swap.site)}))
    take_place(swap.fresh, swap.site)
    assert written == dict.fromkeys(parts, "old")


def fail(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let the disk answer with an error when something is to be on it."""

    def refused(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refused)


def test_a_site_that_the_disk_does_not_take_is_not_put_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swap = Swap(tmp_path)
    fail(monkeypatch, errno.EIO)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        take_place(swap.fresh, swap.site)
    assert (words_of(swap.site), words_of(swap.fresh)) == ("old", "new")


def test_a_disk_that_does_not_know_the_wish_takes_a_site_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swap = Swap(tmp_path)
    fail(monkeypatch, errno.EINVAL)
    take_place(swap.fresh, swap.site)
    assert words_of(swap.site) == "new"


def test_half_of_an_old_site_is_never_put_back(tmp_path: Path) -> None:
    """An old one that was replaced is thrown away under a name by which nothing is ever put back."""
    swap = Swap(tmp_path)
    swap.fresh.rename(aside_of(swap.fresh))
    put_back(swap.fresh, swap.site)
    assert list(swap.fresh.parent.iterdir()) == []
    assert words_of(swap.site) == "old"

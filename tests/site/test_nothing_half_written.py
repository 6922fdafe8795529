"""Whatever breaks a build, there is a whole site: the last good one, or the new one. Tried by breaking builds.

`tests/breaking/` counts the steps by which a build changes its folder, in all its programs, and breaks it at one of
them. Here a few are tried, spread from the first to the last; `make fuzz` tries many.
"""

from __future__ import annotations

import fcntl
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from builder.keeping.alone import WAITS
from tests.conftest import BREAKING, EXAMPLE, PATIENCE, change, copy_project, wait_for
from tests.site.test_building import fingerprint

UNCHANGED = "Nothing was published or changed."
MANY = 60
POINTS = {"full_from_here": 3, "refused_once": 3, "killed": 3, "first_killed": 3, "interrupted": 2}
"""How a build is broken (see `tests/breaking/`), and at how many points."""


class Trial:
    """A project with a good site and changed words, so that an old and a new site can be told apart."""

    def __init__(self, folder: Path) -> None:
        self.project = copy_project(folder / "project", EXAMPLE)
        self.site, self.workshop = self.project / "site", self.project / ".build"
        self.kept, self.log = folder / "kept", folder / "log"
        assert self.build().returncode == 0
        shutil.copytree(self.site, self.kept)
        self.old = fingerprint(self.site)
        change(self.project, "docs/trust.md", "It has words.", "It has other words.")
        assert self.build().returncode == 0
        self.new, self.steps = fingerprint(self.site), len(self.log.read_text().splitlines())
        self.restore()

    def start(self, *command: str, prepare: Callable[[], None] = lambda: None, **more: str) -> subprocess.Popen[str]:
        """Start `python -m builder <command>` as a terminal does: in a group of its own that Ctrl-C reaches."""
        for log in self.log.parent.glob("log*"):
            log.unlink()
        there = {"BREAK_FOLDER": str(self.project), "BREAK_LOG": str(self.log), "PYTHONPATH": str(BREAKING)}

        def as_a_terminal_does() -> None:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            prepare()

        return subprocess.Popen(
            [sys.executable, "-m", "builder", *command], cwd=self.project, env={**os.environ, **there, **more},
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, process_group=0, preexec_fn=as_a_terminal_does,
        )  # fmt: skip

    def build(self, prepare: Callable[[], None] = lambda: None, **more: str) -> subprocess.CompletedProcess[str]:
        return ended(self.start("build", prepare=prepare, **more))

    def restore(self) -> None:
        """Put the old site back, as if the new one had never been built."""
        shutil.rmtree(self.site, ignore_errors=True)
        shutil.copytree(self.kept, self.site)

    def has_done(self, step: str) -> bool:
        """Whether the build that runs has come so far."""
        return step in self.log.read_text()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock of a build; fails at once if a program of a build still holds it."""
        with (self.workshop / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield


def ended(program: subprocess.Popen[str]) -> subprocess.CompletedProcess[str]:
    said, complained = program.communicate(timeout=PATIENCE)
    return subprocess.CompletedProcess(program.args, program.returncode, said, complained)


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    return Trial(tmp_path_factory.mktemp("trial"))


@pytest.fixture
def trial(started: Trial) -> Trial:
    """The trial with its old site, whatever the test before left."""
    if not started.site.is_dir() or started.site.is_symlink() or fingerprint(started.site) != started.old:
        started.restore()
    return started


def spread(steps: int, points: int) -> list[int]:
    """So many steps, from the first to the last."""
    points = MANY if os.environ.get("FUZZ") else points
    return [1 + round(point * (steps - 1) / (points - 1)) for point in range(points)]


def is_told_well(done: subprocess.CompletedProcess[str], is_new: bool) -> bool:
    """Whether a run ended calmly, with a sentence that is true and the exit code that belongs to it."""
    told = [line for line in done.stderr.splitlines() if line != WAITS]
    if done.returncode == 0:
        return is_new and not told
    if done.returncode == 1:
        return not is_new and len(told) == 2 and " Try: " in told[0] and told[1] == UNCHANGED
    if done.returncode == 130:
        return told == ["Stopped. The new site is in site/." if is_new else f"Stopped. {UNCHANGED}"]
    return done.returncode == -signal.SIGKILL


@pytest.mark.parametrize("how", POINTS)
def test_a_build_that_breaks_anywhere_leaves_a_whole_site_and_the_next_one_succeeds(trial: Trial, how: str) -> None:
    for step in spread(trial.steps, POINTS[how]):
        done = trial.build(BREAK_HOW=how, BREAK_AT=str(step))
        left = fingerprint(trial.site)
        assert left in (trial.old, trial.new), f"broken at step {step}"
        if how == "full_from_here" and done.returncode:
            assert "the disk is full. Try: make room on it" in done.stderr
        assert is_told_well(done, left == trial.new), f"broken at step {step}: {done.returncode} {done.stderr}"
        trial.restore()
    assert trial.build().returncode == 0
    assert fingerprint(trial.site) == trial.new
    assert os.listdir(trial.workshop) == ["lock"]


def test_a_file_the_system_lets_grow_no_further_is_told_in_one_sentence(trial: Trial) -> None:
    done = trial.build(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)))
    assert "no file grow that large" in done.stderr
    assert is_told_well(done, is_new=False)
    assert fingerprint(trial.site) == trial.old


@pytest.mark.parametrize("sign", [".build/lock", ".build/site/card.png"], ids=["it begins", "cards are drawn"])
def test_ctrl_c_ends_a_build_calmly_and_leaves_no_program_running(trial: Trial, sign: str) -> None:
    program = trial.start("build")
    assert wait_for(lambda: trial.has_done(sign), program)
    os.killpg(program.pid, signal.SIGINT)
    done = ended(program)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", f"Stopped. {UNCHANGED}\n")
    with trial.locked():
        assert fingerprint(trial.site) == trial.old


@pytest.mark.parametrize(("wish", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_build_that_is_asked_to_end_takes_the_engine_along(trial: Trial, wish: signal.Signals, code: int) -> None:
    program = trial.start("build")
    assert wait_for(lambda: trial.has_done(".build/site/trust/index.html"), program)
    program.send_signal(wish)
    done = ended(program)
    assert (done.returncode, done.stderr) == (code, f"Stopped. {UNCHANGED}\n")
    with trial.locked():
        assert fingerprint(trial.site) == trial.old


def test_ctrl_c_is_heard_while_a_command_still_loads(trial: Trial) -> None:
    done = ended(trial.start("check", BREAK_AT_IMPORT="pydantic"))
    assert (done.returncode, done.stderr) == (130, f"Stopped. {UNCHANGED}\n")


def test_a_build_waits_for_another_one_in_the_same_folder(trial: Trial) -> None:
    with trial.locked():
        program = trial.start("build")
        assert program.stderr is not None
        assert program.stderr.readline().strip() == WAITS
        assert not trial.has_done(".build/site")
    assert ended(program).returncode == 0
    assert fingerprint(trial.site) == trial.new


def test_an_engine_that_outlives_its_build_is_waited_for(trial: Trial) -> None:
    assert trial.build(BREAK_HOW="orphaned", BREAK_AT=str(trial.steps // 3)).returncode == -signal.SIGKILL
    with pytest.raises(BlockingIOError), trial.locked():
        pass
    os.kill(int(trial.log.read_text().splitlines()[-1].split()[0]), signal.SIGKILL)


def test_a_site_that_a_crash_put_aside_is_back_after_the_next_command(trial: Trial) -> None:
    trial.site.rename(trial.workshop / "last-site")
    assert is_told_well(trial.build(BREAK_HOW="full_from_here", BREAK_AT="3"), is_new=False)
    assert fingerprint(trial.site) == trial.old


def test_a_link_or_a_file_in_the_place_of_the_site_is_left_as_it_is(trial: Trial) -> None:
    elsewhere = trial.site.rename(trial.project.parent / "elsewhere")
    trial.site.symlink_to(elsewhere)
    done = trial.build()
    assert done.stderr.startswith("`site` is a link to somewhere else")
    assert is_told_well(done, is_new=False)
    assert trial.site.is_symlink()
    assert fingerprint(elsewhere) == trial.old
    shutil.rmtree(elsewhere)
    trial.site.unlink()
    trial.site.write_text("mine")
    done = trial.build()
    assert done.stderr.startswith("`site` is a file")
    assert trial.site.read_text() == "mine"
    trial.site.unlink()


def test_a_reader_who_has_enough_is_no_mistake(trial: Trial) -> None:
    program = trial.start("check")
    assert program.stdout is not None
    program.stdout.close()
    assert program.stderr is not None
    assert program.stderr.read() == ""
    assert program.wait(PATIENCE) == 0


def test_a_command_that_may_say_nothing_ends_well(trial: Trial) -> None:
    done = ended(trial.start("check", prepare=lambda: os.close(1)))
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no file that is always full")
def test_what_is_said_into_a_full_file_is_told_to_be_lost(trial: Trial) -> None:
    def fill() -> None:
        os.dup2(os.open("/dev/full", os.O_WRONLY), 1)

    done = ended(trial.start("check", prepare=fill))
    assert "the disk is full" in done.stderr
    assert is_told_well(done, is_new=False)

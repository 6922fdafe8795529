"""The same for many things on all cores: in order, whatever happens to a helper, and with none left behind."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from builder import side_by_side
from builder.keeping.stopping import SIGNALS
from builder.side_by_side import WORTHWHILE, Beside, HelperLost, Split, each
from tests.conftest import PATIENCE, ROOT

MANY = range(3 * WORTHWHILE)


@pytest.fixture(autouse=True)
def _three_cores_and_no_threads(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(side_by_side, "THREADS", str(one_thread(tmp_path)))  # whoever runs the tests may have some


def one_thread(folder: Path) -> Path:
    (folder / "threads/1").mkdir(parents=True)
    return folder / "threads"


@pytest.fixture
def helpers(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the runs that were started beside this one."""
    started: list[int] = []
    fork = os.fork

    def noted() -> int:
        started.append(fork())
        return started[-1]

    monkeypatch.setattr(os, "fork", noted)
    return started


def has_ended(helper: int) -> bool:
    """Whether a run of ours has ended, and the system knows no more of it."""
    try:
        os.waitpid(helper, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


def processes_of(things: range) -> set[int]:
    return set(each(lambda _: os.getpid(), things))


def test_what_is_found_comes_in_the_order_of_the_things() -> None:
    assert each(lambda number: number * number, range(100)) == [number * number for number in range(100)]
    assert each(str, []) == []


def test_there_are_as_many_runs_as_cores_where_there_is_enough_to_do() -> None:
    assert len(processes_of(MANY)) == 3
    assert processes_of(range(2 * WORTHWHILE - 1)) == {os.getpid()}


def test_with_threads_beside_it_all_is_done_in_one_run(monkeypatch: pytest.MonkeyPatch) -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    monkeypatch.undo()
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
    try:
        assert processes_of(MANY) == {os.getpid()}
    finally:
        done.set()
        thread.join()


def test_on_another_system_all_is_done_in_one_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert processes_of(MANY) == {os.getpid()}


def test_what_a_killed_helper_had_to_do_is_done_here() -> None:
    here = os.getpid()

    def killed_elsewhere(number: int) -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert each(killed_elsewhere, MANY) == list(MANY)


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_what_cannot_be_done_twice_is_not_where_a_helper_was_killed() -> None:
    here = os.getpid()
    with pytest.raises(HelperLost):
        each(lambda _: None if os.getpid() == here else killed(), MANY, can_repeat=False)


def test_what_cannot_be_done_twice_is_told_where_it_goes_wrong(capfd: pytest.CaptureFixture[str]) -> None:
    here = os.getpid()
    with pytest.raises(SystemExit) as end:
        each(lambda number: number if os.getpid() == here else 1 / 0, MANY, can_repeat=False)
    assert end.value.code == 1
    assert "ZeroDivisionError" in capfd.readouterr().err


@pytest.mark.parametrize("number", [0, 1, len(MANY) - 1])
def test_what_is_raised_in_any_run_is_raised_here_and_leaves_no_helper(number: int, helpers: list[int]) -> None:
    def refuses(thing: int) -> int:
        if thing == number:
            raise ValueError(f"not {thing}")
        return thing

    with pytest.raises(ValueError, match=f"not {number}"):
        each(refuses, MANY)
    assert all(has_ended(helper) for helper in helpers)


def test_no_helper_is_left_when_all_is_done(helpers: list[int]) -> None:
    each(str, MANY)
    assert [has_ended(helper) for helper in helpers] == [True, True]


def test_where_no_more_runs_can_begin_the_rest_is_done_here(
    helpers: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    fork, opened = os.fork, len(os.listdir("/proc/self/fd"))

    def only_one() -> int:
        if helpers:
            raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")
        return fork()

    monkeypatch.setattr(os, "fork", only_one)
    assert each(str, MANY) == [str(number) for number in MANY]
    assert [has_ended(helper) for helper in helpers] == [True]
    assert len(os.listdir("/proc/self/fd")) == opened


def test_no_helper_waits_for_a_run_that_was_killed() -> None:
    script = f"""
import os, signal
from builder import side_by_side

def killed_here(number):
    if number and os.getpid() == here:  # the first thing is done before any helper begins
        os.kill(here, signal.SIGKILL)
    return str(number) * 10_000  # more than anybody takes who doesn't read

here = os.getpid()
side_by_side.cores = lambda: 3
side_by_side.each(killed_here, range({len(MANY)}))
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, timeout=PATIENCE)
    assert done.returncode == -signal.SIGKILL  # and whatever else could write to us has ended too


def test_a_signal_ends_a_helper_and_nothing_else_happens_there() -> None:
    assert Beside(lambda: [signal.getsignal(number) for number in SIGNALS]).found() == [signal.SIG_DFL] * len(SIGNALS)


def test_what_a_helper_does_beside_this_run_is_found_when_it_is_asked_for(helpers: list[int]) -> None:
    beside = Beside(os.getpid)
    assert beside.found() == helpers[0] != os.getpid()
    beside.end()
    assert has_ended(helpers[0])


def test_without_a_second_core_what_could_be_done_beside_is_done_when_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    assert Beside(os.getpid).found() == os.getpid()


def parts_of_split(deed: str, cores: tuple[int, int] = (3, 3)) -> subprocess.CompletedProcess[str]:
    """What a run says that is split in three, and in whose second part something is done."""
    script = f"""
import os
from builder import side_by_side

answers = iter({cores})
side_by_side.cores = lambda: next(answers)
print("Once", end=" ")
split = side_by_side.Split(3)
share = split.share_of(range(7))
if 2 in share:
    {deed}
if not split.goes_on:
    split.hand_over(share, 0)
try:
    print([*sum(split.handed_over(), []), *share])
except side_by_side.HelperLost:
    print("lost")
"""
    holding_back = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    command = [sys.executable, "-c", script]
    return subprocess.run(command, cwd=ROOT, env=holding_back, capture_output=True, text=True, timeout=PATIENCE)


def test_a_split_run_does_all_there_is_and_ends_as_one() -> None:
    assert parts_of_split("pass").stdout == "Once [0, 1, 2, 3, 4, 5, 6]\n"


def test_what_all_find_is_in_order_where_only_one_more_part_can_begin() -> None:
    assert parts_of_split("pass", cores=(3, 1)).stdout == "Once [0, 1, 2, 3, 4, 5, 6]\n"


def test_what_a_part_says_is_said_when_it_ends() -> None:
    assert parts_of_split("print('Said', end=' ')").stdout == "Once Said [0, 1, 2, 3, 4, 5, 6]\n"


def test_a_part_that_ends_with_a_fault_ends_the_run_with_it() -> None:
    done = parts_of_split("raise ValueError('odd')")
    assert (done.returncode, done.stdout) == (1, "Once ")
    assert "odd" in done.stderr


def test_a_part_that_is_killed_is_missed() -> None:
    assert parts_of_split("os.kill(os.getpid(), 9)").stdout == "Once lost\n"


def test_where_no_more_parts_can_begin_the_one_there_is_does_their_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fork", lambda: exec("raise BlockingIOError"))
    split: Split[int] = Split(3)
    assert split.share_of(range(7)) == list(range(7))
    assert split.handed_over() == []

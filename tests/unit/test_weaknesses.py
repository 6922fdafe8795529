"""Known weaknesses are named where the package's version stands; a list that gives no answer isn't good news."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests import weaknesses
from tests.conftest import ROOT

NOTHING = {"dependencies": [{"name": "jinja2", "version": "3.1.6", "vulns": []}]}
KNOWN = {"id": "PYSEC-2099-1", "fix_versions": ["3.1.7"], "aliases": [], "description": "Long."}
OF_NPM = {"title": "Bad thing", "url": "https://advisories.example/1"}


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the two programs will tell, which are made up here: by the word of their command."""
    answers: dict[str, Any] = {"pip_audit": NOTHING, "audit": {"vulnerabilities": {}}}

    def answer(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        said = next(answers[word] for word in command if word in answers)
        return subprocess.CompletedProcess(command, 1, json.dumps(said), "the last line of what went wrong")

    monkeypatch.setattr(subprocess, "run", answer)
    return answers


@pytest.fixture
def locks(tmp_path: Path) -> Path:
    """A folder with a lock file of each kind."""
    for lock in weaknesses.PYTHON_LOCKS:
        (tmp_path / lock).parent.mkdir(exist_ok=True)
        (tmp_path / lock).write_text("# Made by a command.\na==1 \\\n    --hash=x\njinja2==3.1.6 \\\n    --hash=y\n")
    for lock in weaknesses.NPM_LOCKS:
        (tmp_path / lock).parent.mkdir(exist_ok=True)
        (tmp_path / lock).write_text('{\n "packages": {\n  "node_modules/axe-core": {}\n }\n}\n')
    return tmp_path


def test_nothing_known_is_nothing_told(told: dict[str, Any], locks: Path) -> None:
    assert weaknesses.weaknesses(locks) == []


def test_a_known_weakness_is_named_with_its_line_and_the_version_that_mends_it(
    told: dict[str, Any], locks: Path
) -> None:
    told["pip_audit"] = {"dependencies": [{"name": "jinja2", "version": "3.1.6", "vulns": [KNOWN]}]}
    told["audit"] = {"vulnerabilities": {"axe-core": {"via": [OF_NPM, "another"]}}}
    found = [str(fault) for fault in weaknesses.weaknesses(locks)]
    take_in = "Try: take in the newer version: handbook/releasing.md says how"
    assert f"requirements/test.txt:4: jinja2==3.1.6 has a known weakness, PYSEC-2099-1. {take_in} (3.1.7)" in found
    told_of_npm = "axe-core has a known weakness, https://advisories.example/1: Bad thing."
    assert f"tests/package-lock.json:3: {told_of_npm} {take_in}." in found
    assert len(found) == 4


@pytest.mark.parametrize(
    ("program", "answer", "said"),
    [
        ("pip_audit", {"dependencies": [{"name": "jinja2", "skip_reason": "not found"}]}, "weren't found in the list"),
        (
            "pip_audit",
            "no list",
            "test.txt:1: its packages couldn't be looked up: the last line of what went wrong Try:",
        ),
        ("audit", {"error": "405"}, "tests/package-lock.json:1: its packages couldn't be looked up: the last line"),
    ],
)
def test_no_answer_is_no_good_news(told: dict[str, Any], locks: Path, program: str, answer: object, said: str) -> None:
    told[program] = answer
    with pytest.raises(weaknesses.NotLookedUp, match="Try: ") as found:
        weaknesses.weaknesses(locks)
    assert said in str(found.value)


def test_the_handbook_has_the_page_that_is_named() -> None:
    assert "handbook/releasing.md" in weaknesses.TAKE_IN
    assert (ROOT / "handbook/releasing.md").is_file()


def test_every_lock_file_is_looked_at() -> None:
    ours = {*ROOT.glob("requirements/*.txt"), *ROOT.glob("*/package-lock.json")} - {ROOT / "requirements/site.txt"}
    assert ours == {ROOT / lock for lock in (*weaknesses.PYTHON_LOCKS, *weaknesses.NPM_LOCKS)}
    assert set(names("site")) <= set(names("test"))


def names(lock: str) -> list[str]:
    return [line for line in (ROOT / f"requirements/{lock}.txt").read_text().split("\n") if "==" in line]

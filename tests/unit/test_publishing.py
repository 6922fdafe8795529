"""What is published, and when: only main, only what has passed every check, and on the way back only what was live.

The conditions of the jobs and the scripts they call are tried with every answer they may get; `gh` is made up.
"""

from __future__ import annotations

import os
import re
import subprocess
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, commit, git
from tests.github import commands, workflow

RESULTS = ("success", "failure", "cancelled", "skipped")
MAIN = "refs/heads/main"
GH = """#!/bin/sh
case "$1 $2" in
  "run list") cat "$RUNS" | if [ -n "$ONLY" ]; then grep "$ONLY"; else cat; fi ;;
  "run view") cat "$JOBS/$3" ;;
esac
"""
PUBLISHED = "Choose the version\nChecks / make check\nBuild\nDeploy\nSign\n"
UNSIGNED = "Choose the version\nChecks / make check\nBuild\nDeploy\n"
WENT_BACK = "Choose the version\nBuild\nDeploy\nSign\nLook at the live site\n"
RED = "Choose the version\nChecks / make check\nBuild\n"


def holds(condition: str, values: dict[str, Any], is_cancelled: bool = False) -> bool:
    """Whether a job's `if` lets it run. GitHub's language for conditions is near enough to Python's."""
    text = re.sub(r"^\$\{\{|\}\}$", "", condition.strip()).replace("cancelled()", str(is_cancelled))
    text = re.sub(r"\b(?:needs\.[\w.-]+|github\.\w+|inputs\.\w+)", lambda name: repr(values[name[0]]), text)
    text = re.sub(r"!(?!=)", " not ", text).replace("&&", "and").replace("||", "or")
    return bool(eval(text, {"__builtins__": {}}))


def deploys(**answers: str) -> bool:
    """Whether a deployment comes of these answers: of a branch, a wanted commit, and the results of three jobs."""
    values = {"github.ref": answers["ref"], "inputs.commit": answers["commit"]}
    values |= {f"needs.{job}.result": answers[job] for job in ("checks", "build")}
    return holds(workflow("publish")["jobs"]["deploy"]["if"], values)


def test_only_main_is_deployed_and_only_after_every_check_or_when_it_was_live_before() -> None:
    cases = product((MAIN, "refs/heads/other"), ("", "c" * 40), RESULTS, RESULTS)
    deployed = [case for case in cases if deploys(**dict(zip(("ref", "commit", "checks", "build"), case, strict=True)))]
    assert deployed == [
        (MAIN, "", "success", "success"),
        (MAIN, "c" * 40, "success", "success"),
        (MAIN, "c" * 40, "skipped", "success"),
    ]


def test_checks_are_left_out_on_the_way_back_and_nowhere_else() -> None:
    condition = workflow("publish")["jobs"]["checks"]["if"]
    assert holds(condition, {"inputs.commit": ""})
    assert holds(condition, {"inputs.commit": None})
    assert not holds(condition, {"inputs.commit": "c" * 40})


@pytest.mark.parametrize("job", ["attest", "live"])
def test_what_comes_after_a_deployment_comes_after_each_and_only_then(job: str) -> None:
    described = workflow("publish")["jobs"][job]
    assert "deploy" in described["needs"]
    runs = [result for result in RESULTS if holds(described["if"], {"needs.deploy.result": result})]
    assert runs == ["success"]
    assert not holds(described["if"], {"needs.deploy.result": "success"}, is_cancelled=True)


def test_nothing_runs_with_the_files_of_another_version_than_the_chosen_one() -> None:
    for job in ("build", "live"):
        described = workflow("publish")["jobs"][job]
        checkout = next(step for step in described["steps"] if step.get("uses", "").startswith("actions/checkout@"))
        assert checkout["with"]["ref"] == "${{ needs.version.outputs.commit }}"
        assert "version" in (described["needs"] if isinstance(described["needs"], list) else [described["needs"]])


def test_every_check_is_one_of_those_that_have_to_be_green() -> None:
    jobs = workflow("checks")["jobs"]
    described = jobs["all-green"]
    assert set(described["needs"]) == set(jobs) - {"all-green"}
    assert described["if"] == "always()"
    told = dict(
        part.split("=", 1) for part in described["steps"][0]["env"]["RESULTS"].replace(" ", "").split("}}") if part
    )
    assert told == {job: f"${{{{needs.{job}.result" for job in described["needs"]}


def is_green(event: str, **results: str) -> bool:
    """Whether the last job of the checks is green if the others ended like this."""
    ended = {**dict.fromkeys(workflow("checks")["jobs"]["all-green"]["needs"], "success"), **results}
    command = dict(commands("checks"))["all-green"]
    settings = {"EVENT": event, "RESULTS": " ".join(f"{job}={result}" for job, result in ended.items())}
    return subprocess.run(["bash", "-e", "-c", command], env=settings, capture_output=True).returncode == 0


def test_all_is_green_only_if_all_are() -> None:
    assert is_green("pull_request")
    jobs = workflow("checks")["jobs"]["all-green"]["needs"]
    green = [(job, result) for job in jobs for result in RESULTS[1:] if is_green("pull_request", **{job: result})]
    assert green == []


def test_what_is_only_for_pull_requests_may_be_left_out_elsewhere() -> None:
    green = {
        (job, result)
        for job in ("check", "words", "preview")
        for result in RESULTS[1:]
        if is_green("push", **{job: result})
    }
    assert green == {("words", "skipped"), ("preview", "skipped")}
    only_there = [name for name, job in workflow("checks")["jobs"].items() if "pull_request" in job.get("if", "")]
    assert only_there == ["words", "preview"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with our scripts and three versions, the last two of which keep a record."""
    project = tmp_path / "project"
    (project / ".github").mkdir(parents=True)
    git(project, "init", "--quiet", "--initial-branch", "main")
    commit(project, "one")
    for script in ("choose-version.sh", "published.sh", "tell-record.sh"):
        (project / ".github" / script).write_bytes((ROOT / ".github" / script).read_bytes())
        (project / ".github" / script).chmod(0o755)
    commit(project, "two")
    commit(project, "three")
    (tmp_path / "gh").write_text(GH)
    (tmp_path / "gh").chmod(0o755)
    return project


def versions(project: Path) -> list[str]:
    """Its commits, the oldest first."""
    return git(project, "rev-list", "--reverse", "HEAD").split()


def call(
    project: Path, script: str, *words: str, runs: list[tuple[str, str]], **own: str
) -> subprocess.CompletedProcess[str]:
    """Call a script; `runs` are those of the workflow, the newest first: a version, and the jobs that went well."""
    folder = project.parent
    for number, (_, jobs) in enumerate(runs):
        (folder / str(number)).write_text(jobs)
    (folder / "runs").write_text("".join(f"{number} {version}\n" for number, (version, _) in enumerate(runs)))
    settings = {"PATH": f"{folder}:{os.environ['PATH']}", "RUNS": str(folder / "runs"), "JOBS": str(folder)}
    settings |= {"GITHUB_OUTPUT": str(folder / "output"), "ONLY": "", **own}
    return subprocess.run(
        [str(project / ".github" / script), *words], env=settings, cwd=folder, capture_output=True, text=True
    )


def test_the_version_published_last_is_the_newest_that_went_live_by_itself(project: Path) -> None:
    one, two, three = versions(project)
    for runs, published in [
        ([(three, RED), (two, PUBLISHED), (one, PUBLISHED)], two),
        ([(three, UNSIGNED), (two, PUBLISHED)], three),
        ([(three, WENT_BACK), (two, PUBLISHED), (one, PUBLISHED)], two),
        ([(three, RED)], ""),
        ([], ""),
    ]:
        done = call(project, "published.sh", runs=runs)
        assert (done.returncode, done.stdout.strip()) == (0, published)


def test_without_a_wish_the_version_to_publish_is_this_one(project: Path) -> None:
    done = call(project, "choose-version.sh", runs=[], GO_BACK_TO="")
    assert done.returncode == 0
    assert (project.parent / "output").read_text() == f"commit={versions(project)[-1]}\n"


def test_the_way_back_leads_to_a_version_that_was_live(project: Path) -> None:
    _, two, three = versions(project)
    done = call(project, "choose-version.sh", runs=[(three, PUBLISHED), (two, PUBLISHED)], GO_BACK_TO=two, ONLY=two)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (project.parent / "output").read_text() == f"commit={two}\n"


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ("main", "This isn't a version: it has to be 40 letters and digits."),
        ("3f2a", "This isn't a version: it has to be 40 letters and digits."),
        ("$(touch stolen)", "This isn't a version: it has to be 40 letters and digits."),
        ("a" * 40 + "\ncommit=b", "This isn't a version: it has to be 40 letters and digits."),
        ("0" * 40, f"main has no version {'0' * 40}."),
        ("elsewhere", "main has no version "),
        ("never live", " was never live."),
        ("too old", " is too old: it doesn't say what it was built from."),
    ],
)
def test_the_way_back_leads_nowhere_else(project: Path, wish: str, told: str) -> None:
    one, two, three = versions(project)
    git(project, "checkout", "--quiet", "-b", "other")
    elsewhere = commit(project, "four")
    git(project, "checkout", "--quiet", "main")
    wish = {"elsewhere": elsewhere, "never live": two, "too old": one}.get(wish, wish)
    runs = [(elsewhere, PUBLISHED), (three, PUBLISHED), (two, RED), (one, PUBLISHED)]
    done = call(project, "choose-version.sh", runs=runs, GO_BACK_TO=wish, ONLY=wish.split("\n")[0])
    assert done.returncode == 1
    assert done.stdout.startswith("::error title=Nothing was published::")
    assert told in done.stdout
    assert " Try: " in done.stdout
    assert not (project.parent / "output").exists()
    assert not list(project.parent.rglob("stolen"))

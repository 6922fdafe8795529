"""A pull request is a stranger's until somebody has read it: what the workflows let it do is next to nothing.

All workflows are looked at, so that one that is added later keeps to the same rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOWS = sorted(file for file in (ROOT / ".github/workflows").iterdir() if file.suffix in (".yml", ".yaml"))
ON_TRUSTED_GROUND = {
    "pull_request_target",
    "workflow_run",
    "issue_comment",
    "issues",
    "discussion",
    "discussion_comment",
}
"""What strangers can set off, and what then runs with this repository's own rights."""
SECRET = re.compile(r"\bsecrets\b", re.IGNORECASE)
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
ONE_THING: list[tuple[set[str], set[str], str]] = [
    ({"pages", "id-token"}, set(), "actions/deploy-pages"),
    ({"attestations", "id-token"}, set(), "actions/attest-build-provenance"),
    ({"issues"}, {"contents"}, r"actions/checkout|\.github/keep-one-issue\.sh \w+"),
]
"""Rights to write that belong together, what may be read beside, and all that a job that has them may run."""
FIXED_IMAGE = re.compile(r"docker://[^@]+@sha256:[0-9a-f]{64}")


def triggers(workflow: dict[Any, Any]) -> set[str]:
    """What sets a workflow off. YAML takes its word `on` for a yes."""
    on: Any = workflow.get("on", workflow.get(True))
    return {on} if isinstance(on, str) else set(on)


def jobs(workflow: dict[Any, Any]) -> dict[str, Any]:
    return dict(workflow["jobs"])


def steps(workflow: dict[Any, Any]) -> Iterator[dict[str, Any]]:
    for job in jobs(workflow).values():
        yield from job.get("steps", [])


def starts_with_no_rights(workflow: dict[Any, Any]) -> list[object]:
    return [] if workflow.get("permissions") == {} else ["permissions"]


def is_set_off_by_what_strangers_do(workflow: dict[Any, Any]) -> list[object]:
    return list(triggers(workflow) & ON_TRUSTED_GROUND)


def names_a_secret(workflow: dict[Any, Any]) -> list[object]:
    return SECRET.findall(yaml.safe_dump(workflow))


def writes_in_a_pull_request(workflow: dict[Any, Any]) -> list[object]:
    """Jobs that may write, where a pull request sets them off, directly or from another workflow."""
    if not triggers(workflow) & {"pull_request", "workflow_call"}:
        return []
    return [name for name, job in jobs(workflow).items() if not only_reads(job.get("permissions", {}))]


def only_reads(permissions: object) -> bool:
    return isinstance(permissions, dict) and set(permissions.values()) <= {"read", "none"}


def takes_all_rights(workflow: dict[Any, Any]) -> list[object]:
    return [name for name, job in jobs(workflow).items() if not isinstance(job.get("permissions", {}), dict)]


def leaves_its_key_behind(workflow: dict[Any, Any]) -> list[object]:
    checkouts = [step for step in steps(workflow) if step.get("uses", "").startswith("actions/checkout@")]
    return [step for step in checkouts if step.get("with", {}).get("persist-credentials") is not False]


def runs_what_may_change(workflow: dict[Any, Any]) -> list[object]:
    """Actions that aren't named by the one commit that was looked at."""
    named = [part["uses"] for part in [*steps(workflow), *jobs(workflow).values()] if "uses" in part]
    return [
        use
        for use in named
        if not use.startswith(("./", "$/")) and not PINNED.fullmatch(use) and not FIXED_IMAGE.fullmatch(use)
    ]


def runs_words_as_commands(workflow: dict[Any, Any]) -> list[object]:
    """Commands with `${{ }}` inside: a branch's name or an issue's title would become part of them."""
    commands = [
        command for step in steps(workflow) for command in (step.get("run"), step.get("with", {}).get("script"))
    ]
    return [command for command in commands if command and "${{" in command]


def may_run_for_hours(workflow: dict[Any, Any]) -> list[object]:
    """Jobs without a limit of time. One that calls another workflow can't have its own."""
    return [name for name, job in jobs(workflow).items() if "uses" not in job and "timeout-minutes" not in job]


def mixes_its_rights(workflow: dict[Any, Any]) -> list[object]:
    """Jobs with a right to write that do more than it needs: they build, or run what is installed.

    One job deploys, one signs, and neither has as much as the files of the project. One keeps issues, with our script.
    """
    return [name for name, job in jobs(workflow).items() if writes(job) and not keeps_to_one_thing(job)]


def writes(job: dict[str, Any]) -> set[str]:
    """What a job may write."""
    permissions = job.get("permissions", {})
    return {what for what, right in permissions.items() if right == "write"} if isinstance(permissions, dict) else set()


def keeps_to_one_thing(job: dict[str, Any]) -> bool:
    used = [step.get("uses", "").partition("@")[0] or step.get("run", "") for step in job.get("steps", [])]
    return any(
        writes(job) == rights
        and set(job["permissions"]) <= rights | reads
        and all(re.fullmatch(may, use) for use in used)
        for rights, reads, may in ONE_THING
    )


def may_break_off_a_deployment(workflow: dict[Any, Any]) -> list[object]:
    """Deployments that a newer run would end halfway, or that two runs would make at once."""
    turns = workflow.get("concurrency", {})
    deploys = [name for name, job in jobs(workflow).items() if "pages" in writes(job)]
    turns = turns if isinstance(turns, dict) else {}
    group = str(turns.get("group")).replace("${{ github.ref }}", "")  # only one branch may deploy
    in_turn = turns.get("cancel-in-progress") is False and "${{" not in group
    return [] if in_turn else list(deploys)


def deploys_anything_else_than_main(workflow: dict[Any, Any]) -> list[object]:
    """Deployments without the guarded environment, or from any branch."""
    return [
        name
        for name, job in jobs(workflow).items()
        if "pages" in writes(job)
        and not (
            dict(job.get("environment", {})).get("name") == "github-pages"
            and "github.ref == 'refs/heads/main'" in job.get("if", "")
        )
    ]


RULES: list[Callable[[dict[Any, Any]], list[object]]] = [
    starts_with_no_rights, is_set_off_by_what_strangers_do, names_a_secret, writes_in_a_pull_request, takes_all_rights,
    leaves_its_key_behind, runs_what_may_change, runs_words_as_commands, may_run_for_hours, mixes_its_rights,
    may_break_off_a_deployment, deploys_anything_else_than_main,
]  # fmt: skip
HARMLESS = """
on: [pull_request]
permissions: {}
jobs:
  test:
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@df4cb1c069e1874edd31b4311f1884172cec0e10
        with:
          persist-credentials: false
      - run: make test
        env:
          GH_TOKEN: ${{ github.token }}
"""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_keeps_to_every_rule(file: Path, rule: Callable[[dict[Any, Any]], list[object]]) -> None:
    assert rule(yaml.safe_load(file.read_text())) == []


def test_there_is_a_workflow_for_pull_requests() -> None:
    assert any("pull_request" in triggers(yaml.safe_load(file.read_text())) for file in WORKFLOWS)


@pytest.mark.parametrize(
    ("old", "new", "broken"),
    [
        ("permissions: {}\n", "", "starts_with_no_rights"),
        ("permissions: {}\n", "permissions: read-all\n", "starts_with_no_rights"),
        ("on: [pull_request]", "on: pull_request_target", "is_set_off_by_what_strangers_do"),
        ("on: [pull_request]", "on: {pull_request: , issue_comment: }", "is_set_off_by_what_strangers_do"),
        ("${{ github.token }}", "${{ secrets.GITHUB_TOKEN }}", "names_a_secret"),
        ("contents: read", "contents: write", "writes_in_a_pull_request"),
        ("    permissions:\n      contents: read\n", "    permissions: write-all\n", "takes_all_rights"),
        ("persist-credentials: false", "fetch-depth: 0", "leaves_its_key_behind"),
        ("persist-credentials: false", "persist-credentials: true", "leaves_its_key_behind"),
        ("@df4cb1c069e1874edd31b4311f1884172cec0e10", "@v6", "runs_what_may_change"),
        ("make test", "echo ${{ github.head_ref }}", "runs_words_as_commands"),
        ("    timeout-minutes: 20\n", "", "may_run_for_hours"),
    ],
)
def test_a_workflow_that_breaks_a_rule_is_found(old: str, new: str, broken: str) -> None:
    assert old in HARMLESS
    workflow = yaml.safe_load(HARMLESS.replace(old, new))
    assert broken in [rule.__name__ for rule in RULES if rule(workflow)]
    assert [rule.__name__ for rule in RULES if rule(yaml.safe_load(HARMLESS))] == []


DEPLOYING = """
on: [push]
permissions: {}
concurrency:
  group: publish
  cancel-in-progress: false
jobs:
  deploy:
    if: github.ref == 'refs/heads/main'
    timeout-minutes: 20
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
    steps:
      - uses: actions/deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128
"""


@pytest.mark.parametrize(
    ("old", "new", "broken"),
    [
        ("    steps:\n", "    steps:\n      - run: make build\n", "mixes_its_rights"),
        ("pages: write\n", "pages: write\n      attestations: write\n", "mixes_its_rights"),
        ("pages: write\n", "pages: write\n      contents: read\n", "mixes_its_rights"),
        ("cancel-in-progress: false", "cancel-in-progress: true", "may_break_off_a_deployment"),
        ("group: publish", "group: publish-${{ github.sha }}", "may_break_off_a_deployment"),
        ("if: github.ref == 'refs/heads/main'", "if: always()", "deploys_anything_else_than_main"),
        ("name: github-pages", "name: elsewhere", "deploys_anything_else_than_main"),
    ],
)
def test_a_deployment_that_breaks_a_rule_is_found(old: str, new: str, broken: str) -> None:
    assert old in DEPLOYING
    workflow = yaml.safe_load(DEPLOYING.replace(old, new))
    assert [rule.__name__ for rule in RULES if rule(workflow)] == [broken]
    assert [rule.__name__ for rule in RULES if rule(yaml.safe_load(DEPLOYING))] == []

"""The summary of a change names the pages that readers will see changed, from both versions as they are built."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import change, commit, publish, run


def summary(project: Path, *words: str) -> list[str]:
    done = run(project, "builder", "changes", *words)
    assert done.returncode == 0, done.stderr
    return [line for line in done.stdout.splitlines() if line]


def test_it_names_what_is_new_changed_and_gone_and_what_changed_everywhere(example: Path) -> None:
    before = commit(publish(example), "Before")
    change(example, "data/practice.yml", "phone: 555-0100", "phone: 555-0199")
    change(example, "docs/trust.md", "It has words.", "It has other words.")
    (example / "docs/outcomes.md").rename(example / "docs/results.md")
    for file in ("mkdocs.yml", "docs/collaboration.md"):
        change(example, file, "outcomes.md", "results.md")
    (example / "data/moved.yml").open("a").write("/outcomes/: results.md\n")
    commit(example)
    lines = summary(example, "--base", before)
    assert lines[0] == f"Compared with version {before[:7]}, readers will see these changes:"
    assert lines[1] == "On every page: what stands at the top, what stands at the foot."
    assert "- `An example of outcomes` at `/results/` in `docs/results.md`" in lines[: lines.index("**Changed**")]
    assert "- `An example of trust` at `/trust/` in `docs/trust.md`" in lines
    assert not [line for line in lines if "/rapport/" in line]
    assert (
        lines[-1]
        == "- `An example of outcomes` at `/outcomes/` in `docs/outcomes.md`: its address leads to `/results/`"
    )


def test_without_a_version_before_it_says_so(example: Path) -> None:
    assert summary(example) == ["There is no earlier version here, so there is nothing to compare with."]


def test_a_version_before_that_can_not_be_built_is_told_and_stops_nothing(example: Path) -> None:
    data = (example / "data/practice.yml").read_text()
    (example / "data/practice.yml").write_text("nonsense: yes\n")
    publish(example)
    (example / "data/practice.yml").write_text(data)
    assert summary(example)[0].endswith("can’t be built, so there is nothing to compare with.")


def test_a_change_that_no_reader_sees_is_said_to_be_none(example: Path) -> None:
    publish(example)
    change(example, "data/practice.yml", "name:", "# A note for staff.\nname:")
    (line,) = summary(example)
    assert line.endswith("readers will see no change.")

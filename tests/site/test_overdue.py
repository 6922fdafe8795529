"""A page whose day has come is named, by the check and by a list of its own; a page without days isn't published."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import change, run

DUE = "docs/trust.md:5: this page was to be checked again on 2026-11-02."


def make_overdue(project: Path) -> None:
    change(project, "docs/trust.md", "next_check: 2027-05-01", "next_check: 2026-11-02")


def test_the_check_names_an_overdue_page_and_goes_on(example: Path) -> None:
    make_overdue(example)
    done = run(example, "builder", "check")
    assert done.returncode == 0
    remedy = "compare it with its sources, then set `checked` and `next_check`."
    assert f"To do: {DUE} Try: {remedy}" in done.stdout.splitlines()
    assert run(example, "builder", "overdue").stdout.splitlines() == [f"- {DUE} Try: {remedy}"]


def test_a_page_that_is_not_due_is_not_named(example: Path) -> None:
    assert "checked again" not in run(example, "builder", "check").stdout
    assert run(example, "builder", "overdue").stdout == ""


@pytest.mark.parametrize("field", ["checked: 2026-11-01", "next_check: 2027-05-01"])
def test_a_page_without_dates_is_not_published(example: Path, field: str) -> None:
    change(example, "docs/trust.md", f"{field}\n", "")
    done = run(example, "builder", "build")
    assert done.returncode == 1
    assert f"`{field.partition(':')[0]}` is missing or empty." in done.stderr
    assert not (example / "site").exists()

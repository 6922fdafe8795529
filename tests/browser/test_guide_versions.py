"""Answers outlive the page that wrote them: a file of every version there ever was opens, and so does what was kept.

`tests/examples/guide-answers/` has two files for each version: `version-1.json` as that version saved it, which never
changes, and `version-1.opens-to.json` with the answers that today's guide must make of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.guide import ADDRESS, KEY, hears, keep, kept, opened, saved
from tests.conftest import ROOT, serve

ANSWERS = ROOT / "tests" / "examples" / "guide-answers"
SCRIPT = ROOT / "overrides" / "components" / "guide" / "answers.js"
VERSION = int(re.findall(r"^export const VERSION = (\d+);", SCRIPT.read_text(), re.MULTILINE)[0])
VERSIONS = range(1, VERSION + 1)

Open = Callable[..., Page]


def written_by(version: int) -> str:
    """A file as a version of the guide saved it."""
    return (ANSWERS / f"version-{version}.json").read_text()


def opens_to(version: int) -> Any:
    """The answers in that file, as the guide must have them now."""
    return json.loads((ANSWERS / f"version-{version}.opens-to.json").read_text())


def answers_of(document: dict[str, Any]) -> dict[str, Any]:
    return {part: document[part] for part in ("mine", "therapists")}


def test_there_is_a_file_of_every_version() -> None:
    assert {file.name for file in ANSWERS.iterdir()} == {
        name for version in VERSIONS for name in (f"version-{version}.json", f"version-{version}.opens-to.json")
    }


@pytest.mark.parametrize("version", VERSIONS)
def test_a_file_of_each_version_opens_to_the_same_answers(example_live: str, open_page: Open, version: int) -> None:
    page = open_page(example_live + ADDRESS)
    assert json.loads(written_by(version))["version"] == version
    opened(page, written_by(version).encode())
    hears(page, "The file is open. It took the place of what was here.")
    again = saved(page)
    assert answers_of(again) == opens_to(version)
    assert again["version"] == VERSION


@pytest.mark.parametrize("version", VERSIONS)
def test_what_each_version_kept_is_there_again(example_live: str, open_page: Open, version: int) -> None:
    page = open_page(example_live + ADDRESS)
    stored = {**json.loads(written_by(version)), "changed": datetime.now(UTC).isoformat()}
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(stored)])
    page.reload()
    hears(page, "")
    assert answers_of(saved(page)) == opens_to(version)


def test_the_newest_version_still_writes_what_its_file_holds(example_live: str, open_page: Open) -> None:
    page = open_page(example_live + ADDRESS)
    opened(page, written_by(VERSION).encode())
    assert saved(page) == json.loads(written_by(VERSION))
    keep(page)
    assert {**(kept(page) or {}), "kind": "beyond-the-session.guide"}.keys() - {"changed"} == saved(page).keys()


@pytest.fixture(scope="module")
def scripts() -> Iterator[str]:
    """The address of our scripts as they are written, each a module by itself."""
    yield from serve(ROOT / "overrides")


@pytest.fixture
def read(scripts: str, open_page: Open) -> Callable[[Any], Any]:
    """Read a document as the guide will when its version is 3: made-up migrations rename a field, then a value."""
    page = open_page(f"{scripts}components/guide/answers.js")
    with_migrations = """async (document) => {
      const { answersIn } = await import(location.href)
      const allowed = { mine: new Map([["reason", new Set(["low"])]]), therapist: new Map([["note", null]]) }
      const renamed = ({ mine: { cause, ...mine }, ...rest }) => ({ ...rest, mine: { ...mine, reason: cause } })
      const lowered = ({ mine, ...rest }) => ({ ...rest, mine: { ...mine, reason: mine.reason.toLowerCase() } })
      return answersIn(document, allowed, [renamed, lowered])
    }"""
    return lambda document: page.evaluate(with_migrations, document)


WHOLE = {"answers": {"mine": {"reason": "low"}, "therapists": [{"note": "Kind"}]}, "isWhole": True}


@pytest.mark.parametrize(
    "document",
    [
        {"version": 1, "mine": {"cause": "LOW"}, "therapists": [{"note": "Kind"}]},
        {"version": 2, "mine": {"reason": "LOW"}, "therapists": [{"note": "Kind"}]},
        {"version": 3, "mine": {"reason": "low"}, "therapists": [{"note": "Kind"}]},
    ],
)
def test_a_document_goes_through_all_migrations_since_its_version(read: Callable[[Any], Any], document: Any) -> None:
    assert read(document) == WHOLE


def test_a_document_newer_than_the_last_migration_is_left_alone(read: Callable[[Any], Any]) -> None:
    assert read({"version": 4, "mine": {"reason": "low"}, "therapists": [{}]}) == {"problem": "newer"}


def test_a_document_too_damaged_for_a_migration_is_none_of_ours(read: Callable[[Any], Any]) -> None:
    assert read({"version": 1, "mine": None, "therapists": [{}]}) == {"problem": "not-ours"}


def test_what_a_migration_makes_is_read_with_the_same_care(read: Callable[[Any], Any]) -> None:
    damaged = {"version": 1, "mine": {"cause": "HIGH"}, "therapists": [{"note": "Kind", "onclick": "x"}, "no one"]}
    assert read(damaged) == {"answers": {"mine": {}, "therapists": [{"note": "Kind"}]}, "isWhole": False}

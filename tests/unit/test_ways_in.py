"""The forms, the template and the list of readers that GitHub shows are ones that it accepts, and warn before they ask.

GitHub leaves a form with a mistake out without a word to whoever wrote it. The rules are from its pages "Syntax for
issue forms", "Syntax for GitHub's form schema" and "Common validation errors when creating issue forms".
"""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

GITHUB = ROOT / ".github"
FORMS = sorted(file for file in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if file.name != "config.yml")
NEEDED = {"name", "description", "body"}
ALLOWED = NEEDED | {"title", "labels", "assignees", "projects", "type"}
TEXTS = {"label", "description", "placeholder", "value"}
ATTRIBUTES = {
    "markdown": {"value"},
    "input": TEXTS,
    "textarea": TEXTS | {"render"},
    "dropdown": {"label", "description", "multiple", "options", "default"},
    "checkboxes": {"label", "description", "options"},
}
WARNING = "Please write nothing about yourself or anyone's health here: everyone can read this."


def form(text: str) -> dict[str, Any]:
    """A form as GitHub reads it."""
    read = yaml.safe_load(text)
    assert isinstance(read, dict)
    return read


def is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def mistakes(read: dict[str, Any]) -> list[str]:
    """What GitHub would refuse in a form."""
    found = [f"no {key}" for key in NEEDED - set(read)] + [f"{key} isn't known" for key in set(read) - ALLOWED]
    found += [f"{key} is no text" for key in ("name", "description", "title") if key in read and not is_text(read[key])]
    body = read.get("body") or []
    asked = [part for part in body if part.get("type") != "markdown"]
    if not asked:
        found.append("nothing is asked")
    for what in ([part.get("id") for part in asked], [part.get("attributes", {}).get("label") for part in asked]):
        found += [f"{value} stands twice" for value in set(what) if what.count(value) > 1]
    return found + [mistake for part in body for mistake in mistakes_in_part(part)]


def mistakes_in_part(part: dict[str, Any]) -> list[str]:
    """What GitHub would refuse in one part of a form."""
    kind, attributes = part.get("type", ""), part.get("attributes", {})
    if kind not in ATTRIBUTES:
        return [f"{kind} is no type"]
    found = [f"{key} isn't known" for key in set(part) - {"type", "id", "attributes", "validations"}]
    found += [f"{key} isn't known" for key in set(attributes) - ATTRIBUTES[kind]]
    found += [f"{key} is no text" for key in TEXTS & set(attributes) if not is_text(attributes[key])]
    needed = "value" if kind == "markdown" else "label"
    found += [f"no {needed}"] if needed not in attributes else []
    found += ["a text has no id"] if kind == "markdown" and "id" in part else []
    if kind != "markdown" and not re.fullmatch(r"[\w-]+", part.get("id", "")):
        found.append("the id isn't right")
    found += [f"{key} isn't known" for key in set(part.get("validations", {})) - {"required"}]
    found += ["required is yes or no"] if type(part.get("validations", {}).get("required", True)) is not bool else []
    return found + (mistakes_in_options(attributes.get("options")) if "options" in ATTRIBUTES[kind] else [])


def mistakes_in_options(options: object) -> list[str]:
    """What GitHub would refuse in the choices of a part."""
    if not isinstance(options, list) or not options:
        return ["no options"]
    labels = [option.get("label") if isinstance(option, dict) else option for option in options]
    right = all(is_text(label) and str(label).lower() != "none" for label in labels) and len(set(labels)) == len(labels)
    return [] if right else ["the options aren't right"]


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_a_form_is_one_that_github_shows(file: Any) -> None:
    assert mistakes(form(file.read_text())) == []


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_a_form_warns_before_it_asks_and_asks_first_where(file: Any) -> None:
    first, second, *_ = form(file.read_text())["body"]
    assert WARNING in first["attributes"]["value"]
    assert second["id"] == "where"
    assert second["validations"]["required"]


def test_no_two_forms_have_one_name_and_none_asks_for_a_label_that_may_not_be_there() -> None:
    read = [form(file.read_text()) for file in FORMS]
    assert len({one["name"] for one in read}) == len(read) >= 4
    assert not [one["name"] for one in read if "labels" in one or "assignees" in one]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("name: A word is wrong\n", "", "no name"),
        ("description: A word", "about: A word", "about isn't known"),
        ("name: A word is wrong\n", "name: yes\n", "name is no text"),
        ("id: now", "id: where", "where stands twice"),
        ("id: now", "id: what it says", "the id isn't right"),
        ("label: How do you know?", "label: Where is it?", "Where is it? stands twice"),
        ("type: input", "type: text", "text is no type"),
        ("      label: Where is it?\n", "", "no label"),
        ("required: true", 'required: "true"', "required is yes or no"),
        ("type: textarea", "type: dropdown", "no options"),
    ],
)
def test_a_mistake_in_a_form_is_found(old: str, new: str, told: str) -> None:
    text = (GITHUB / "ISSUE_TEMPLATE/a-word-is-wrong.yml").read_text()
    assert old in text
    assert told in mistakes(form(text.replace(old, new)))


def test_nobody_starts_with_an_empty_page_that_warns_of_nothing() -> None:
    assert yaml.safe_load((GITHUB / "ISSUE_TEMPLATE/config.yml").read_text())["blank_issues_enabled"] is False


def test_the_template_of_a_pull_request_has_three_lines() -> None:
    assert len((GITHUB / "pull_request_template.md").read_text().splitlines()) == 3


def test_every_owner_in_the_list_is_written_as_an_account_a_team_or_an_address() -> None:
    text = (GITHUB / "CODEOWNERS").read_text()
    for line in text.splitlines():
        pattern, *owners = line.partition("#")[0].split() or ["#"]
        assert pattern == "#" or owners, line
        assert all(re.fullmatch(r"@[\w-]+(/[\w.-]+)?|[\w.+-]+@[\w.-]+", owner) for owner in owners), line
    assert re.findall(r"^(?:# )?(\*|/\S+/) +\S", text, re.MULTILINE) == [
        "*",
        "/docs/",
        "/data/",
        "/data/schemas/",
        "/.github/",
    ]

"""What editors show while someone types in `data/`: mistakes in how a file is built, and never one that is none."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from pydantic import BaseModel, ValidationError

from builder.facts.all_facts import MODELS
from builder.facts.schemas import FOLDER, schemas
from builder.reading.messages import check
from builder.reading.yaml_reader import read_yaml
from tests.conftest import EXAMPLE, FULL_EXAMPLE, ROOT, run

OLD = "Try: make schemas, and commit what it changes."
LIVE = sorted((ROOT / "data").glob("*.yml"))
FILES = [*LIVE, *sorted((EXAMPLE / "data").glob("*.yml")), *sorted((FULL_EXAMPLE / "data").glob("*.yml"))]
AREA = "areas:\n- id: hopes\n  title: Hopes\n  tip: Hope.\n  questions:\n"
QUESTION = AREA + "  - id: known\n    why: It helps.\n    ask: May I?\n    question: Is it?\n    when: after\n"
SOURCE = "sources:\n- id: first\n  authors: Author\n  title: Title\n  published_in: Journal\n  limits: whether\n"
HELP = "countries: {}\nanywhere:\n- id: any\n  name: Any\n  how: by letter\n"
RIGHT = [
    ("practice", "name:\nphone:\ncountry:\nemail: ''\nquick_exit_to:\n"),
    ("practice", "name: '988'\nphone: 911\n"),
    ("practice", "phone: 0100\ncountry: US\n"),
    ("practice", "accent: 165149\n"),
    ("practice", "accent: '#16514d'\n"),
    ("checklist", QUESTION + "    quick: yes\n    knowing: No\n    sign:\n"),
    ("checklist", QUESTION + "    quick: true\n    knowing:\n    sign: talk\n"),
    ("sources", SOURCE + "  year: 2001\n  doi: 10.1000/182\n  link:\n"),
    ("sources", SOURCE + "  year: '2001'\n  doi:\n  link: https://example.org/\n"),
    ("urgent-help", HELP + "  call: 911\n  confirmed: 2001-05-24\n  site: https://example.org/\n  chat: yes\n"),
    ("urgent-help", HELP + "  call: [911, 555-0100]\n  confirmed:\n"),
    ("urgent-help", HELP + "  call: +1 555-0100\n  text_to: 741741\n"),
    ("urgent-help", HELP + "  call:\n"),
    ("glossary", "terms:\n- {id: a, term: a, in_short: b, meaning: c, also: }\n"),
    ("countries", "countries:\n  US: {name: there, fees: , titles: []}\n"),
    ("links", "short:\n"),
    ("words", "avoid:\nknown: ['988']\n"),
    ("moved", ""),
    ("moved", "# Nothing has moved yet.\n"),
    ("moved", "/trust/: rapport.md\n/trust/#why: rapport.md#why\n"),
]
KNOWN = "$.areas[0].questions[0]"
WRONG = [
    ("practice", "phon: 555-0100\n", "$", "additionalProperties"),
    ("practice", "country: Nowhere\n", "$.country", "anyOf"),
    ("practice", "name: 988\n", "$.name", "anyOf"),
    ("practice", "name: [Example]\n", "$.name", "anyOf"),
    ("practice", "name:\n  first: Example\n", "$.name", "anyOf"),
    ("practice", "- name: Example\n", "$", "type"),
    ("checklist", "areas:\n", "$.areas", "type"),
    ("checklist", "areas: []\n", "$.areas", "minItems"),
    ("checklist", "areas: none yet\n", "$.areas", "type"),
    ("checklist", QUESTION.replace("    why: It helps.\n", ""), KNOWN, "required"),
    ("checklist", QUESTION.replace("Is it?", ""), f"{KNOWN}.question", "type"),
    ("checklist", QUESTION.replace("Is it?", "''"), f"{KNOWN}.question", "minLength"),
    ("checklist", QUESTION.replace("after", "never"), f"{KNOWN}.when", "enum"),
    ("checklist", QUESTION.replace("id: known", "id: Is known"), f"{KNOWN}.id", "pattern"),
    ("checklist", QUESTION.replace("id: known", "id:"), f"{KNOWN}.id", "type"),
    ("checklist", QUESTION + "    sign: go\n", f"{KNOWN}.sign", "anyOf"),
    ("checklist", QUESTION + "    quick: so\n", f"{KNOWN}.quick", "anyOf"),
    ("checklist", QUESTION + "    quik: yes\n", KNOWN, "additionalProperties"),
    ("sources", SOURCE + "  year: 19\n", "$.sources[0].year", "anyOf"),
    ("sources", SOURCE + "  year: soon\n", "$.sources[0].year", "anyOf"),
    ("sources", SOURCE + "  year: 2001\n  doi: doi.org/10.1000/182\n", "$.sources[0].doi", "anyOf"),
    ("urgent-help", HELP + "  confirmed: in May\n", "$.anywhere[0].confirmed", "anyOf"),
    ("urgent-help", HELP + "  call: []\n", "$.anywhere[0].call", "anyOf"),
    ("urgent-help", HELP + "  call: {day: 911}\n", "$.anywhere[0].call", "anyOf"),
    ("countries", "countries:\n  DE: {name: there}\n", "$.countries", "enum"),
    ("glossary", "terms:\n- {id: a, term: a, in_short: b, meaning: c, also: d}\n", "$.terms[0].also", "anyOf"),
    ("moved", "- /trust/: rapport.md\n", "$", "type"),
    ("moved", "/trust/:\n", "$['/trust/']", "anyOf"),
    ("moved", "/trust/: [rapport.md]\n", "$['/trust/']", "anyOf"),
]

ODD: tuple[Any, ...] = ("", "no", "911", "1.5", "2001-05-24", "first", "US", ["first"], [], {"first": "second"})
"""Values to put into every place of a file: some fit, and most don't."""


class AsAnEditor(yaml.SafeLoader):
    """YAML as editors read it, which is version 1.2: `yes` and days are texts there, and 0100 is a number."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's own form


for kind, form in {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
}.items():
    AsAnEditor.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(f"^(?:{form})$"), None)
AsAnEditor.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))


def editor(file: str) -> Any:
    """What an editor holds a data file against."""
    schema = json.loads((ROOT / FOLDER / f"{file}.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def mistakes(file: str, text: str) -> list[tuple[str, str]]:
    """Where an editor finds mistakes in a data file, and which rule of the schema each breaks."""
    found = editor(file).iter_errors(yaml.load(text, AsAnEditor))
    return [(error.json_path, str(error.validator)) for error in found]


def model(file: str) -> type[BaseModel]:
    """The model of a data file."""
    return MODELS[file.replace("-", "_")]


def complaints(file: str, data: object) -> set[str]:
    """The kinds of all that the model of a data file finds wrong with the data."""
    try:
        model(file).model_validate(data)
    except ValidationError as error:
        return {found["type"] for found in error.errors()}
    return set()


def places(data: object, place: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place in a data file; of a list, those in its first entry."""
    inner = data.items() if isinstance(data, dict) else enumerate(data[:1]) if isinstance(data, list) else ()
    for key, value in inner:
        yield (*place, key)
        yield from places(value, (*place, key))


def with_value(data: Any, place: tuple[str | int, ...], value: object) -> Any:
    """A copy of the data with another value in one place."""
    changed = within = deepcopy(data)
    for key in place[:-1]:
        within = within[key]
    within[place[-1]] = value
    return changed


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """A schema and all schemas inside it, without those that say what may not be."""
    if isinstance(schema, dict):
        yield schema
        for key, inner in schema.items():
            if key != "not":
                yield from parts(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from parts(inner)


def test_the_schemas_are_what_the_models_make() -> None:
    made, kept = schemas(), {file.name: file.read_text(encoding="utf-8") for file in (ROOT / FOLDER).iterdir()}
    assert sorted(name for name in {*made, *kept} if made.get(name) != kept.get(name)) == [], OLD


@pytest.mark.parametrize("name", schemas())
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(schemas()[name]))


@pytest.mark.parametrize("file", LIVE, ids=lambda file: file.name)
def test_a_data_file_names_its_schema_in_its_first_line(file: Path) -> None:
    first = file.read_text(encoding="utf-8").partition("\n")[0]
    assert first == f"# yaml-language-server: $schema=schemas/{file.stem}.json"
    assert (file.parent / first.partition("=")[2]).is_file()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_what_the_site_is_built_from_has_no_mistake_for_an_editor(file: Path) -> None:
    assert mistakes(file.stem, file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(("file", "text"), RIGHT)
def test_what_the_models_take_is_no_mistake_for_an_editor(file: str, text: str) -> None:
    assert check(read_yaml(text, file)[0], model(file))[1] == []
    assert mistakes(file, text) == []


@pytest.mark.parametrize("file", [file.stem for file in LIVE])
def test_an_editor_and_the_models_agree_on_every_field(file: str) -> None:
    """An editor finds what the models find, but for what only a rule in our own code can find."""
    text = (EXAMPLE / f"data/{file}.yml").read_text(encoding="utf-8")
    typed, shown, schema = read_yaml(text, file)[0].data, yaml.load(text, AsAnEditor), editor(file)
    for place, value in product(places(typed), ODD):
        read = read_yaml(f"x: {value}", file)[0].data["x"] if isinstance(value, str) else value
        told = complaints(file, with_value(typed, place, read))
        seen = yaml.load(value, AsAnEditor) if isinstance(value, str) else value
        is_right = schema.is_valid(with_value(shown, place, seen))
        assert is_right or told, (place, value)
        assert not is_right or told <= {"value_error", "read_otherwise"}, (place, value)


@pytest.mark.parametrize(("file", "text", "place", "rule"), WRONG)
def test_a_mistake_in_how_a_file_is_built_is_found_while_typing(file: str, text: str, place: str, rule: str) -> None:
    assert (place, rule) in mistakes(file, text)


@pytest.mark.parametrize("name", schemas())
def test_nothing_is_offered_that_nobody_should_write(name: str) -> None:
    """An editor offers defaults, and what a type that isn't alone can be: a picked `null` would be a word on a page."""
    inner = list(parts(json.loads(schemas()[name])))[1:]
    assert not [part for part in inner if "default" in part or part.get("type") in ("null", "boolean")]
    assert not [part for part in inner if isinstance(part.get("type"), list)]


def test_an_editor_says_in_words_which_texts_fit() -> None:
    patterns = [part for text in schemas().values() for part in parts(json.loads(text)) if "pattern" in part]
    of_texts = [part for part in patterns if part.get("type") == "string"]
    assert of_texts
    assert all("patternErrorMessage" in part for part in of_texts)


def test_the_command_writes_all_schemas_and_takes_away_those_of_files_that_are_no_more(tmp_path: Path) -> None:
    folder = tmp_path / FOLDER
    folder.mkdir(parents=True)
    (folder / "gone.json").write_text("{}")
    done = run(tmp_path, "builder", "schemas", PYTHONPATH=str(ROOT))
    assert done.returncode == 0, done.stderr
    assert {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()} == schemas()

"""A sentence of a built page is found on the line where it was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.reading.project import read_project
from builder.words.places import Places
from builder.words.prose import Sentence
from tests.conftest import change

PAGE = """\
---
title: Trust
description: About trust and all that it brings along.
checked: 2026-11-01
next_check: 2027-05-01
next_page: rapport.md
next_step: Go on and read the next one
---

# Trust comes **first** {: #trust }

<!-- A note to ourselves:
it has two lines. -->
It’s the [ground](rapport.md) of *all*{{ cite("first") }} that follows here. A second sentence
goes over a line to its end.

- One point of it.
- Another point of it.

??? note "A folded note of ours"
    With words & signs.

Here {{ term("EXT") }} is named.

| Left side | Right side |
|---|---|
| a cell of words | another |

{{ picture("first-meeting", "Two people sit and talk.") }}

## In short {: #in-short }

- One point of it.
"""


@pytest.fixture
def places(example: Path) -> Places:
    (example / "docs/trust.md").write_text(PAGE)
    (example / "overrides/components/picture/first-meeting.svg").write_text("<svg></svg>")
    return Places(read_project(example))


def line(example: Path, places: Places, text: str, word: str = "", nth: int = 0) -> str:
    page = read_project(example).pages["trust.md"]
    return "{}:{}".format(*places.of(page, Sentence(text, nth), word))


def test_what_stands_on_no_page_is_found_in_its_own_file(places: Places) -> None:
    assert places.of("data/emails.yml", Sentence("A second paragraph.")) == ("data/emails.yml", 13)
    assert places.of("data/links.yml", Sentence("Nobody has written this one here.")) == ("data/links.yml", 1)
    assert places.of("data/emails.yml", None) == ("data/emails.yml", 1)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Go on and read the next one", 7),
        ("Trust comes first", 10),
        ("It's the ground of all that follows here.", 14),
        ("A second sentence goes over a line to its end.", 14),
        ("Another point of it.", 18),
        ("A folded note of ours", 20),
        ("With words & signs.", 21),
        ("Here EXT (example therapy: working on examples) is named.", 23),
        ("a cell of words", 27),
        ("Two people sit and talk.", 29),
        ("In short", 31),
    ],
)
def test_a_sentence_is_found_in_the_pages_markdown(example: Path, places: Places, text: str, number: int) -> None:
    assert line(example, places, text) == f"docs/trust.md:{number}"


def test_of_two_sentences_that_say_the_same_each_has_its_line(example: Path, places: Places) -> None:
    found = [line(example, places, "One point of it.", nth=nth) for nth in range(3)]
    assert found == ["docs/trust.md:17", "docs/trust.md:33", "docs/trust.md:33"]


def test_a_word_is_found_on_its_own_line(example: Path, places: Places) -> None:
    assert line(example, places, "A second sentence goes over a line to its end.", "line") == "docs/trust.md:15"


def test_words_a_macro_brings_are_found_in_their_data_file(example: Path, places: Places) -> None:
    file = "data/checklist.yml"
    change(example, file, "areas:", "# What do we hope for in this file?\nareas:")
    text = (example / file).read_text().split("\n")
    number, question = next((number, line) for number, line in enumerate(text, 1) if "question:" in line)
    asked = question.partition("question: ")[2]
    assert line(example, Places(read_project(example)), asked) == f"{file}:{number}"


def test_a_sentence_a_template_begins_is_found_by_the_part_of_ours(example: Path, places: Places) -> None:
    asked = (example / "data/checklist.yml").read_text().split("\n")
    number = next(number for number, text in enumerate(asked, 1) if "I hope for less worry" in text)
    assert line(example, places, "You could say: “I hope for less worry & more <3.”") == f"data/checklist.yml:{number}"


def test_a_sentence_made_of_two_fields_is_found_where_the_first_stands_and_its_words_on_theirs(example: Path) -> None:
    (example / "data/countries.yml").write_text(
        "countries:\n  US:\n    name: the United States\n    titles:\n      - title: Licensed example\n"
        "        meaning: usually has\n          a degree in examples.\n"
    )
    text = "Licensed example: usually has a degree in examples."
    assert line(example, Places(read_project(example)), text) == "data/countries.yml:5"
    assert line(example, Places(read_project(example)), text, "degree") == "data/countries.yml:7"


def test_words_of_another_pages_head_are_found_there(example: Path, places: Places) -> None:
    home = read_project(example).pages["index.md"]
    text = Sentence("About trust and all that it brings along.")
    assert places.of(home, text) == ("docs/trust.md", 3)


def test_interface_words_are_found_in_their_template(example: Path, places: Places) -> None:
    file = "overrides/components/checklist/checklist.html"
    lines = (example / file).read_text().split("\n")
    number = next(number for number, text in enumerate(lines, 1) if "There is no right number of checks." in text)
    assert line(example, places, "There is no right number of checks.") == f"{file}:{number}"


def test_words_that_stand_nowhere_belong_to_the_first_line_of_their_page(example: Path, places: Places) -> None:
    assert line(example, places, "Nobody ever wrote a sentence like this one.") == "docs/trust.md:1"
    page = read_project(example).pages["trust.md"]
    assert places.of(page, None) == ("docs/trust.md", 1)

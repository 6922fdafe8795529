"""Every example of bad data in `tests/examples/bad/` gets exactly the messages it names in its first lines."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.faults import Faults
from builder.reading import yaml_reader
from builder.reading.project import read_project
from builder.reading.yaml_reader import MOST, read_yaml
from tests.conftest import ROOT

BAD = ROOT / "tests" / "examples" / "bad"
EXAMPLES = sorted(BAD.glob("*/*.yml"))


def faults_of(project: Path) -> list[str]:
    with pytest.raises(Faults) as caught:
        read_project(project)
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize("bad", EXAMPLES, ids=lambda file: f"{file.parent.name}: {file.stem}")
def test_a_bad_data_file_gets_exactly_these_messages(bad: Path, example: Path) -> None:
    expected = [line.removeprefix("# expect: ") for line in bad.read_text().splitlines() if line.startswith("# expect")]
    file = f"data/{bad.parent.name}.yml"
    shutil.copy(bad, example / file)
    assert sorted(found for found in faults_of(example) if found.startswith(file)) == sorted(expected)


def test_there_are_examples_for_each_data_file() -> None:
    assert {file.parent.name for file in EXAMPLES} == {file.stem for file in (ROOT / "data").glob("*.yml")}


def test_an_empty_file_says_which_fields_it_lacks(example: Path) -> None:
    (example / "data/checklist.yml").write_text("# nothing yet\n")
    assert faults_of(example) == [
        "data/checklist.yml:1: the fields of this file are missing. Try: write them again: `areas`."
    ]


def test_an_absent_file_is_named(example: Path) -> None:
    (example / "data/sources.yml").unlink()
    assert faults_of(example) == [
        "data/sources.yml:1: this file isn't there. Try: bring it back from the project's history."
    ]


def test_a_file_in_another_encoding_is_named(example: Path) -> None:
    (example / "data/practice.yml").write_bytes("name: Café\n".encode("latin-1"))
    assert faults_of(example) == [
        "data/practice.yml:1: this file isn't saved as UTF-8. Try: save it again with the encoding UTF-8."
    ]


def test_a_control_character_is_found_on_its_line(example: Path) -> None:
    (example / "data/practice.yml").write_text("name: Fine\nphone: 555\x00\n")
    assert faults_of(example) == [
        "data/practice.yml:2: there is a character here that no text may have. Try: delete it and type the word again."
    ]


def test_of_characters_beyond_number_some_are_told() -> None:
    _, faults = read_yaml("".join(f"a{number}: \x00\n" for number in range(2 * MOST)), "data/practice.yml")
    assert [fault.line for fault in faults] == list(range(1, MOST + 1))


def test_the_faults_of_all_files_are_told_in_one_run(example: Path) -> None:
    (example / "data/practice.yml").write_text("name: Fine\ncountry: Nowhere\nphon: 1\n")
    (example / "data/sources.yml").write_text("sources: [\n")
    (example / "docs/trust.md").write_text("# No head\n")
    found = [text.split(": ")[0] for text in faults_of(example)]
    assert found == ["data/practice.yml:2", "data/practice.yml:3", "data/sources.yml:1", "docs/trust.md:1"]


def test_words_that_yaml_would_change_stay_as_typed(example: Path) -> None:
    (example / "data/practice.yml").write_text("name: 'no'\nphone: 0100\naddress: '2026-11-24'\ncountry: US\n")
    practice = read_project(example).facts.practice
    assert (practice.name, practice.phone, practice.address) == ("no", "0100", "2026-11-24")


def test_words_that_other_programs_would_change_belong_in_quotation_marks(example: Path) -> None:
    (example / "data/practice.yml").write_text("name: no\naddress: 2026-11-24\nwritten_by: 100\npaid_by: ~\n")
    assert faults_of(example) == [
        f"data/practice.yml:{line}: `{name}` isn't read as a text. Try: put it in quotation marks."
        for line, name in enumerate(("name", "address", "written_by", "paid_by"), 1)
    ]


def test_a_byte_order_mark_windows_line_ends_emoji_and_right_to_left_text_pass(example: Path) -> None:
    (example / "data/practice.yml").write_bytes("\ufeffname: שלום 🌱\r\ncountry: US\r\n".encode())
    assert read_project(example).facts.practice.name == "שלום 🌱"


def test_what_is_left_empty_counts_as_not_filled_in(example: Path) -> None:
    (example / "data/practice.yml").write_text('name:\nphone: ""\ncountry:\n')
    practice = read_project(example).facts.practice
    assert (practice.name, practice.phone, practice.country) == (None, None, None)


def test_too_many_quick_questions_are_a_reminder_and_stop_nothing(example: Path) -> None:
    data = example / "data/checklist.yml"
    extra = "".join(
        f"      - id: more-{number}\n        question: More?\n        why: Why.\n        ask: Ask.\n"
        "        when: after\n        quick: yes\n"
        for number in range(15)
    )
    data.write_text(data.read_text() + extra)
    told = [str(reminder) for reminder in read_project(example).reminders if "checklist" in reminder.file]
    assert told == [
        "data/checklist.yml:1: 18 quick questions in all; 15 fit into two minutes."
        " Try: take `quick: yes` out of the least important.",
        "data/checklist.yml:24: 16 quick questions in `senses`; two or three fit."
        " Try: take `quick: yes` out of the least important.",
    ]


@pytest.mark.parametrize(
    "text",
    ["areas: " + "[" * 1001, "areas: " + "{a: " * 1001, "- " * 501, "? " * 501, "a: b\tc\n", "a: b\n\ufeff"],
)  # fmt: skip
def test_what_the_parser_in_c_crashes_on_or_lets_pass_it_never_sees(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(yaml_reader, "_QuickLoader", seen.append)
    _, faults = read_yaml(text, "data/checklist.yml")
    assert seen == []
    assert len(faults) == 1


def test_words_with_an_ampersand_are_for_the_parser_in_c(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml_reader, "_Loader")  # the one in Python
    document, faults = read_yaml("a: Talk & listen\nb: Q & A, with 5 < 6 &\n", "data/checklist.yml")
    assert document.data == {"a": "Talk & listen", "b": "Q & A, with 5 < 6 &"}
    assert faults == []


@pytest.mark.parametrize("text", ["a: & b", "a: &", "- & b", "a: [& b]", "& a: b"])
def test_an_ampersand_at_the_beginning_is_a_fault(text: str) -> None:
    assert len(read_yaml(text, "data/checklist.yml")[1]) == 1


def test_a_question_mark_at_the_end_is_read_as_an_empty_name() -> None:
    document, faults = read_yaml("a: b\n?", "data/checklist.yml")
    assert document.data == {"a": "b", "": ""}
    assert faults == []


def test_brackets_beyond_number_are_a_fault_and_not_a_crash() -> None:
    _, faults = read_yaml("areas: " + "[" * 3000 + "]" * 3000, "data/checklist.yml")
    assert [str(fault) for fault in faults] == [
        "data/checklist.yml:1: the brackets in this file are nested too deeply to be meant."
        " Try: look for a row of [ or { and take it out."
    ]


@pytest.mark.parametrize("phone", ["555-0100", "(555) 010-0100", "+1 555 010 0100", "911"])
def test_a_phone_number_is_written_as_people_write_it(example: Path, phone: str) -> None:
    (example / "data/practice.yml").write_text(f"phone: {phone}\n")
    assert read_project(example).facts.practice.phone == phone

"""How notes on words are shown: beside a pull request's lines, and each once."""

from __future__ import annotations

from builder.faults import Fault
from builder.words.notes import About, Note, quoted
from builder.words.prose import Prose, Sentence
from builder.words.report import MeasuredPage, all_notes, closing


def test_what_a_data_file_says_on_two_pages_is_told_once_and_in_the_order_of_lines() -> None:
    note = Note(About.SPELLING, "x", "y")
    first, second = Fault("data/a.yml", 2, "x", "y"), Fault("data/a.yml", 10, "x", "y")
    pages = [MeasuredPage(f"docs/{name}.md", Prose(()), ((note, second), (note, first))) for name in "ab"]
    assert all_notes(pages) == [(first, About.SPELLING), (second, About.SPELLING)]


def test_a_long_sentence_is_quoted_in_part() -> None:
    shown = quoted(Sentence("word " * 40))
    assert len(shown) <= 102
    assert shown.endswith("word …”")


def test_a_quoted_sentence_ends_with_a_sign_and_has_one_pair_of_marks() -> None:
    assert [quoted(Sentence(text)) for text in ("In short", "Why?", "“Could we talk?”")] == [
        "“In short.”",
        "“Why?”",
        "“Could we talk?”",
    ]


def test_no_notes_are_said_too() -> None:
    assert closing(0) == "No notes: the words are as the writing guide asks."
    assert closing(1).startswith("1 note. They stop nothing")

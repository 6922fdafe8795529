"""What of a built page is measured as prose, and where its sentences end."""

from __future__ import annotations

import pytest

from builder.words.prose import Sentence, read_prose
from builder.words.sentences import count_words, split


def texts(main: str) -> list[str]:
    prose = read_prose(f"<html><body><nav>Menu</nav><main>{main}</main><footer>Urgent help</footer></body></html>")
    return [sentence.text for sentence in prose.sentences]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One ends. Another begins.", ["One ends.", "Another begins."]),
        (
            "Ask first, e.g. Dr. Lee or Prof. J. Smith. Then go.",
            ["Ask first, e.g. Dr. Lee or Prof. J. Smith.", "Then go."],
        ),
        ("It took 13.5 weeks, or .35 of a year. Good.", ["It took 13.5 weeks, or .35 of a year.", "Good."]),
        ("“Who are you?” she asked. “I am.” He left.", ["“Who are you?” she asked.", "“I am.”", "He left."]),
        ("I hope to … grow. I’d like … Is that all right?", ["I hope to … grow.", "I’d like …", "Is that all right?"]),
        ("Do it when you can (or not). Do it!", ["Do it when you can (or not).", "Do it!"]),
        ("We met at last: there was a way.", ["We met at last: there was a way."]),
        ("So did I. Then we left.", ["So did I.", "Then we left."]),
        ("… !", []),
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


@pytest.mark.parametrize(("text", "words"), [("You don’t – re-read 30,000 pages.", 5), ("here—there", 2), ("… – !", 0)])
def test_a_word_has_a_letter_or_a_digit(text: str, words: int) -> None:
    assert count_words(text) == words


def test_blocks_end_like_sentences_and_inline_marks_do_not() -> None:
    points = "<ul><li>wait</li><li>ask<ul><li>more</li></ul></li></ul>"
    main = f"<h1>Trust</h1><p>It <em>grows</em><br>slowly. You can:</p>{points}"
    assert texts(main) == ["Trust", "It grows slowly.", "You can:", "wait", "ask", "more"]


@pytest.mark.parametrize(
    "left_out",
    [
        '<section class="page-end__sources"><p>Checked today.</p></section>',
        '<ol class="source"><li>Smith 2018.</li></ol>',
        "<nav><ul><li>On this page</li></ul></nav>",
        "<button>Press me</button><textarea>x</textarea><select><option>x</option></select>",
        '<svg><title>A drawing</title></svg><sup class="cite"><a>1</a></sup>',
        "<p hidden>Later</p><p aria-hidden=true>Twice</p><template><p>x</p></template>",
        '<script>x</script><style>x</style><span class="unseen">for screen readers</span>',
    ],
)
def test_what_is_no_prose_is_left_out(left_out: str) -> None:
    assert texts(f"<p>Words stay{left_out}</p>{left_out}") == ["Words stay"]


def test_a_spoken_sentence_keeps_its_quotation_marks() -> None:
    assert texts("<p>Say: <q>How are you?</q></p>") == ["Say: “How are you?”"]


@pytest.mark.parametrize("part", ["name", "heading"])
def test_a_name_or_heading_in_a_cell_of_approaches_stands_apart_from_its_words(part: str) -> None:
    cell = f'<td><strong class="approaches__{part}">Some therapy</strong> <span>You work on it.</span></td>'
    assert texts(f"<table><tr>{cell}</tr></table>") == ["Some therapy", "You work on it."]


def test_short_labels_headings_items_and_cells_are_not_measured_and_short_paragraphs_are() -> None:
    points = "<ul><li>It helps you.</li><li>It helps you too.</li></ul>"
    html = f"<main><h2>In short</h2>{points}<label>Notes</label><p>Yes.</p></main>"
    assert [sentence.text for sentence in read_prose(html).measured] == ["It helps you too.", "Yes."]


def test_sentences_that_say_the_same_are_told_apart() -> None:
    assert read_prose("<main><p>Yes. No. Yes.</p></main>").sentences == [
        Sentence("Yes.", 0),
        Sentence("No.", 0),
        Sentence("Yes.", 1),
    ]


def test_the_points_of_a_list_are_its_own_and_the_glossary_is_no_list() -> None:
    inner = "<ul><li>a</li><li>b</li></ul>"
    html = (
        f'<main><ol><li>first{inner}</li></ol><dl class="glossary"><dt>x</dt></dl><dl><dt>y</dt><dd>z</dd></dl></main>'
    )
    assert [(found.points, found.first.text) for found in read_prose(html).lists] == [
        (1, "first a b"),
        (2, "a"),
        (1, "y"),
    ]


def test_a_page_without_main_has_no_prose() -> None:
    assert read_prose("<p>Words</p>").sentences == []

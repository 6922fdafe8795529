"""Each rule on words: a text it notes, and one it doesn't."""

from __future__ import annotations

import pytest

from builder.facts.glossary import Glossary
from builder.facts.words import Avoided
from builder.words.avoided import notes_on_avoided
from builder.words.measures import grade, notes_on_length
from builder.words.notes import About, Note
from builder.words.passive import is_passive, notes_on_passive
from builder.words.prose import Prose, Sentence, read_prose
from builder.words.spelling import Speller, notes_on_spelling
from builder.words.terms import notes_on_letters, notes_on_terms

SPELLER = Speller(["psychodynamic", "counsellors and psychotherapists"])
GLOSSARY = Glossary.model_validate(
    {
        "terms": [
            {"id": "mindfulness", "term": "mindfulness", "in_short": "noticing the present moment", "meaning": "x"},
            {
                "id": "mbct",
                "term": "mindfulness-based cognitive therapy",
                "letters": "MBCT",
                "in_short": "a practice against relapse",
                "meaning": "x",
            },
            {"id": "act", "term": "acceptance therapy", "letters": "ACT", "in_short": "letting be", "meaning": "x"},
            {"id": "outcome", "term": "outcome", "also": ["outcomes"], "in_short": "results", "meaning": "x"},
        ]
    }
)


def page(main: str) -> Prose:
    return read_prose(f"<main>{main}</main>")


def words(count: int) -> str:
    return f"<p>{' '.join(['go'] * count)}.</p>"


def about(notes: list[Note]) -> list[About]:
    return [note.about for note in notes]


def terms(main: str) -> list[str]:
    return [note.word for note in notes_on_terms(page(main), GLOSSARY)]


def test_the_grade_counts_words_syllables_and_the_sentences_we_cut() -> None:
    # 6 words, 1 sentence, 6 syllables; 9 words in 2 sentences with 12 syllables, in spite of the dot in 13.5
    assert grade([Sentence("The cat sat on the mat.")]) == pytest.approx(0.39 * 6 + 11.8 - 15.59, abs=0.01)
    two = [Sentence("It took 13.5 sessions on average."), Sentence("That is long.")]
    assert grade(two) == pytest.approx(0.39 * 9 / 2 + 11.8 * 12 / 9 - 15.59, abs=0.01)
    assert grade([]) == 0


def test_a_curly_apostrophe_counts_as_a_straight_one() -> None:
    assert grade([Sentence("It doesn’t help you.")]) == grade([Sentence("It doesn't help you.")])


def test_a_page_that_is_hard_to_read_names_its_three_hardest_sentences() -> None:
    hard = "Psychological difficulties necessitate professional consideration."
    (note,) = notes_on_length(
        page(f"<p>{hard} You can go now. Therapeutic relationships matter here. I see it all.</p>")
    )
    assert (note.about, note.sentence) == (About.GRADE, None)
    assert f"“{hard}” “Therapeutic relationships matter here.” “You can go now.”" in note.what


def test_a_sentence_may_have_25_words_and_a_page_15_on_average() -> None:
    assert list(notes_on_length(page(words(25) + words(5)))) == []
    assert about(list(notes_on_length(page(words(26) + words(4))))) == [About.LENGTH]
    assert about(list(notes_on_length(page(words(16))))) == [About.AVERAGE]


def test_a_list_may_have_seven_points() -> None:
    assert list(notes_on_length(page(f"<ul>{'<li>go</li>' * 7}</ul>"))) == []
    (note,) = notes_on_length(page(f"<ul>{'<li>go</li>' * 8}</ul>"))
    assert (note.what, note.sentence) == (
        "this list has 8 points; the limit is 7. It begins: “go.”",
        Sentence("go"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Goals are set together.",
        "It can be stopped at any time.",
        "Nothing isn’t ever really shared.",
        "You’re asked to come.",
        "It has been carefully written down.",
    ],
)
def test_a_form_of_be_with_a_participle_is_passive(text: str) -> None:
    assert is_passive(Sentence(text))


@pytest.mark.parametrize(
    "text",
    [
        "You are tired and a little worried.",
        "People are used to it.",
        "They decided to be there in need.",
        "It is a written plan.",
        "You have decided.",
        "It is hundred times better.",
        "Little is known.",
    ],
)
def test_how_someone_is_and_what_someone_has_done_is_not_passive(text: str) -> None:
    assert not is_passive(Sentence(text))


def test_a_page_hears_of_its_passive_sentences_when_they_are_many() -> None:
    passive, active = "<p>It was decided.</p>", "<p>We decide.</p>"
    assert list(notes_on_passive(page(passive + active))) == []
    assert list(notes_on_passive(page(passive * 2 + active * 18))) == []
    notes = list(notes_on_passive(page(passive * 2 + active * 17)))
    assert [note.sentence for note in notes] == [Sentence("It was decided.", 0), Sentence("It was decided.", 1)]
    assert notes[0].what == "2 of 19 sentences are passive, this one too: “It was decided.”"


@pytest.mark.parametrize(
    "main",
    [
        "<p>Mindfulness means that you notice the present moment.</p>",
        "<p>Try mindfulness.</p><p>It is to notice the present moment. More.</p>",
        "<h2>Mindfulness</h2><h3>How</h3><p>It works. You notice the present moment.</p>",
        "<p>Try <dfn>mindfulness</dfn> today.</p><p>Mindfulness is good.</p>",
        "<p>Mindfulness is to notice the present.</p>",  # two of the three words
        "<p>Mindfulness: one notices, presently, momentarily.</p>",  # other forms of the same words
        "<p>Mindful people.</p>",
    ],
)
def test_a_term_with_its_explanation_near_has_no_note(main: str) -> None:
    assert terms(main) == []


@pytest.mark.parametrize(
    "main",
    [
        "<p>Try mindfulness.</p>",
        "<p>Try mindfulness.</p><p>It is good. You notice the present moment.</p>",
        "<p>Try mindfulness.</p><p>Good.</p><p>You notice the present moment.</p>",
        '<p>Try <a href="../words/">mindfulness</a>.</p>',
        "<p>Try mindfulness, a moment.</p>",
        "<p>Try mindfulness.</p><p>So.</p><p>Then <dfn>mindfulness</dfn>: noticing the present moment.</p>",
    ],
)
def test_a_term_without_it_has_one_where_it_first_stands(main: str) -> None:
    assert terms(main) == ["mindfulness"]


def test_a_longer_term_is_not_taken_for_a_shorter_one_in_it() -> None:
    assert terms("<p>Mindfulness-based cognitive therapy is a practice against relapse.</p>") == []
    assert terms("<p>Mindfulness-based cognitive therapy.</p>") == ["Mindfulness-based cognitive therapy"]


def test_letters_are_explained_by_their_words_beside_or_before_them() -> None:
    full = "mindfulness-based cognitive therapy, a practice against relapse"
    assert terms(f"<p>MBCT is {full}.</p>") == []
    beside = "<p>Mindfulness-based cognitive therapy (MBCT) is good.</p>"
    assert terms(beside) == ["Mindfulness-based cognitive therapy"]  # its meaning is missing, and is asked for once
    assert terms(f"<p>Try {full}.</p><p>More.</p><p>Try MBCT.</p>") == []
    assert terms("<p>Try MBCT.</p>") == ["MBCT"]


def test_a_word_that_looks_like_letters_is_none() -> None:
    assert terms("<p>You act on it. Act now.</p>") == []
    assert terms("<p>You try ACT.</p>") == ["ACT"]


def test_each_form_of_a_term_is_one_and_words_that_only_hold_it_are_others() -> None:
    assert terms("<p>Good outcomes, the results you want. An outcome.</p>") == []
    assert terms("<p>The outcomeless.</p>") == []


@pytest.mark.parametrize(
    "text",
    [
        "The Health and Care Professions Council (HCPC) has a register.",
        "UK Council for Psychotherapy (UKCP).",
        "Each visitor has an address, called an IP address.",
        "Text HOME or START.",
        "In the US.",
        "Open <b>page.PHP</b> or a@B.ORG.",
    ],
)
def test_letters_that_are_explained_or_known_or_words_have_no_note(text: str) -> None:
    assert list(notes_on_letters(page(f"<p>{text}</p>"), ["US"], SPELLER)) == []


def test_other_letters_have_a_note_once() -> None:
    notes = notes_on_letters(page("<p>Ask the HCPC. Then the HCPC again.</p>"), ["US"], SPELLER)
    assert [(note.word, note.sentence) for note in notes] == [("HCPC", Sentence("Ask the HCPC."))]


CURE = Avoided(word="cure", also=["no doubt"], instead="“help”", why="we promise nothing", except_in=["can’t cure"])


def test_an_avoided_word_says_what_to_write_instead() -> None:
    (note,) = notes_on_avoided(page("<p>Cure it.</p>"), [CURE])
    assert (note.what, note.remedy, note.word) == (
        "`Cure` is on our list of words to avoid (we promise nothing): “Cure it.”",
        "“help”.",
        "Cure",
    )


def test_an_avoided_expression_is_found_over_spaces_and_as_often_as_it_stands() -> None:
    assert len(list(notes_on_avoided(page("<p>No  doubt.</p><p>No doubt, a cure.</p>"), [CURE]))) == 3


@pytest.mark.parametrize("text", ["We can't cure it.", "A secure procure.", "There is no doubting."])
def test_an_exception_and_a_word_within_another_are_not_noted(text: str) -> None:
    assert list(notes_on_avoided(page(f"<p>{text}</p>"), [CURE])) == []


@pytest.mark.parametrize(
    ("text", "word", "right"),
    [
        ("A wierd thing.", "wierd", "weird"),
        ("Wierd things.", "Wierd", "weird"),
        ("His behaviour.", "behaviour", "behavior"),
        ("We practise it.", "practise", "practice"),
        ("Our counsellors.", "counsellors", "counselors"),
        ("A well-knwon one.", "knwon", "known"),
    ],
)
def test_a_misspelt_word_gets_the_nearest_right_one(text: str, word: str, right: str) -> None:
    (note,) = notes_on_spelling(page(f"<p>{text}</p>"), SPELLER)
    assert (note.word, note.remedy) == (
        word,
        f"`{right}`, or add it to `known` in data/words.yml if it is right.",
    )


def test_a_word_that_is_like_no_other_can_be_added_to_the_known_ones() -> None:
    (note,) = notes_on_spelling(page("<p>A qzxqzx. A qzxqzx.</p>"), SPELLER)
    assert note.remedy == "add it to `known` in data/words.yml if it is right."


@pytest.mark.parametrize(
    "text",
    [
        "You don’t know your therapist’s or the therapists’ minds; we’ve seen it’s fine.",
        "In Flückiger’s paper, Dr. Xyzzy of Qwert wrote it.",
        "Psychodynamic work with counsellors and psychotherapists.",
        "See hpcpqz.example.org/abqz, xqzy@example.org or https://a.example/qzx; 2nd and 13th.",
        "CBT, HCPC and plan b.",
    ],
)
def test_names_letters_addresses_and_known_words_are_not_misspelt(text: str) -> None:
    assert list(notes_on_spelling(page(f"<p>{text}</p>"), SPELLER)) == []

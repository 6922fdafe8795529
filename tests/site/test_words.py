"""`make words` on a built site: what it prints, and that it never stops anything."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import FULL_EXAMPLE, change, copy_project, run

LONG = "You can go to see your therapist and talk and then go home and then come back to talk and go home and come back"
TABLE = """\
page                        words     grade   average   longest   passive      list     terms     avoid  spelling
docs/choosing/index.md        198       1.0       7.6        15         0         2         0         0         0
docs/collaboration.md          19       7.4       4.8         8         0         1         0         0         0
docs/index.md                  68       1.6       6.8        10         0         5         0         0         0
docs/outcomes.md               22       2.1       5.5         8         0         1         0         0         0
docs/rapport.md                19       1.8       4.8         8         0         1         1         0         0
docs/staff/email-kit.md         6       0.5       3.0         4         0         0         0         0         0
docs/staff/qr-codes.md          4       0.7       4.0         4         0         0         0         0         0
docs/trust.md                  61       0.7       7.6        26         0         1         1         1         1
data/emails.yml                32       3.0       8.0        18         0         0         0         0         0
data/links.yml                 41       2.0       8.2        25         1         0         0         0         0
Average grade: 2.1
"""
GRADE = (
    "this page reads at grade 7.4; the limit is 7. Its hardest sentences: “An example of collaboration.”"
    " “Go on from collaboration.” “This page stands for the one about collaboration.”"
)
RAPPORT = "`rapport` isn't explained where it first stands: “An example of rapport.”"
AVOIDED = "`Utilize` is on our list of words to avoid: “Utilize it all; a promise of a cure.”"
SPELLING = "`wierd` isn't in our American dictionary: “It is wordish and wierd.”"
LETTERS = "`QRS` stands here without the words it is short for: “Ask the QRS.”"
LENGTH = (
    "this sentence has 26 words; the limit is 25:"
    " “You can go to see your therapist and talk and then go home and then come back to talk and go home …”"
)
NOTES = [
    ("docs/collaboration.md", 1, "Reading grade", GRADE, "shorter sentences and shorter words there."),
    (
        *("docs/rapport.md", 11, "Unexplained term", RAPPORT),
        'say beside it what it is (“a real connection”), or in a page {{ term("rapport") }}.',
    ),
    ("docs/trust.md", 22, "Word to avoid", AVOIDED, "“use”."),
    (
        *("docs/trust.md", 23, "Spelling", SPELLING),
        "`weird`, or add it to `known` in data/words.yml if it is right.",
    ),
    ("docs/trust.md", 24, "Unexplained term", LETTERS, "write the words, and the letters in brackets."),
    ("docs/trust.md", 26, "Long sentence", LENGTH, "make two sentences of it."),
]


def write_some_words(example: Path) -> None:
    """A page with words that get a note, of four kinds; no term in the title that the home page shows; and no guide."""
    (example / "docs/choosing/guide.md").unlink()
    change(example, "mkdocs.yml", "      - Guide: choosing/guide.md\n", "")
    words = f"Utilize it all; a promise of a cure.\nIt is wordish and wierd.\nAsk the QRS.\n\n{LONG} here.\n"
    change(example, "docs/trust.md", "- It is short.\n", f"- It is short.\n\n{words}")
    change(example, "docs/rapport.md", ' "rapport" & more', " & more")


def test_the_command_prints_a_table_and_every_note_with_its_line_and_says_it_again_for_github(example: Path) -> None:
    write_some_words(example)
    done = run(example, "builder.words", "--notes")
    plain = "".join(f"{file}:{line}: {what} Try: {remedy}\n" for file, line, _, what, remedy in NOTES)
    again = "".join(
        f"::notice file={file},line={line},title={title}::{what} Try: {remedy}\n"
        for file, line, title, what, remedy in NOTES
    )
    closing = f"{len(NOTES)} notes. They stop nothing; the writing guide says what is behind them.\n"
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{TABLE}\n{plain}{closing}{again}"


def test_without_being_asked_it_says_each_note_once(example: Path) -> None:
    done = run(example, "builder.words")
    assert (done.returncode, "::notice" in done.stdout) == (0, False)


def test_words_that_cannot_be_built_are_told_and_stop_nothing_here(example: Path) -> None:
    change(example, "docs/trust.md", "It has words.", "{{ checklst() }}")
    done = run(example, "builder.words")
    assert (done.returncode, done.stdout, (example / "site").exists()) == (0, "", False)
    assert done.stderr.splitlines()[0].startswith("docs/trust.md:16: there is no macro `checklst`.")
    assert done.stderr.splitlines()[-1] == "Nothing was measured: these words can't be built yet."


def test_a_note_on_words_of_a_data_file_names_the_page_that_shows_them(example: Path) -> None:
    text = (example / "data/checklist.yml").read_text()
    number, line = next((number, line) for number, line in enumerate(text.split("\n"), 1) if "tip:" in line)
    (example / "data/checklist.yml").write_text(text.replace(line, "    tip: Ask for an example therapy first.", 1))
    told = run(example, "builder.words").stdout
    assert f"data/checklist.yml:{number}: on docs/choosing/index.md, `example therapy` isn't explained" in told


def test_the_page_that_lists_all_terms_need_not_explain_them(example: Path) -> None:
    change(example, "docs/trust.md", "It has words.", "An example therapy.\n\n{{ glossary() }}")
    assert "example therapy" not in run(example, "builder.words").stdout


def test_the_words_we_landed_have_no_note_and_read_at_grade_six_or_lower(tmp_path: Path) -> None:
    done = run(copy_project(tmp_path / "project", FULL_EXAMPLE), "builder.words")
    assert "No notes: the words are as the writing guide asks." in done.stdout
    average = re.search(r"^Average grade: ([\d.]+)$", done.stdout, re.MULTILINE)
    assert average is not None
    assert float(average[1]) <= 6

"""The command behind `make words`: builds the site, measures the words of each page, and says what it found.

It ends well whatever it finds: its notes are advice. Words that can't be built can't be measured; it says why, and
leaves it to the other checks to stop them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from builder.keeping.stopping import listen

if __name__ == "__main__":
    listen()  # before all else: the rest takes a moment to load, in which someone may press Ctrl-C

from builder.facts.all_facts import Facts, file_of
from builder.faults import Fault, Faults, annotation
from builder.keeping.ending import calmly
from builder.reading.pages import Page
from builder.reading.project import Project, read_project
from builder.site_build import BuildFailed, build
from builder.words.avoided import notes_on_avoided
from builder.words.measures import notes_on_length
from builder.words.notes import About, Note
from builder.words.passive import notes_on_passive
from builder.words.places import Places
from builder.words.prose import Prose, prose_of, read_prose
from builder.words.report import MeasuredPage, all_notes, closing, table
from builder.words.spelling import Speller, notes_on_spelling
from builder.words.terms import notes_on_letters, notes_on_terms


def main() -> int:
    """Measure the words of the project in the current folder. The exit code is always 0."""
    parser = argparse.ArgumentParser(prog="python -m builder.words", description="Measure the words of the built site.")
    parser.add_argument("--notes", action="store_true", help="say each note a second time, for GitHub to show it")
    said = parser.parse_args()
    root = Path.cwd()
    try:
        site = build(root)
        pages = measure(site, read_project(root))
    except (Faults, BuildFailed) as problem:
        print(problem, file=sys.stderr)
        print("Nothing was measured: these words can't be built yet.", file=sys.stderr)
        return 0
    notes = all_notes(pages)
    print(table(pages))
    print("\n".join(["", *(str(fault) for fault, _ in notes), closing(len(notes))]))
    if said.notes:
        print("\n".join(annotation(fault, "notice", about) for fault, about in notes))
    return 0


def measure(site: Path, project: Project) -> list[MeasuredPage]:
    """Every page of the project as it stands in the folder `site`, measured; in the order of their files."""
    places, speller = Places(project), Speller(project.facts.words.known)
    measured = []
    for page in sorted(project.pages.values(), key=lambda page: page.file):
        prose = read_prose((site / page.address / "index.html").read_text(encoding="utf-8"))
        notes = [(note, _placed(note, page, places)) for note in _notes_on(page, prose, project, speller)]
        measured.append(MeasuredPage(page.file, prose, tuple(notes)))
    for file, texts in _sent(project.facts).items():
        prose = prose_of(texts)
        notes = [(note, _placed(note, file, places)) for note in _notes_on_words(prose, project, speller)]
        measured.append(MeasuredPage(file, prose, tuple(notes)))
    return measured


def _sent(facts: Facts) -> dict[str, list[str]]:
    """What others read in what staff send, by the file it stands in; files that send nothing aside."""
    emails, links = facts.emails.emails, facts.links.sent
    texts = {
        file_of("emails"): [part.say for email in emails for part in email.parts if part.say],
        file_of("links"): [text for link in links for text in (link.link, link.says) if text],
    }
    return {file: found for file, found in texts.items() if found}


def _notes_on(page: Page, prose: Prose, project: Project, speller: Speller) -> Iterator[Note]:
    """All there is to say on a page. The one that lists all terms isn't asked to explain them."""
    words = project.facts.words
    yield from _notes_on_words(prose, project, speller)
    if not page.shows("glossary"):
        forms = (form for term in project.facts.glossary.terms for form in term.forms)
        yield from notes_on_terms(prose, project.facts.glossary)
        yield from notes_on_letters(prose, (*words.everyday_letters, *forms), speller)


def _notes_on_words(prose: Prose, project: Project, speller: Speller) -> Iterator[Note]:
    """What there is to say on any text, wherever it stands."""
    yield from notes_on_length(prose)
    yield from notes_on_passive(prose)
    yield from notes_on_avoided(prose, project.facts.words.avoid)
    yield from notes_on_spelling(prose, speller)


def _placed(note: Note, home: Page | str, places: Places) -> Fault:
    """The note with its line. When that is in another file, and the note holds on this page only, it names the page."""
    own = home if isinstance(home, str) else home.file
    file, line = places.of(home, note.sentence, note.word)
    elsewhere = file != own and note.about in (About.TERM, About.PASSIVE)
    return Fault(file, line, f"on {own}, {note.what}" if elsewhere else note.what, note.remedy)


if __name__ == "__main__":
    sys.exit(calmly(main))

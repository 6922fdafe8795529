"""Says what was measured: a row for each page, then every note with its line, then the same for GitHub."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import mean

from builder.faults import Fault
from builder.words import measures
from builder.words.notes import About, Note
from builder.words.passive import passive_sentences
from builder.words.prose import Prose

_COLUMNS = ("words", "grade", "average", "longest", "passive", "list", "terms", "avoid", "spelling")


@dataclass(frozen=True)
class MeasuredPage:
    """A page (its path from the project's top folder), what it says, and the notes on it, each with its place."""

    file: str
    prose: Prose
    notes: tuple[tuple[Note, Fault], ...]

    @property
    def grade(self) -> float:
        """Its Flesch-Kincaid grade."""
        return measures.grade(self.prose.measured)

    @property
    def row(self) -> tuple[str, ...]:
        """Its numbers, as the table shows them."""
        found = Counter(note.about for note, _ in self.notes)
        return (
            str(sum(sentence.words for sentence in self.prose.measured)),
            f"{self.grade:.1f}",
            f"{measures.average_length(self.prose):.1f}",
            str(measures.longest_sentence(self.prose)),
            str(len(passive_sentences(self.prose))),
            str(measures.longest_list(self.prose)),
            *(str(found[about]) for about in (About.TERM, About.AVOIDED, About.SPELLING)),
        )


def table(pages: list[MeasuredPage]) -> str:
    """A row for each page, and the average grade."""
    width = max(len(page.file) for page in pages)
    rows = [("page", _COLUMNS), *((page.file, page.row) for page in pages)]
    lines = [f"{name:{width}}" + "".join(f"{cell:>10}" for cell in cells) for name, cells in rows]
    return "\n".join([*lines, f"Average grade: {mean(page.grade for page in pages):.1f}"])


def all_notes(pages: Iterable[MeasuredPage]) -> list[tuple[Fault, About]]:
    """Every note once, in the order of files and lines: what a data file says on many pages is told for one."""
    return sorted({fault: note.about for page in pages for note, fault in page.notes}.items())


def closing(count: int) -> str:
    """What stands below the notes."""
    if count == 0:
        return "No notes: the words are as the writing guide asks."
    return f"{count} note{'' if count == 1 else 's'}. They stop nothing; the writing guide says what is behind them."

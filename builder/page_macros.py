"""The macros a writer may call in a page. What isn't a public method here can't be called.

Each is a function of the facts, the page it stands on and the words in its brackets, and of nothing else: so the check
before the build can try every call, and any engine can make it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from builder.addresses import link_between
from builder.components import render
from builder.facts.all_facts import Facts
from builder.facts.countries import PARTS
from builder.faults import nearest

if TYPE_CHECKING:
    from builder.reading.pages import Page

Picture = Literal["first-meeting", "modest-link", "register-entry", "stronger-together", "talk-or-leave", "which-help"]
"""The pictures that explain something: `overrides/components/picture/<name>.svg`."""


class MacroError(Exception):
    """A macro was called with words it can't use: what is wrong, and what to try."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


class PageMacros:
    """The macros, for one page."""

    def __init__(self, root: Path, facts: Facts, page: Page) -> None:
        self._root, self._facts, self._page = root, facts, page

    def _numbers(self) -> dict[str, int]:
        """The number of each source on this page."""
        return {id: number for number, id in enumerate(cited_on(self._page, self._facts), 1)}

    def checklist(self) -> str:
        """The two-minute checklist, as a block."""
        return render(self._root, "checklist", checklist=self._facts.checklist)

    def guide(self) -> str:
        """The decision guide, as a block: its eight steps as one form."""
        facts = {"guide": self._facts.guide, "checklist": self._facts.checklist}
        return render(self._root, "guide", **facts, steps=self._facts.guide.steps.in_order, link_to=self._link_to)

    def _link_to(self, place: str) -> str:
        """The link from this page to a place as staff write it."""
        return link_between(self._page.address, place)

    def email_kit(self) -> str:
        """All that staff paste into e-mails, as a block, on a page in docs/staff/ and nowhere else."""
        return self._for_staff("email-kit")

    def qr_codes(self) -> str:
        """The code of every link that staff send, to print, as a block, on a page in docs/staff/ and nowhere else."""
        return self._for_staff("qr-codes")

    def _for_staff(self, slot: str) -> str:
        """What finishing fills, since it depends on the address the site is published at."""
        if not self._page.is_for_staff:
            what = "this is for staff, and readers would come by it here."
            raise MacroError(what, "put it on a page in docs/staff/.")
        return render(self._root, "slot", name=slot)

    def approaches(self) -> str:
        """The ways in which therapists work, side by side, as a block."""
        approaches = self._facts.approaches.approaches
        return render(self._root, "approaches", approaches=approaches, numbers=self._numbers())

    def by_country(self, part: str) -> str:
        """What differs by country (titles, registers, fees or complaints), as a block; empty if nothing is known."""
        _known(part, PARTS, "part of data/countries.yml")
        numbers = self._numbers()
        return render(self._root, "by-country", part=part, countries=self._facts.countries_shown, numbers=numbers)

    def glossary(self) -> str:
        """All terms with their meaning, as a block."""
        return render(self._root, "glossary", terms=self._facts.glossary.in_order)

    def all_sources(self) -> str:
        """Every source with what it can't tell, as a block."""
        return render(self._root, "all-sources", sources=self._facts.sources.sources)

    def who_made_this(self) -> str:
        """Who wrote, reviewed and paid for the site, as a block; empty if the practice hasn't said."""
        return render(self._root, "who-made-this", practice=self._facts.practice)

    def urgent_help_by_country(self) -> str:
        """The urgent help of every country we know, as a block."""
        help, own = self._facts.urgent_help, self._facts.practice.country
        return render(self._root, "urgent-help-by-country", help=help, own=own)

    def quick_exit(self) -> str:
        """What the quick way out does and can't do, as a block. The button itself comes with it, for pages on harm."""
        return render(self._root, "quick-exit/note.html", practice=self._facts.practice)

    def picture(self, name: str, caption: str) -> str:
        """A picture that explains something, with its caption, as a block."""
        _known(name, get_args(Picture), "picture")
        return render(self._root, "picture", name=name, caption=caption)

    def on_this_page(self) -> str:
        """A list of the page's parts, as a block: for a long page, after its first words."""
        return render(self._root, "on-this-page", sections=self._page.sections)

    def cite(self, source: str) -> str:
        """A small number in the line that leads to the source at the end of the page."""
        if self._facts.sources.get(source) is None:
            near = nearest(source, [known.id for known in self._facts.sources.sources])
            hint = f'cite("{near}"), or' if near else "check the spelling, or"
            raise MacroError(
                f"there is no source `{source}` in data/sources.yml.", f"{hint} add the source there first."
            )
        return _in_words(render(self._root, "cite", id=source, number=self._numbers()[source]))

    def term(self, words: str) -> str:
        """A term as it is written in the brackets, with what it means behind it, in the line."""
        term = self._facts.glossary.get(words)
        if term is None:
            near = nearest(words, [form for known in self._facts.glossary.terms for form in known.forms])
            hint = f'term("{near}"), or' if near else "check the spelling, or"
            raise MacroError(f"there is no term `{words}` in data/glossary.yml.", f"{hint} add the term there first.")
        return _in_words(render(self._root, "term", words=words, term=term))

    def to_urgent_help(self) -> str:
        """A link in the line to the urgent help at the foot of the page."""
        return _in_words(render(self._root, "to-urgent-help"))


BLOCK_MACROS = frozenset(
    {
        *("checklist", "guide", "approaches", "by_country", "glossary", "all_sources", "who_made_this"),
        *("urgent_help_by_country", "quick_exit", "picture", "on_this_page", "email_kit", "qr_codes"),
    }
)
"""The macros that write whole blocks of a page, and so stand alone on a line."""

_SIGNS = {ord(sign): f"&#{ord(sign)};" for sign in "*_`[]{}\\~^|"}

MACRO_NAMES = tuple(name for name in vars(PageMacros) if not name.startswith("_"))
"""The names a page may use."""


def cited_on(page: Page, facts: Facts) -> tuple[str, ...]:
    """The ids of the sources a page cites, by itself or by a macro, in order of first mention."""
    cited: list[str] = []
    for call in page.calls:
        if call.name == "cite":
            cited += call.arguments
        if call.name == "approaches":
            cited += (id for approach in facts.approaches.approaches for id in approach.sources)
        if (call.name, call.arguments) == ("by_country", ("fees",)):
            cited += (id for country in facts.countries_shown for id in country.fees_sources)
    return tuple(dict.fromkeys(cited))


def _in_words(html: str) -> str:
    """HTML for the middle of a sentence: Markdown, which reads it next, takes none of its signs for its own."""
    return html.translate(_SIGNS)


def _known(word: str, words: Iterable[str], kind: str) -> None:
    if word not in words:
        near = nearest(word, words)
        remedy = f'"{near}", perhaps?' if near else f"one of {', '.join(words)}."
        raise MacroError(f"there is no {kind} `{word}`.", remedy)

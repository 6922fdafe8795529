"""What the guide should make of a document, said once more in plain Python, for tests to compare the page with.

What may be answered is read from the form, so a question that is added is known here too.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

KIND = "beyond-the-session.guide"
VERSION = 1
MOST_THERAPISTS = 4
LONGEST_TEXT = 10_000
"""As UTF-16 counts: a sign beyond the first plane is two."""

SPACE = "\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200B)))
"""What JavaScript takes for space at the ends of a text."""

TRIAL = Path(__file__).with_name("guide_trial.js").read_text()
"""What runs in the page for `form_in`, and for tests of many states: to be added before the page is opened."""
MOST_MUSTS = 3
NOTE = ("What they said about it, in my own words, and how it felt to hear it. " * 3)[:200]

NOT_OURS, NEWER = "not-ours", "newer"

Given = dict[str, str]
Known = dict[str, frozenset[str] | None]
"""The values a field may have by its name; None if it takes a text."""


@dataclass(frozen=True)
class Form:
    """The fields of the guide: those about the reader, those about a therapist, and which of them have one line."""

    mine: Known = field(default_factory=dict)
    therapist: Known = field(default_factory=dict)
    one_line: set[str] = field(default_factory=set)


@dataclass
class Answers:
    """What a reader has answered on themselves, and on each therapist."""

    mine: Given = field(default_factory=dict)
    therapists: list[Given] = field(default_factory=lambda: [{}])

    @property
    def document(self) -> dict[str, Any]:
        return {"version": VERSION, "mine": self.mine, "therapists": self.therapists}

    @property
    def file(self) -> str:
        """A saved file that holds these answers."""
        return json.dumps({"kind": KIND, **self.document})


def form_in(page: Page) -> Form:
    """The form of the guide's page, with `guide_trial.js` in it."""
    form = Form()
    for one in page.evaluate("trial.form"):
        known, name = form.mine if one["whose"] == "mine" else form.therapist, one["name"]
        chosen = frozenset(filter(None, [one["choice"]]))
        known[name] = (known.get(name) or frozenset()) | chosen if one["choice"] is not None else None
        form.one_line.update([name] if one["isOneLine"] else [])
    return form


def parsed(text: str) -> Any:
    """What a text says as JSON, as JavaScript reads it: every number is a float, NaN is none. None if it isn't any."""
    try:
        return json.loads(text, parse_int=float, parse_constant=_no_number)
    except ValueError:
        return None


def _no_number(name: str) -> None:
    raise ValueError(name)


def read(document: Any, form: Form) -> Answers | str:
    """The answers of a document, or why it has none."""
    version = document.get("version") if isinstance(document, dict) else None
    if not isinstance(version, float) or not version.is_integer() or version < 1:
        return NOT_OURS
    if version > VERSION:
        return NEWER
    given = document.get("therapists")
    therapists = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    read = [_valid(one, form.therapist) for one in therapists[:MOST_THERAPISTS]]
    return Answers(_valid(document.get("mine"), form.mine), read or [{}])


def is_whole(document: dict[str, Any], answers: Answers) -> bool:
    """Whether nothing of the document was left out or changed."""
    return bool(document.get("mine") == answers.mine and document.get("therapists") == answers.therapists)


def _valid(given: Any, known: Known) -> Given:
    """Those of some answers that the form could have written."""
    texts = {name: text for name, text in given.items() if isinstance(text, str)} if isinstance(given, dict) else {}
    fitted = {name: _fitting(text, known[name]) for name, text in texts.items() if name in known}
    return {name: text for name, text in fitted.items() if text}


def _fitting(text: str, values: frozenset[str] | None) -> str:
    if values is not None:
        return text if text in values else ""
    return cut(whole_signs(text).replace("\r\n", "\n").replace("\r", "\n"))


def cut(text: str) -> str:
    """The text, no longer than is kept, and never cut in the middle of a sign."""
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * LONGEST_TEXT:
        return text
    kept = units[: 2 * LONGEST_TEXT]
    is_half = 0xD8 <= kept[-1] <= 0xDB
    return kept[: -2 if is_half else None].decode("utf-16-le", "surrogatepass")


def whole_signs(text: str) -> str:
    """The text with two halves of a sign, where they stand side by side, made one, as JavaScript takes them."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def on_screen(answers: Answers, at: int, form: Form) -> Given:
    """What the fields show with a therapist in view. A field of one line shows no line breaks."""
    shown = {
        name: text.replace("\n", "") if name in form.one_line else text
        for name, text in {**answers.mine, **answers.therapists[at]}.items()
    }
    return {name: text for name, text in shown.items() if text}


def names(answers: Answers) -> list[str]:
    """What the therapists are called: a nickname of nothing but space is none."""
    nicknames = [one.get("nickname", "").strip(SPACE) for one in answers.therapists]
    return [nickname or f"Therapist {number}" for number, nickname in enumerate(nicknames, 1)]


def notes_in_table(answers: Answers) -> set[str]:
    """The notes on the five areas, which the table always shows."""
    return {text for one in answers.therapists for name, text in one.items() if name.startswith("note.")}


def everything(form: Form) -> Answers:
    """Four therapists, every question answered, every note filled."""
    musts = [name for name in form.mine if name.startswith("most.")][:MOST_MUSTS]
    mine = {name: value for name, value in _filled(form.mine, 0).items() if name[:5] != "most." or name in musts}
    needs = {name: "must" for name in mine if name.startswith("need.")}
    therapists = [{**_filled(form.therapist, at), "nickname": f"Nickname {at + 1}"} for at in range(MOST_THERAPISTS)]
    return Answers({**mine, **needs}, therapists)


def _filled(known: Known, at: int) -> Given:
    """An answer to everything; they differ between therapists."""
    return {
        name: sorted(values)[(at + number) % len(values)] if values else NOTE
        for number, (name, values) in enumerate(known.items())
    }

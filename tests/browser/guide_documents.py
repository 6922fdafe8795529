"""Documents for the guide as Hypothesis makes them up: valid ones, and what damage, age or malice make of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.browser.guide_model import KIND, LONGEST_TEXT, MOST_THERAPISTS, VERSION, Answers, Form, Known

Strategy = st.SearchStrategy
Document = dict[str, Any]

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "<script>document.title = 1</script>",
    '"><svg onload=alert(1)>',
    "</textarea></label><iframe srcdoc=x></iframe>",
    '<a href="javascript:alert(1)" onclick="alert(1)">x</a>',
    "javascript:alert(1)",
    "<template data-template=name><b></b></template>",
    "{{ 7 * 7 }} ${7 * 7} &lt;b&gt; <!--",
    "__proto__",
    "constructor",
    "\u202e\u2066right to left\u200f \u05d0\u0628",
    "\x00\x01\x1b[31m\x7f\x85\ufeff\ufffe",
    "\u2028\u2029\r\n\r\n\t ",
    "👩‍👩‍👧‍👦🏳️‍🌈 e\u0301\u0301\u0301\u0301",
    "\ud83d",
    "\ude00\ud83d",
    "x" * LONGEST_TEXT,
    "y" * LONGEST_TEXT + "\n",
    "z" * (LONGEST_TEXT - 1) + "😀",
    "\r\n" * LONGEST_TEXT,
)
"""Texts that are known to hurt someone."""
FOREIGN = ("__proto__", "constructor", "toString", "hasOwnProperty", "need.nothing", "answer.", "", "on", "innerHTML")
"""Names of no field."""
DATES = (
    "9999-12-31T23:59:59.999Z",
    "+275760-09-13T00:00:00.000Z",
    "-271821-04-20T00:00:00.000Z",
    "0000-00-00",
    "yesterday",
    "",
    "1970-01-01",
    "2",
)

numbers = st.integers() | st.floats() | st.sampled_from([-0.0, 1e308, 2**53, -1])
texts = st.text(st.characters(), max_size=20) | st.text(st.characters(exclude_categories=()), max_size=5)
anything: Strategy[Any] = st.recursive(
    st.none() | st.booleans() | numbers | texts | st.sampled_from(HOSTILE[:-4]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts | st.sampled_from(FOREIGN), inner, max_size=4),
    max_leaves=8,
)


def answers(form: Form) -> Strategy[Answers]:
    """Answers as the form writes them."""
    therapists = st.lists(_given(form.therapist), min_size=1, max_size=MOST_THERAPISTS)
    return st.builds(Answers, _given(form.mine), therapists)


def _given(known: Known) -> Strategy[dict[str, str]]:
    """Some answers, each the form's own."""
    return st.lists(st.sampled_from(sorted(known)), unique=True, max_size=12).flatmap(
        lambda names: st.fixed_dictionaries({name: _value(known[name]) for name in names})
    )


def _value(values: frozenset[str] | None) -> Strategy[str]:
    return st.sampled_from(sorted(values)) if values is not None else _written


_kept = [text for text in HOSTILE if "\r" not in text and len(text.encode("utf-16-le", "surrogatepass")) <= 20_000]
_written = st.text(st.characters(exclude_characters="\r", codec="utf-8"), min_size=1, max_size=20) | st.sampled_from(
    _kept
)
"""What a reader may write in a field. Nobody can write a carriage return, or more than is kept."""


def stored_texts(form: Form) -> Strategy[str]:
    """What storage may hold in the place of the guide's answers."""
    return _damaged_texts(
        form, st.just({"changed": _days_ago(1)}) | st.fixed_dictionaries({"changed": _dates | anything})
    )


def files(form: Form) -> Strategy[bytes]:
    """What a reader may open as a saved file, byte by byte."""
    texts = _damaged_texts(form, st.just({"kind": KIND}) | st.fixed_dictionaries({}, optional={"kind": anything}))
    encoded = texts.map(lambda text: text.encode("utf-8", "surrogatepass"))
    return (
        encoded
        | encoded.map(lambda data: b"\xef\xbb\xbf" + data)
        | _damaged(encoded, st.binary(max_size=4))
        | st.binary()
    )


_dates = st.integers(-40, 40).map(lambda days: _days_ago(days)) | st.sampled_from(DATES)


def _days_ago(days: int) -> str:
    """A day some whole days and an hour ago: the 30 days of keeping are never just over."""
    return (datetime.now(UTC) - timedelta(days=days, hours=1)).isoformat(timespec="milliseconds")[:-6] + "Z"


def _damaged_texts(form: Form, frame: Strategy[Document]) -> Strategy[str]:
    """Documents with all that can be wrong with them, and texts that are no documents."""
    documents = _hurt(st.tuples(answers(form), frame).map(lambda pair: {**pair[0].document, **pair[1]}), form)
    written = st.tuples(documents, st.booleans()).map(lambda pair: json.dumps(pair[0], ensure_ascii=pair[1]))
    return written | written | _damaged(written, texts) | anything.map(json.dumps) | texts


@st.composite
def _damaged(draw: st.DrawFn, whole: Strategy[Any], junk: Strategy[Any]) -> Any:
    """A text, or bytes, with a part cut out and something else in its place."""
    text = draw(whole)
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 8)) | st.just(len(text)))
    return text[:start] + draw(junk) + text[end:]


@st.composite
def _hurt(draw: st.DrawFn, whole: Strategy[Document], form: Form) -> Document:
    """A document that up to four things have been done to."""
    document = draw(whole)
    for hurt in draw(st.lists(st.sampled_from(HURTS), max_size=4)):
        hurt(draw, document, form)
    return document


def _other_version(draw: st.DrawFn, document: Document, _: Form) -> None:
    odd = [0, -1, 1.5, 1.0, VERSION + 1, 2**31, 10**400, "1", None, True, [VERSION], {}]
    document["version"] = draw(st.sampled_from(odd))


def _part_missing(draw: st.DrawFn, document: Document, _: Form) -> None:
    document.pop(_part(draw, document), None)


def _part_of_another_kind(draw: st.DrawFn, document: Document, _: Form) -> None:
    document[_part(draw, document)] = draw(anything)


def _foreign_part(draw: st.DrawFn, document: Document, form: Form) -> None:
    document[draw(st.sampled_from(FOREIGN))] = draw(anything | _given(form.mine))


def _foreign_answer(draw: st.DrawFn, document: Document, form: Form) -> None:
    foreign = st.sampled_from([*FOREIGN, *sorted(form.mine), *sorted(form.therapist)])
    _somewhere(draw, document)[draw(foreign)] = draw(anything | st.sampled_from(HOSTILE))


def _other_answer(draw: st.DrawFn, document: Document, form: Form) -> None:
    """A field with a value of another kind, or of another field."""
    known = sorted(form.mine if draw(st.booleans()) else form.therapist)
    _somewhere(draw, document)[draw(st.sampled_from(known))] = draw(
        anything | st.sampled_from(["yes", "must", "", "me"])
    )


def _stranger(draw: st.DrawFn, document: Document, form: Form) -> None:
    """A therapist too many, or something else among them."""
    others = draw(st.lists(anything | _given(form.therapist), min_size=1, max_size=5))
    if isinstance(document.get("therapists"), list):
        at = draw(st.integers(0, len(document["therapists"])))
        document["therapists"][at:at] = others


def _without_text(draw: st.DrawFn, document: Document, _: Form) -> None:
    """A part that looks like an object but can't be made a text."""
    document[_part(draw, document)] = {"toString": 1, "valueOf": "x", "length": -1}


def _part(draw: st.DrawFn, document: Document) -> str:
    """The name of one of its parts, or of one it might have if none is left."""
    return draw(st.sampled_from(sorted(document) or ["changed"]))


def _somewhere(draw: st.DrawFn, document: Document) -> Document:
    """The answers on the reader or on a therapist, as far as there are any left."""
    therapists = document.get("therapists")
    places = [document.get("mine"), *(therapists if isinstance(therapists, list) else [])]
    return draw(st.sampled_from([place for place in places if isinstance(place, dict)] or [{}]))


HURTS: tuple[Callable[[st.DrawFn, Document, Form], None], ...] = (
    _other_version,
    _part_missing,
    _part_of_another_kind,
    _foreign_part,
    _foreign_answer,
    _foreign_answer,
    _other_answer,
    _other_answer,
    _stranger,
    _without_text,
)

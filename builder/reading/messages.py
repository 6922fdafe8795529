"""Checks a document against its type, and says in plain words what doesn't fit.

pydantic knows exactly what is wrong; its sentences are for programmers. Here each kind of error gets the words staff
need, and the line in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, RootModel, ValidationError

from builder.faults import Fault, nearest
from builder.reading.yaml_reader import Document, Place

M = TypeVar("M", bound=BaseModel)

EMPTY = ("`{name}` is empty.", "write something behind it, or take the line out.")
LONG = ("`{name}` is too long: {length} signs, where {max_length} fit.", "say it more briefly.")
NO_DAY = ("`{name}` isn't a day of the calendar: {input}.", "year-month-day, as in 2027-05-24.")
NO_NUMBER = ("`{name}` isn't a number that fits: {input}.", "write it in digits, as in 2018.")
YES_OR_NO = ("`{name}` is either yes or no.", "write `yes`, or take the line out.")
WORDS = {
    "bool_parsing": YES_OR_NO,
    "bool_type": YES_OR_NO,
    "date_from_datetime_parsing": NO_DAY,
    "date_type": NO_DAY,
    "greater_than_equal": NO_NUMBER,
    "int_parsing": NO_NUMBER,
    "int_type": NO_NUMBER,
    "less_than_equal": NO_NUMBER,
    "int_parsing_size": NO_NUMBER,
    "list_type": ("`{name}` should be a list.", "begin each of its entries with a hyphen, as in the other entries."),
    "literal_error": ("`{name}` can't be {input}.", "{expected}."),
    "dict_type": ("`{name}` should be a group of lines.", "write its fields below it, each as `name: text`."),
    "model_type": ("`{name}` should be a group of lines.", "write its fields below it, each as `name: text`."),
    "read_otherwise": ("`{name}` isn't read as a text.", "put it in quotation marks."),
    "string_pattern_mismatch": ("`{name}` doesn't look right: {input}.", "compare it with the same field elsewhere."),
    "string_too_long": LONG,
    "string_too_short": EMPTY,
    "string_type": ("`{name}` should be one text.", "write it on one line, without hyphens or further names."),
    "too_long": LONG,
    "too_short": ("`{name}` has no entry.", "give it one, as in the other entries."),
}
UNKNOWN = ("`{name}` isn't as it should be.", "compare it with the same field elsewhere.")
NO_ID = (
    "the id {input} can't stand in an address.",
    "lower-case letters, digits and single hyphens, as in first-meeting.",
)


NAMED = re.compile(r"`(\w+)`")
"""A field that a message names: a rule on several fields is told where one of them stands."""


def check(document: Document, model: type[M]) -> tuple[M | None, list[Fault]]:
    """The document as `model`, or None and what is wrong with it. Repeated ids are faults as well."""
    if not document.data and not issubclass(model, RootModel):
        name = ", ".join(f"`{field}`" for field in model.model_fields)
        return None, [Fault(document.file, 1, "the fields of this file are missing.", f"write them again: {name}.")]
    faults = _repeated_ids(document)
    try:
        return model.model_validate(document.data), faults
    except ValidationError as error:
        return None, faults + [_explain(found, document, model) for found in error.errors()]


def check_further(document: Document, told: list[Fault], model: type[M]) -> tuple[M | None, list[Fault]]:
    """`check` for a document in whose form faults were found: they are told, and nothing more of their lines."""
    if told and not document.data:
        return None, told
    found, faults = check(document, model)
    lines = {fault.line for fault in told}
    return None if told else found, [*told, *(fault for fault in faults if fault.line not in lines)]


def _explain(found: Any, document: Document, model: type[BaseModel]) -> Fault:
    place = tuple(part for part in found["loc"] if part != "[key]")
    what, remedy = _words(found, place, document, model)
    named = ((*place, name) for name in NAMED.findall(what))
    place = next((inner for inner in named if inner in document.lines), place)
    return Fault(document.file, document.line_of(place), what, remedy)


def _words(found: Any, place: Place, document: Document, model: type[BaseModel]) -> tuple[str, str]:
    """What to say of one of pydantic's errors."""
    kind, given = found["type"], found["input"]
    name = next((part for part in reversed(place) if isinstance(part, str)), document.file)
    if kind == "value_error":
        what, _, remedy = str(found["ctx"]["error"]).partition(" Try: ")
        return (f"`{name}`: {what}" if place and not isinstance(given, dict) else what), remedy
    if kind == "missing":
        return f"`{name}` is missing or empty{_whose(place, document)}.", f"add a line `{name}: …` here."
    if kind == "extra_forbidden":
        near = nearest(name, _field_names(model) - {name})
        hint = f"did you mean `{near}`?" if near else "take the line out, or look at a neighbor for the right name."
        return f"`{name}` isn't a name this file knows.", hint
    what, remedy = NO_ID if kind == "string_pattern_mismatch" and name == "id" else WORDS.get(kind, UNKNOWN)
    details = {"name": name, "input": _shown(given), "length": len(str(given)), **found.get("ctx", {})}
    return what.format_map(details), remedy.format_map(details)


def _shown(given: object) -> str:
    """A value as a message may quote it: short, and in quotation marks."""
    text = repr(given)
    return text if len(text) <= 80 else f"{text[:60]}…"


def _whose(place: Place, document: Document) -> str:
    """' in "goals"', when the thing a field is missing from has an id."""
    thing = document.data
    for part in place[:-1]:
        thing = thing[part]
    return f' in "{thing["id"]}"' if isinstance(thing, dict) and thing.get("id") else ""


def _field_names(model: type[BaseModel], seen: frozenset[type] = frozenset()) -> set[str]:
    """Every field name of a model and of the models inside it."""
    if model in seen:
        return set()
    names = set(model.model_fields)
    for field in model.model_fields.values():
        for inner in _models_in(field.annotation):
            names |= _field_names(inner, seen | {model})
    return names


def _models_in(annotation: Any) -> set[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {annotation}
    return {model for part in get_args(annotation) for model in _models_in(part)}


def ids_in(document: Document) -> Iterator[tuple[str, int]]:
    """Every id in a document, with its line."""
    for place in document.lines:
        if place and place[-1] == "id":
            yield _value_at(document.data, place), document.lines[place]


def _repeated_ids(document: Document) -> list[Fault]:
    """A fault for each id that stands twice in a file: ids name anchors, and an anchor leads to one place."""
    first_lines: dict[str, int] = {}
    faults = []
    for name, line in ids_in(document):
        if name in first_lines:
            what = f"the id `{name}` stands twice; it is on line {first_lines[name]} too."
            faults.append(Fault(document.file, line, what, "give this entry an id of its own; leave the older one."))
        first_lines.setdefault(name, line)
    return faults


def _value_at(data: Any, place: Place) -> str:
    for part in place:
        data = data[part]
    return str(data)

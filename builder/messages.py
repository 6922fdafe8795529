"""Checks a document against its type, and says in plain words what doesn't fit.

pydantic knows exactly what is wrong; its sentences are for programmers. Here each kind of error gets the words staff
need, and the line in the file.
"""

from __future__ import annotations

from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from builder.faults import Fault, nearest
from builder.yaml_reader import Document, Place

M = TypeVar("M", bound=BaseModel)


def check(document: Document, model: type[M]) -> tuple[M | None, list[Fault]]:
    """The document as `model`, or None and what is wrong with it. Repeated ids are faults as well."""
    if not document.data:
        name = ", ".join(f"`{field}`" for field in model.model_fields)
        return None, [Fault(document.file, 1, "there is nothing in this file.", f"write its fields again: {name}.")]
    faults = _repeated_ids(document)
    try:
        return model.model_validate(document.data), faults
    except ValidationError as error:
        return None, faults + [_explain(found, document, model) for found in error.errors()]


def _explain(found: Any, document: Document, model: type[BaseModel]) -> Fault:
    place = tuple(part for part in found["loc"] if part != "[key]")
    what, remedy = _words(found, place, document, model)
    return Fault(document.file, document.line_of(place), what, remedy)


def _words(found: Any, place: Place, document: Document, model: type[BaseModel]) -> tuple[str, str]:
    kind, context = found["type"], found.get("ctx", {})
    name = next((part for part in reversed(place) if isinstance(part, str)), document.file)
    if kind == "value_error":
        what, _, remedy = str(context["error"]).partition(" Try: ")
        of_one_field = not isinstance(found["input"], dict)
        return (f"`{name}`: {what}" if of_one_field else what), remedy
    if kind == "missing":
        return f"`{name}` is missing or empty{_whose(place, document)}.", f"add a line `{name}: …` here."
    if kind == "extra_forbidden":
        near = nearest(name, _field_names(model))
        hint = f"did you mean `{near}`?" if near else "take the line out, or look at a neighbor for the right name."
        return f"`{name}` isn't a name this file knows.", hint
    if kind == "string_pattern_mismatch" and name == "id":
        return (
            f"the id {found['input']!r} can't stand in an address.",
            "lower-case letters, digits and single hyphens, as in first-meeting.",
        )
    if kind == "string_pattern_mismatch":
        return f"`{name}` doesn't look right: {found['input']!r}.", "compare it with the same field of a neighbor."
    if kind == "literal_error":
        return f"`{name}` can't be {found['input']!r}.", f"{context['expected']}."
    if kind == "string_too_long":
        limit = context["max_length"]
        return f"`{name}` is too long: {len(found['input'])} signs, where {limit} fit.", "say it more briefly."
    if kind in ("date_from_datetime_parsing", "date_parsing"):
        return f"`{name}` isn't a day of the calendar: {found['input']!r}.", "year-month-day, as in 2027-05-24."
    if kind == "bool_parsing":
        return f"`{name}` is either yes or no.", "write `yes`, or take the line out."
    if kind.startswith("int_") or kind in ("greater_than_equal", "less_than_equal"):
        return f"`{name}` isn't a number that fits: {found['input']!r}.", "write it in digits, as in 2018."
    return f"`{name}` has the wrong form here.", f"{_expected(kind)}, as in the other entries."


def _whose(place: Place, document: Document) -> str:
    """' in "goals"', when the thing a field is missing from has an id."""
    thing = document.data
    for part in place[:-1]:
        thing = thing[part]
    return f' in "{thing["id"]}"' if isinstance(thing, dict) and thing.get("id") else ""


def _expected(kind: str) -> str:
    forms = {
        "list_type": "a list, each entry beginning with a hyphen",
        "string_type": "one text",
        "too_short": "at least one entry",
    }
    return forms.get(kind, "names and texts")


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


def _repeated_ids(document: Document) -> list[Fault]:
    """A fault for each id that stands twice in a file: ids name anchors, and an anchor leads to one place."""
    first_lines: dict[str, int] = {}
    faults = []
    for place in document.lines:
        if not place or place[-1] != "id":
            continue
        name, line = _value_at(document.data, place), document.lines[place]
        if name in first_lines:
            what = f"the id `{name}` stands twice; it is on line {first_lines[name]} too."
            faults.append(Fault(document.file, line, what, "give this entry an id of its own; leave the older one."))
        first_lines.setdefault(name, line)
    return faults


def _value_at(data: Any, place: Place) -> str:
    for part in place:
        data = data[part]
    return str(data)

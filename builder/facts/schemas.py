"""Help while typing: for each data file a JSON Schema, made from its model, for editors that read one.

A schema says less than `make check`: how a file is built, which fields there are, and what they are for. What it says
must be true, since nobody heeds an editor that is wrong once. Editors take `yes` for a text, 911 for a number and an
empty field for `null`. All these are right here, so the schemas allow them.
"""

from __future__ import annotations

import ast
import json
import re
from inspect import cleandoc, getsource
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, RootModel, StringConstraints
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode
from pydantic_core import core_schema

from builder.facts.all_facts import MODELS, file_of
from builder.facts.sources import Doi
from builder.facts.values import Id, as_text

FOLDER = "data/schemas"

Schema = dict[str, Any]

NOT_TEXT = "This should be one text."
NOT_READ_AS_TEXT = "This should be one text. Put a number in quotation marks."
NOT_LIST = "This should be a list: begin each of its entries with a hyphen."
NOT_LINES = "Each line here has an old address, a colon, a space and a page, as in /trust/: building-trust.md"
NOT_DAY = "This isn't a day. Write year-month-day, as in 2027-05-24."


def _pattern_of(kind: Any) -> str:
    """The pattern that all texts of a kind have."""
    return next(str(part.pattern) for part in get_args(kind) if isinstance(part, StringConstraints))


PATTERNS = {
    _pattern_of(Id): {
        "description": "Its permanent name: small letters, digits and single hyphens, as in first-meeting.",
        "patternErrorMessage": "An id has small letters, digits and single hyphens, as in first-meeting.",
    },
    _pattern_of(Doi): {"patternErrorMessage": "This begins with 10, as in 10.1000/182, and has no spaces."},
}
"""What an editor says of a text with a pattern, and when it doesn't fit. It would show the pattern itself."""


def _no(*types: str) -> Schema:
    """Anything but these. An editor offers what a `type` names, and a `null` picked from a list would be published."""
    return {"not": {"type": list(types)}}


EMPTY = {"maxLength": 0, **_no("array", "boolean", "number", "object")}
"""A field with nothing behind it, or with empty quotation marks."""
TAKEN_FOR_NO_TEXT = _no("array", "null", "object", "string")
"""What looks like a number to an editor, or like `true`, and is a phone number or the like."""
DIGITS_IN_QUOTES = {"pattern": "^[0-9]+$", **_no("array", "boolean", "null", "number", "object")}
OTHER_YES_OR_NO = {
    "pattern": "^([Yy]([Ee][Ss])?|[Nn][Oo]?|[Oo][Nn]|[Oo][Ff][Ff]|[Tt]([Rr][Uu][Ee])?|[Ff]([Aa][Ll][Ss][Ee])?|[01])$",
    **{"minimum": 0, "maximum": 1},
    **_no("array", "null", "object"),
}
"""Whatever else the models take for yes or no."""


class _ForEditors(GenerateJsonSchema):
    """Says of each type what may stand in a file for it, as an editor reads the file."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Never: a title would only repeat the field's name."""
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Schema:
        """What may be left out may be left empty. The default isn't offered, since nobody needs to write it."""
        return _or(self.generate_inner(schema["schema"]), EMPTY)

    def nullable_schema(self, schema: core_schema.NullableSchema) -> Schema:
        """None is written by leaving the field out, and that the default says."""
        return self.generate_inner(schema["schema"])

    def str_schema(self, schema: core_schema.StringSchema) -> Schema:
        """A text; no pattern of ours fits what an editor takes for something else.

        A BeforeValidator of a text stands behind its StringConstraints: else pydantic gives the pattern to no schema.
        """
        text = super().str_schema(schema) | {"errorMessage": NOT_TEXT}
        return text | PATTERNS.get(text["pattern"], {}) if "pattern" in text else _or(text, TAKEN_FOR_NO_TEXT)

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> Schema:
        """A text for readers: what an editor takes for a number belongs in quotation marks there."""
        made = super().function_before_schema(schema)
        is_text = schema["function"]["function"] is as_text and "anyOf" in made
        return {**made["anyOf"][0], "errorMessage": NOT_READ_AS_TEXT} if is_text else made

    def bool_schema(self, schema: core_schema.BoolSchema) -> Schema:
        """Offers `yes` and `no`, as our files have them."""
        return _or({"enum": ["yes", "no"]}, OTHER_YES_OR_NO)

    def int_schema(self, schema: core_schema.IntSchema) -> Schema:
        """A number, in quotation marks or not."""
        return _or(super().int_schema(schema), DIGITS_IN_QUOTES)

    def date_schema(self, schema: core_schema.DateSchema) -> Schema:
        """A day, which is a text to an editor."""
        return super().date_schema(schema) | {"errorMessage": NOT_DAY}

    def model_schema(self, schema: core_schema.ModelSchema) -> Schema:
        """A group of fields, each with what stands below it in our Python."""
        made = super().model_schema(schema)
        for name, remark in _remarks(schema["cls"]).items():
            made["properties"][name]["description"] = remark
        return made

    def list_schema(self, schema: core_schema.ListSchema) -> Schema:
        """A list, and what to say if it is none."""
        return super().list_schema(schema) | {"errorMessage": NOT_LIST}

    def generate(self, schema: core_schema.CoreSchema, mode: JsonSchemaMode = "validation") -> Schema:
        """The whole schema. Editors show the names of models: `PhoneLine` becomes `Phone line`."""
        made = super().generate(schema, mode)
        for inner in made.get("$defs", {}).values():
            inner["title"] = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", inner["title"]).capitalize()
        return {"$schema": self.schema_dialect, **made}


def _remarks(model: type[BaseModel]) -> dict[str, str]:
    """What stands below the fields of a model. Pydantic could collect it too, and every build would wait for that."""
    (definition,) = ast.parse(getsource(model)).body
    assert isinstance(definition, ast.ClassDef)
    remarks = {}
    for above, below in pairwise(definition.body):
        match above, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(remark))):
                remarks[name] = cleandoc(remark)
    return remarks


def _or(schema: Schema, other: Schema) -> Schema:
    """What fits either. `items` of a list stay at the top: by them an editor knows that it writes a hyphen there."""
    if "anyOf" in schema:
        return schema | {"anyOf": [*schema["anyOf"], other]}
    if schema.get("type") != "array":
        return {"anyOf": [schema, other]}
    of_lists = {key: schema[key] for key in ("type", "errorMessage")}
    return {key: value for key, value in schema.items() if key not in of_lists} | {"anyOf": [of_lists, other]}


def schemas() -> dict[str, str]:
    """The text of each schema, by the name of its file: "practice.json"."""
    files = {Path(file_of(field)): model for field, model in MODELS.items()}
    made = {}
    for file, model in files.items():
        schema = model.model_json_schema(schema_generator=_ForEditors) | {"title": file.name}
        if issubclass(model, RootModel):  # a file of lines may have none yet
            schema |= {"type": [schema["type"], "null"], "errorMessage": NOT_LINES}
        made[f"{file.stem}.json"] = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
    return made


def write_schemas(root: Path) -> list[str]:
    """Write all schemas anew, so that none is left of a data file that is no more; returns their paths."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.json"):
        old.unlink()
    made = schemas()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return [f"{FOLDER}/{name}" for name in made]

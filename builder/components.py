"""Renders facts through the templates in `overrides/components/`.

Every line of HTML this project writes stands in a template, never in Python. The templates are autoescaped, those of
plain text aside, and strict: a sign in a fact can't become markup, and a name a template doesn't get stops the build.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path, PurePath

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from builder.compiled import COMPILED, compile_with_parts

ON_EVERY_PAGE = ("page-end", "practice", "sharing", "urgent-help", "urgent-help-link", "where")
"""The components that finishing puts on every page, or on nearly every one."""


def render(root: Path, component: str, **facts: object) -> str:
    """The HTML of `overrides/components/<component>/<component>.html` for these facts, without blank lines.

    A component with more than one template names the other as `<component>/<other>.html`. Blank lines would end an
    HTML block in Markdown, so none is left.
    """
    file = component if PurePath(component).suffix else f"{component}/{component}.html"
    html = _environment(root).get_template(file).render(facts)
    return "\n".join(filter(str.strip, html.splitlines()))


def compile_components(root: Path) -> None:
    """Compile what every page needs, before it does."""
    compile_with_parts(_environment(root), [f"{component}/{component}.html" for component in ON_EVERY_PAGE])


@lru_cache(maxsize=4)
def _environment(root: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(root / "overrides" / "components"),
        autoescape=lambda name: not (name or "").endswith(".txt"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=COMPILED,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.filters["day"] = in_words
    environment.filters["dialed"] = _dialed
    environment.filters["bare"] = _bare
    environment.filters["typed"] = _typed
    environment.filters["whole"] = _whole
    environment.filters["capitalized"] = _capitalized
    return environment


def in_words(day: date) -> str:
    """A date as Americans write it: November 24, 2026."""
    return f"{day:%B} {day.day}, {day.year}"


def _dialed(number: str) -> str:
    """A phone number as `tel:` and `sms:` want it: digits, and a plus at the start if it has one."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")


def _capitalized(text: str) -> str:
    """A text that begins like a sentence; all its other letters stay as they are."""
    return text[:1].upper() + text[1:]


def _bare(address: str) -> str:
    """A web address as people say it: 988lifeline.org."""
    return address.removeprefix("https://").removeprefix("www.").rstrip("/")


def _typed(address: str) -> list[str]:
    """An address of ours as people type it from paper, in the parts between its slashes."""
    return address.removeprefix("https://").removeprefix("http://").rstrip("/").split("/")


def _whole(text: str) -> Markup:
    """A text with all its lines, the empty ones too: for an element that shows them."""
    return Markup(escape(text).replace("\n", Markup("&#10;")))

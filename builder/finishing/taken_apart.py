"""Takes a style apart into its rules, with a parser of CSS."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import tinycss2

from builder.finishing.rules import Rule, Rules

WITH_RULES = ("media", "supports")
"""What holds rules inside it. All else that begins with @ stays as it is."""


def taken_apart(style: str, name: str) -> Rules:
    """A style's rules. Raises ValueError if something in it isn't a rule; `name` is the file's."""
    return tuple(_rules(tinycss2.parse_stylesheet(style, skip_comments=True, skip_whitespace=True), name))


def _rules(nodes: list[Any], name: str) -> Iterator[Rule]:
    for node in nodes:
        if node.type not in ("qualified-rule", "at-rule") or node.content is None:
            raise ValueError(f"something in {name} isn't a rule with braces: a }} too many, or one that is missing")
        inside: str | tuple[Rule, ...] = tinycss2.serialize(node.content)
        if node.type == "qualified-rule":
            yield Rule(tuple(_selectors(node.prelude)), inside)
            continue
        if node.lower_at_keyword in WITH_RULES:
            inside = tuple(_rules(tinycss2.parse_rule_list(node.content, skip_whitespace=True), name))
        yield Rule(((f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}", frozenset()),), inside)


def _selectors(prelude: list[Any]) -> Iterator[tuple[str, frozenset[str]]]:
    """The selectors of a rule, each with the names it needs."""
    selector: list[Any] = []
    for token in [*prelude, None]:
        if token is None or token == ",":
            yield tinycss2.serialize(selector).strip(), frozenset(_names(selector))
            selector = []
        else:
            selector.append(token)


def _names(selector: list[Any]) -> Iterator[str]:
    """The names without which a selector finds nothing. Brackets as in :not(…) and :is(…) are passed over."""
    before = ""
    for token in selector:
        if token.type == "hash" or (token.type == "ident" and before != ":"):
            yield str(token.value)
        elif token.type == "[] block":
            yield next(str(part.value) for part in token.content if part.type == "ident")
        before = token.value if token.type == "literal" else ""

"""Finds the macro calls in a page and refuses every other piece of template language.

A page may say `{{ checklist() }}` or `{{ cite("alliance") }}`: a known name, called with plain texts. All else that
Jinja can do is code, and code in a page would run on the machine that builds it. So pages are read here without being
run, before any engine sees them.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

from builder.faults import Fault, nearest
from builder.page_macros import MACRO_NAMES, PageMacros

_REMEDY = f"call one of {', '.join(f'`{{{{ {name}(…) }}}}`' for name in MACRO_NAMES)}, or take the braces away."


@dataclass(frozen=True)
class MacroCall:
    """One `{{ name("words") }}` in a page, with its line in the file."""

    name: str
    arguments: tuple[str, ...]
    line: int


def find_calls(body: str, file: str, first_line: int) -> tuple[list[MacroCall], list[Fault]]:
    """The macro calls of a page's text, whose first line is `first_line` of `file`."""
    language = Environment()
    try:
        hidden = [line for line, kind, _ in language.lex(body) if kind == "comment_begin"]
        tree = language.parse(body)
    except TemplateSyntaxError as error:
        return [], [
            Fault(file, first_line + error.lineno - 1, f"braces are left open or misplaced ({error.message}).", _REMEDY)
        ]
    faults = [
        Fault(file, first_line + line - 1, "`{#` hides all that follows.", "write an id with a colon, as in {: #id }.")
        for line in hidden
    ]
    calls = []
    for node in _pieces(tree):
        line = first_line + node.lineno - 1
        call = _as_call(node, line)
        problem = _problem(call, node)
        if problem:
            faults.append(Fault(file, line, *problem))
        elif call:
            calls.append(call)
    return calls, faults


def _pieces(tree: nodes.Template) -> list[nodes.Node]:
    """Everything in a page that isn't plain text."""
    pieces: list[nodes.Node] = []
    for node in tree.body:
        parts = node.nodes if isinstance(node, nodes.Output) else [node]
        pieces += [part for part in parts if not isinstance(part, nodes.TemplateData)]
    return pieces


def _as_call(node: nodes.Node, line: int) -> MacroCall | None:
    """The node as a call with plain texts, or None if it is anything else."""
    if not (isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name)):
        return None
    if node.kwargs or node.dyn_args or node.dyn_kwargs:
        return None
    words = [arg.value for arg in node.args if isinstance(arg, nodes.Const) and isinstance(arg.value, str)]
    return MacroCall(node.node.name, tuple(words), line) if len(words) == len(node.args) else None


def _problem(call: MacroCall | None, node: nodes.Node) -> tuple[str, str] | None:
    """What is wrong with a piece of template language, and what to try; None if it is a call as it should be."""
    if call is None and isinstance(node, nodes.Name) and node.name in MACRO_NAMES:
        return f"`{node.name}` is named here but not called.", f"put brackets behind it: {{{{ {node.name}() }}}}."
    if call is None and isinstance(node, nodes.Name):
        return f"nothing is called `{node.name}`, so there is nothing to show here.", _REMEDY
    if call is None:
        return "these braces hold more than a macro with texts in quotation marks.", _REMEDY
    if call.name not in MACRO_NAMES:
        near = nearest(call.name, MACRO_NAMES)
        return f"there is no macro `{call.name}`.", f"`{near}`, perhaps?" if near else _REMEDY
    try:
        inspect.signature(getattr(PageMacros, call.name)).bind(None, *call.arguments)
    except TypeError:
        wanted = len(inspect.signature(getattr(PageMacros, call.name)).parameters) - 1
        form = '"…"' if wanted else ""
        texts = f"{wanted or 'no'} text{'' if wanted == 1 else 's'}"
        return (
            f"`{call.name}` takes {texts} in its brackets, not {len(call.arguments)}.",
            f"{{{{ {call.name}({form}) }}}}.",
        )
    return None

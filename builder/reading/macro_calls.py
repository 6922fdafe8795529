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
from builder.page_macros import BLOCK_MACROS, MACRO_NAMES, PageMacros

_ONLY_CALLS = "these braces hold more than a macro with texts in quotation marks."
_REMEDY = 'call a macro, such as {{ cite("…") }} (CONTRIBUTING.md lists them), or take the braces away.'

_REFUSED = {
    "comment_begin": ("`{#` hides all that follows.", "write an id with a colon, as in {: #id }."),
    "block_begin": (_ONLY_CALLS, _REMEDY),
    "raw_begin": (_ONLY_CALLS, _REMEDY),
}
"""Pieces of template language that are refused wherever they stand."""


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
        tokens = [(line, kind) for line, kind, _ in language.lex(body)]
        tree = language.parse(body)
    except TemplateSyntaxError as error:
        what = f"braces are left open or misplaced ({error.message})."
        return [], [Fault(file, first_line + error.lineno - 1, what, _REMEDY)]
    except RecursionError:
        return [], [Fault(file, first_line, "this page holds far more braces than can be meant.", _REMEDY)]
    faults = [Fault(file, first_line + line - 1, *_REFUSED[kind]) for line, kind in tokens if kind in _REFUSED]
    calls, lines = [], ["", *body.split("\n"), ""]
    for node in _pieces(tree):
        call = _as_call(node, first_line + node.lineno - 1)
        problem = _problem(call, node) or _misplaced(call, lines[node.lineno - 1 : node.lineno + 2])
        if problem:
            faults.append(Fault(file, first_line + node.lineno - 1, *problem))
        elif call:
            calls.append(call)
    return calls, faults


def _pieces(tree: nodes.Template) -> list[nodes.Node]:
    """Everything in a page that is to be replaced by something: what stands between {{ and }}."""
    shown = [part for node in tree.body if isinstance(node, nodes.Output) for part in node.nodes]
    return [part for part in shown if not isinstance(part, nodes.TemplateData)]


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
        return _ONLY_CALLS, _REMEDY
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


def _misplaced(call: MacroCall | None, around: list[str]) -> tuple[str, str] | None:
    """Whether a macro that writes a block stands within other text; `around`: the lines before, of and after it."""
    before, line, after = around
    alone = line.startswith("{{") and line.rstrip().endswith("}}") and line.count("{{") == 1
    if call is None or call.name not in BLOCK_MACROS or (alone and not before.strip() and not after.strip()):
        return None
    what = f"`{call.name}` needs a line of its own, at its very beginning, with an empty line above and below."
    return what, "move it there."

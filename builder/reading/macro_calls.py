"""Finds the macro calls in a page and refuses every other piece of template language.

A page may say `{{ checklist() }}` or `{{ cite("alliance") }}`: a known name, called with plain texts. All else that
Jinja can do is code, and code in a page would run on the machine that builds it. So pages are read here without being
run, before any engine sees them.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes

from builder.faults import Fault, nearest
from builder.page_macros import BLOCK_MACROS, MACRO_NAMES, PageMacros

_ONLY_CALLS = "these braces hold more than a macro with texts in quotation marks."
_REMEDY = 'call a macro, such as {{ cite("…") }} (CONTRIBUTING.md lists them), or take the braces away.'
_REFUSED = {
    "{#": ("`{#` hides all that follows.", "write an id with a colon, as in {: #id }."),
    "{%": (_ONLY_CALLS, _REMEDY),
    "}}": ("`}}` closes braces here that nothing opened.", "put {{ before the macro, or take the braces away."),
}
"""Signs that are refused wherever they stand outside of a macro call."""
_NEVER_CLOSED = ("`{{` is opened here and never closed.", "put }} behind the macro, or take the braces away.")
_TOO_MANY = ("this page holds far more braces than can be meant.", "take them away.")
_SIGN = re.compile(r"\{\{|\{%|\{#|\}\}")
_ONE_BRACE = re.compile(rf"\{{(?<!\{{\{{) *({'|'.join(MACRO_NAMES)}) *\([^{{}}\n]*\) *\}}(?!\}})")
_CURLY = re.compile(r"[(,]\s*[“”„‘’]")
MOST = 100
"""How many faults of one page's braces are told."""
_LANGUAGE = Environment()


@dataclass(frozen=True)
class MacroCall:
    """One `{{ name("words") }}` in a page, with its line in the file."""

    name: str
    arguments: tuple[str, ...]
    line: int


class _Piece(NamedTuple):
    """A piece of template language, with where it begins in the text."""

    text: str
    start: int


def find_calls(body: str, file: str, first_line: int) -> tuple[list[MacroCall], list[Fault]]:
    """The macro calls of a page's text, whose first line is `first_line` of `file`."""
    calls, faults = [], []
    lines = ["", *body.split("\n"), ""]
    for piece in _pieces(body):
        number = body.count("\n", 0, piece.start)
        found = _read(piece.text, first_line + number)
        if isinstance(found, MacroCall):
            found = _misplaced(found, lines[number : number + 3]) or found
        if isinstance(found, MacroCall):
            calls.append(found)
        else:
            faults.append(Fault(file, first_line + number, *found))
        if len(faults) == MOST:
            return calls, [*faults, Fault(file, first_line, *_TOO_MANY)]
    return calls, faults


def _pieces(body: str) -> Iterator[_Piece]:
    """Everything in a page that template language is made of, or that was meant to be."""
    if any(sign in body for sign in ("{{", *_REFUSED)):
        yield from _between_signs(body)
    yield from (_Piece(one[0], one.start()) for one in _ONE_BRACE.finditer(body))


def _between_signs(body: str) -> Iterator[_Piece]:
    opened: int | None = None
    for sign in _SIGN.finditer(body):
        if opened is not None and sign[0] == "}}":
            yield _Piece(body[opened : sign.end()], opened)
            opened = None
            continue
        if opened is not None:
            yield _Piece("{{", opened)
        opened = sign.start() if sign[0] == "{{" else None
        if opened is None:
            yield _Piece(sign[0], sign.start())
    if opened is not None:
        yield _Piece("{{", opened)


def _read(piece: str, line: int) -> MacroCall | tuple[str, str]:
    """The macro call in a piece of template language; or what is wrong with it, and what to try."""
    if piece == "{{":
        return _NEVER_CLOSED
    if not piece.startswith("{{"):
        return _REFUSED.get(piece, (f"`{piece[:40]}` has one brace where two belong.", f"{{{piece}}}"))
    if _CURLY.search(piece):
        return "curly quotation marks don't work in braces.", 'straight ones, as in {{ cite("…") }}'
    try:
        (output,) = _LANGUAGE.parse(piece).body
    except (TemplateSyntaxError, RecursionError, ValueError):
        return _ONLY_CALLS, _REMEDY
    node = output.nodes[0] if isinstance(output, nodes.Output) and len(output.nodes) == 1 else output
    call = _as_call(node, line)
    return _problem(call, node) or call or (_ONLY_CALLS, _REMEDY)


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
        form = ", ".join(['"…"'] * wanted)
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

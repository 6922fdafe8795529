"""Leaves out the ends of lines that a reader never sees: between the tags of the head, and beside a block of the body.

Templates are written in lines, for people. Within words the end of a line is a space, and where lines are shown as they
are written each counts: those stay.
"""

from __future__ import annotations

import re

BLOCKS = (
    *("article", "body", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form"),
    *("h[1-6]", "header", "legend", "li", "main", "nav", "ol", "p", "section", "summary", "table", "tbody", "td", "th"),
    *("thead", "tr", "ul"),
)
"""Elements that begin a line of their own, with no exception in our styles that a space would show in."""
BLOCK = re.compile(rf"</?(?:{'|'.join(BLOCKS)})\b[^>]*>")
BEFORE_BLOCK, AFTER_TAG = re.compile(rf"\n\n*(?={BLOCK.pattern})"), re.compile(r">\n+")
BETWEEN_TAGS = re.compile(r">\n+(?=<)")
"""Each begins with one sign that is sure to be there, which Python finds in a fourth of the time that `\\n+` takes."""
AS_WRITTEN = re.compile(r"(<(pre|textarea)\b.*?</\2>)", re.DOTALL | re.IGNORECASE)


def without_line_ends(html: str) -> str:
    """The page `html` without them. It has no scripts or styles inside yet."""
    head, end, body = html.partition("</head>")
    parts = AS_WRITTEN.split(body)  # by turns: other text, an element that is shown as written, its name
    parts[::3] = [AFTER_TAG.sub(_after_tag, BEFORE_BLOCK.sub("", part)) for part in parts[::3]]
    del parts[2::3]
    return BETWEEN_TAGS.sub(">", head) + end + "".join(parts)


def _after_tag(found: re.Match[str]) -> str:
    """The end of a tag, with the ends of lines behind it unless it is a block's."""
    start = found.string.rfind("<", 0, found.start())
    return ">" if BLOCK.fullmatch(found.string, start, found.start() + 1) else found[0]

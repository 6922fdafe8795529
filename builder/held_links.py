"""Keeps links in HTML out of an engine's hands, until the page is finished.

MkDocs leaves HTML in a page alone. Zensical takes a relative link in it for one to a file beside the page's own, and
writes it anew: it would lead nowhere. A link that begins with a word of ours is relative to nothing, so that every
engine leaves it; finishing takes the word away.
"""

from __future__ import annotations

import re

WORD = "held:"
_RELATIVE = re.compile(r"""(?<=\s)((?:href|src)=["'])(?!["'#/]|[a-zA-Z][a-zA-Z0-9+.-]*:)""")
_HELD = re.compile(rf"""(?<==["']){WORD}""")


def hold(html: str) -> str:
    """HTML, or words with HTML in them, in which every link that counts from the page's address is held."""
    return _RELATIVE.sub(rf"\1{WORD}", html)


def let_go(html: str) -> str:
    """A page an engine has written, with its links as they were before they were held."""
    return _HELD.sub("", html) if WORD in html else html

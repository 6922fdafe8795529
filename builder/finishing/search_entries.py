"""Makes the engine's search index small: words only.

The index comes from MkDocs' search plugin with the markup of each place. Our search shows text and never markup, so
none of it is sent.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

ITEM_END = re.compile(r"(?<=[\w)”])(\s*</li>)")
BLOCK_END = re.compile(r"</(p|li|h\d|t[dh]|d[dt]|div|summary|legend|label)>")


def slim_search_entries(site: Path, left_out: str) -> None:
    """Rewrite `search/search_index.json` as `{"docs": [{"location", "title", "text"}]}`, in place.

    Pages below the address `left_out` aren't in it.
    """
    file = site / "search" / "search_index.json"
    if not file.is_file():
        return
    entries = [
        {"location": entry["location"], "title": _words(entry["title"]), "text": _words(entry["text"])}
        for entry in json.loads(file.read_text(encoding="utf-8"))["docs"]
        if not entry["location"].startswith(left_out)
    ]
    text = json.dumps({"docs": entries}, ensure_ascii=False, separators=(",", ":"))
    file.write_text(text, encoding="utf-8", newline="\n")


def _words(markup: str) -> str:
    """The words of a piece of HTML, one space between them."""
    tree = LexborHTMLParser(BLOCK_END.sub(r" \g<0>", ITEM_END.sub(r";\1", markup)))
    for number in tree.css("sup"):
        number.decompose()
    return " ".join(tree.body.text().split()) if tree.body else ""

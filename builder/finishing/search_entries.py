"""Makes the engine's search index small: words only.

The index comes from the engine with the markup of each place: in one file from the theme's search plugin (as in
mkdocs-material 9.8.1, `plugins/search/plugin.py`), in another from Zensical. Our search shows text and never markup, so
none of it is sent, and looks in one place.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from builder.side_by_side import each

ENTRIES = "search/search_index.json"
"""Where our search looks."""
WRITTEN_AS = {ENTRIES: "docs", "search.json": "items"}
"""The file an engine writes its index to, with the name of the list in it: MkDocs, Zensical."""
ITEM_END = re.compile(r"(?<=[\w)”])(\s*</li>)")
MARKUP = re.compile("[<&\0]")
"""What a text for people may hold that a parser takes for more; the last, browsers exchange for a sign."""
BLOCK_END = re.compile(r"</(p|li|h\d|t[dh]|d[dt]|div|summary|legend|label)>")


def slim_search_entries(site: Path, left_out: str) -> None:
    """Write `search/search_index.json` as `{"docs": [{"location", "title", "text"}]}`, from the engine's own index.

    Pages below the address `left_out` aren't in it.
    """
    found = next((path for path in WRITTEN_AS if (site / path).is_file()), None)
    if found is None:
        return
    entries = json.loads((site / found).read_text(encoding="utf-8"))[WRITTEN_AS[found]]
    slim = each(_slim, [entry for entry in entries if not entry["location"].startswith(left_out)])
    del entries  # for what is written takes as much memory again
    (site / ENTRIES).parent.mkdir(exist_ok=True)
    (site / ENTRIES).write_text(f'{{"docs":[{",".join(slim)}]}}', encoding="utf-8", newline="\n")


def _slim(entry: dict[str, str]) -> str:
    """An entry as our search reads it."""
    slim = {"location": entry["location"], "title": _words(entry["title"]), "text": _words(entry["text"])}
    return json.dumps(slim, ensure_ascii=False, separators=(",", ":"))


def _words(markup: str) -> str:
    """The words of a piece of HTML, one space between them."""
    if not MARKUP.search(markup):
        return " ".join(markup.split())
    if "</li>" in markup:  # what stands before one takes a third of all this time to look for
        markup = ITEM_END.sub(r";\1", markup)
    tree = LexborHTMLParser(BLOCK_END.sub(r" \g<0>", markup))
    for number in tree.css("sup"):
        number.decompose()
    return " ".join(tree.body.text().split()) if tree.body else ""

"""Takes out of the finished site what no page asks for.

An engine copies all its theme has into the output: bundles, maps, thirty languages of search; and our own plain files,
which by then are joined. What stays: pages, what they name, what staff put into `docs/`, what search engines read, the
license of the font, and the worksheet at its old addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from posixpath import join as join_path
from posixpath import normpath
from urllib.parse import unquote

from builder.finishing.worksheet import NAME as WORKSHEET
from builder.side_by_side import each

KEPT = re.compile(r"(^|/)(robots\.txt|fonts/OFL\.txt|" + re.escape(WORKSHEET) + r"|[\w.-]+\.html)$")
NAMED = re.compile(r"""(?:\b(?:href|src|srcset|poster|data|content|data-\w+)="|url\(")([^"]+)""")
SPACE = re.compile(r"\s")


def remove_leftovers(site: Path, docs: Path) -> None:
    """Delete every file of `site` that isn't a page, named by one, or from the folder `docs`; and empty folders."""
    named = set().union(*each(lambda page: _named_by(page, site), sorted(site.rglob("*.html"))))
    for file in [file for file in site.rglob("*") if file.is_file()]:
        path = file.relative_to(site).as_posix()
        if path not in named and not KEPT.search(path) and not (docs / path).is_file():
            file.unlink()
    for folder in sorted((folder for folder in site.rglob("*") if folder.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def _named_by(page: Path, site: Path) -> set[str]:
    """The paths below the site that a page names. From the host's root, the first folders may be above the site."""
    here = page.parent.relative_to(site).as_posix()
    paths = {path for named in set(NAMED.findall(page.read_text(encoding="utf-8"))) for path in _paths_in(named)}
    files = {normpath(join_path(here, unquote(path))) for path in paths}
    from_root = [file.strip("/").split("/") for file in files if file.startswith("/")]
    return files | {"/".join(parts[start:]) for parts in from_root for start in range(len(parts))}


def _paths_in(named: str) -> Iterator[str]:
    """The files that an attribute may name: itself or, as in srcset, several. A link to a page or place names none."""
    named = unescape(named)
    for part in (named, *re.split(r",?\s+", named)) if SPACE.search(named) else (named,):
        path = re.split("[?#]", part, maxsplit=1)[0]
        if path and not path.endswith("/"):
            yield path

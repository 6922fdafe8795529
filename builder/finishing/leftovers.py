"""Takes out of the finished site what no page asks for.

An engine copies all its theme has into the output: bundles, maps, thirty languages of search; and our own plain files,
which by then are joined. What stays: pages, what they name, what staff put into `docs/`, what search engines read, the
license of the font, and the worksheet at its old addresses.
"""

from __future__ import annotations

import os
import re
from collections.abc import Container
from functools import lru_cache
from html import unescape
from pathlib import Path
from posixpath import join as join_path
from posixpath import normpath
from urllib.parse import unquote

from builder.finishing.worksheet import NAME as WORKSHEET

KEPT = re.compile(r"(^|/)(robots\.txt|fonts/OFL\.txt|" + re.escape(WORKSHEET) + r"|[\w.-]+\.html)$")
IN_TAGS, IN_STYLES = re.compile(r'="([^".]*\.[^"]*[^"/])"'), re.compile(r'url\("(?!data:)([^"]+)')
"""Where a page may name a file. A link to a page or place names none, nor does a word without a dot."""
SPACE = re.compile(r"\s")


def remove_leftovers(site: Path, docs: Path, named: Container[str]) -> None:
    """Delete every file of `site` that isn't a page, `named` by one, or from the folder `docs`; and empty folders."""
    skipped = len(os.fspath(site)) + 1
    for folder, _, files in os.walk(site, topdown=False):
        left_over = [name for name in files if not _stays(join_path(folder, name)[skipped:], docs, named)]
        for name in left_over:
            os.unlink(join_path(folder, name))
        if len(left_over) == len(files) and not os.listdir(folder):
            os.rmdir(folder)


def _stays(path: str, docs: Path, named: Container[str]) -> bool:
    return bool(KEPT.search(path)) or path in named or (docs / path).is_file()


def named_in(html: str, here: str) -> set[str]:
    """The paths below the site that the page `html` in the folder `here` names. From the host's root, the first folders
    may be above the site."""
    written = {*IN_TAGS.findall(html), *IN_STYLES.findall(html)}
    paths = {path for named in written for path in _paths_in(named)}
    files = {normpath(join_path(here, path)) for path in paths}
    from_root = [file.strip("/").split("/") for file in files if file.startswith("/")]
    return files | {"/".join(parts[start:]) for parts in from_root for start in range(len(parts))}


@lru_cache(2_000)
def _paths_in(named: str) -> tuple[str, ...]:
    """The files that an attribute may name: itself or, as in srcset, several."""
    named = unescape(named)
    parts = (named, *re.split(r",?\s+", named)) if SPACE.search(named) else (named,)
    paths = (unquote(re.split("[?#]", part, maxsplit=1)[0]) for part in parts)
    return tuple(path for path in paths if "." in path and not path.endswith("/"))

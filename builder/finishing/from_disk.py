"""Makes a finished site one that opens by double-click from a folder on disk: the preview of a proposed change.

A host answers `/trust/` with the page in that folder; a disk shows the folder. So each link names the file of its page.
A browser fetches neither modules nor data from a disk, so what the search needs comes with each page, as plain scripts.
All is done to a copy that is never published: published pages have nothing of it.
"""

from __future__ import annotations

import json
import re
from html import escape, unescape
from pathlib import Path
from posixpath import normpath, relpath
from urllib.parse import SplitResult, unquote, urljoin, urlsplit, urlunsplit

from markupsafe import Markup
from rcssmin import cssmin

from builder.addresses import address_in
from builder.components import render
from builder.finishing.joining import hash_of, joined_script

COMPONENT = "overrides/components/from-disk/from-disk"
ENTRIES = "search/search_index.json"
TOP = '<header class="top">'
TAG = re.compile(r"""<[a-z][\w-]*(?:"[^"]*"|'[^']*'|[^"'>])*>""", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""(\s([^\s"'=<>/]+)\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)""")
FOLLOWED, FOR_SCRIPTS = ("href", "src"), ("data-home", "data-code", "data-entries")
"""Attributes that hold an address: of what a browser opens, and of what scripts make other addresses from."""
REFRESH = re.compile(r'(http-equiv="refresh" content="0; url=)([^"]*)')
STYLES_ALLOWED = re.compile(r"(style-src [^;\"]*)")


def open_from_disk(site: Path, root: Path, site_url: str) -> None:
    """Rewrite the finished site in the folder `site`, in place. It was built from `root`, for `site_url`."""
    links = _Links(site, site_url)
    style = str(cssmin((root / f"{COMPONENT}.css").read_text(encoding="utf-8")))
    note = render(root, "from-disk/note.html")
    for file in site.rglob("*.html"):
        address = address_in(site, file)
        html = links.named_in(file.read_text(encoding="utf-8"), address)
        html = STYLES_ALLOWED.sub(rf"\1 {hash_of(style)}", html, count=1).replace(TOP, TOP + note, 1)
        top, has_search = relpath(site, file.parent) + "/", "<session-site-search" in html
        head = render(root, "from-disk/head.html", style=Markup(style), top=top, has_search=has_search)
        file.write_text(html.replace("</head>", f"{head}</head>", 1), encoding="utf-8", newline="\n")
    script = joined_script(root / f"{COMPONENT}.js")
    (site / "from-disk.js").write_text(script, encoding="utf-8", newline="\n")
    _write_entries(site, root, links)


def _write_entries(site: Path, root: Path, links: _Links) -> None:
    """What the search looks in, as a script beside the file that a published page would fetch."""
    file = site / ENTRIES
    entries = json.loads(file.read_text(encoding="utf-8"))["docs"] if file.is_file() else []
    entries = [{**entry, "location": links.named(entry["location"], "")} for entry in entries]
    script = render(root, "from-disk/entries.txt", entries=entries)
    file.parent.mkdir(exist_ok=True)
    file.with_name("entries.js").write_text(script, encoding="utf-8", newline="\n")


class _Links:
    """The links inside one site, each named from the page it stands on, and with the file it leads to."""

    def __init__(self, site: Path, site_url: str) -> None:
        self._site_url, self._home = site_url, urlsplit(site_url)
        self._pages = {file.parent.relative_to(site).as_posix() for file in site.rglob("index.html")}

    def named_in(self, html: str, address: str) -> str:
        """The page `html` at an address, with its links as a disk needs them."""
        html = TAG.sub(lambda tag: ATTRIBUTE.sub(lambda found: self._attribute(found, address), tag[0]), html)
        return REFRESH.sub(lambda found: found[1] + escape(self.named(unescape(found[2]), address)), html)

    def _attribute(self, found: re.Match[str], address: str) -> str:
        """An attribute of a tag on the page at an address."""
        start, name, written = found.groups()
        if name.lower() not in (*FOLLOWED, *FOR_SCRIPTS):
            return found[0]
        link = unescape(written.strip("\"'"))
        named = self.named(link, address, is_followed=name.lower() in FOLLOWED)
        return found[0] if named == link else f'{start}"{escape(named)}"'

    def named(self, link: str, address: str, is_followed: bool = True) -> str:
        """A link on the page at an address; one that leads out of the site, or to a place on the page, as it is."""
        try:
            goal = urlsplit(urljoin(self._site_url + address, link))
        except ValueError:  # it can't be read, and leads nowhere
            return link
        if link.startswith("#") or not self._is_inside(goal):
            return link
        path = goal.path.removeprefix(self._home.path)
        if is_followed and normpath(unquote(path)) in self._pages:
            path = f"{path.rstrip('/')}/index.html".lstrip("/")
        here = address.rpartition("/")[0]
        return urlunsplit(("", "", relpath(path or ".", here or "."), goal.query, goal.fragment))

    def _is_inside(self, goal: SplitResult) -> bool:
        return goal.netloc == self._home.netloc and goal.path.startswith(self._home.path)

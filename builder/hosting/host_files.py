"""Writes the settings that hosts read: `_headers` for Netlify and Cloudflare Pages, `site.conf` for nginx.

All come from one table. `_headers` is published with the site, since those hosts look for it there; others show it as a
plain text, and there is nothing in it that an answer doesn't say anyway.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from builder.faults import Fault, Faults
from builder.hosting import headers
from builder.site_files import files_below

HEADERS_FILE = "_headers"
NGINX_FILE = "site.conf"
FOLDERS = re.compile(r"/((?!\.+/)[\w.~-]+/)*", re.ASCII)
"""The path of an address that can stand in settings as it is."""


def write_headers_file(site: Path) -> None:
    """Write `_headers` into a finished `site`. Such hosts serve a site from the top of a domain.

    Where two rules for one file name the same header, Netlify takes the last and Cloudflare both. So none do: each file
    named by its content has a rule of its own, and the rest is left to what both hosts do by themselves.
    """
    files = (f"/{file}" for file in files_below(site, ".js"))
    kept = [path for path in files if headers.NAMED_BY_CONTENT.search(path)]
    text = _templates().get_template(HEADERS_FILE).render(headers=headers, kept=kept)
    (site / HEADERS_FILE).write_text(f"{text.strip()}\n", encoding="utf-8", newline="\n")


def nginx_settings(base: str) -> str:
    """What nginx is to do for a site at the path `base` of its host, which begins and ends with a slash.

    Raises Faults if the path has a sign in it that nginx could take for one of its own.
    """
    if not FOLDERS.fullmatch(base):
        what = f"`{base[:60]}` in the site's address can't stand in a server's settings."
        raise Faults([Fault("data/practice.yml", 1, what, "an address of small letters, digits and hyphens.")])
    pattern = headers.NAMED_BY_CONTENT.pattern
    return f"{_templates().get_template(NGINX_FILE).render(headers=headers, base=base, pattern=pattern).strip()}\n"


@cache
def _templates() -> Environment:
    """The plain texts beside this file. What goes into them is ours and no words of anyone's."""
    folder = FileSystemLoader(Path(__file__).parent / "templates")
    return Environment(loader=folder, undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True)

"""Where the links of a page's words and macros lead: to a page, a place on one, a file in `docs/`, or another site.

An engine follows links written as Markdown and no others; here all are. What templates add to a page is looked at when
it is built (`finishing/site_check.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from posixpath import dirname, normpath, relpath
from posixpath import join as join_path
from urllib.parse import unquote, urljoin, urlsplit

from builder.addresses import FOR_STAFF, address_of
from builder.facts.values import right_email
from builder.faults import nearest
from builder.redirects import Redirects

ANY_HOST = "https://site.invalid/"
"""Stands for the site's address where none is set."""
THIS_MACHINE = re.compile(r"localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|::1", re.IGNORECASE)
KIND = re.compile(r"\s*([a-zA-Z][\w+.-]*):")
RIGHT_KIND = re.compile(r"(?i)https?://[^/]|(mailto|tel|sms):[^/]")
MISTYPED_KIND = re.compile(r"(?i)(mailto|tel|sms|https?)\s*([;,.:]\s*|//)+(?=\S)")
BARE_SITE = re.compile(r"(?i)(www\.[\w-]+(\.[\w-]+)+|[\w-]+\.(com|org|net|gov|edu|uk|ie|ca|au|nz))(/\S*)?")
HIDDEN = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
PHONE = re.compile(r"[+*(]?\d[\d ().*#-]*(;ext=\d+)?")
NO_PLACE = "copy the id from the end of the heading it should lead to."

What = tuple[str, str]
"""What is wrong with a link, and what to try."""


@dataclass(frozen=True)
class Goals:
    """Everything a link may lead to."""

    files: frozenset[str]
    """The files in `docs/`, pages too, by their paths below it."""
    places: Mapping[str, frozenset[str] | None]
    """The ids on each page, by its path; None where they can't be known, since something there can't be read."""
    made: frozenset[str]
    """The addresses below the site's of files that a build makes."""
    redirects: Redirects | None
    site_address: str | None
    are_complete: bool = True
    """Whether facts lead where they should. If not, that is told where they stand, and not where a macro shows them."""

    @cached_property
    def pages(self) -> dict[str, str]:
        """The path of each page, by its address."""
        return {address_of(path): path for path in self.files if path.endswith(".md")}


NOWHERE = Goals(frozenset(), {}, frozenset(), None, None)
"""No page and no file: for links that lead to other sites."""


def problem_of(link: str, page: str, goals: Goals, is_raw: bool) -> What | None:
    """What is wrong with a link on the page at the path `page`; None if it leads somewhere.

    A link in raw HTML, or of a macro, counts from the page's address; one of Markdown's, from its file.
    """
    link = link.strip(" ")
    if HIDDEN.search(link):
        return f"there is a hidden sign in this link: `{link[:60]}`.", "delete the link and type it again."
    if not link:
        return "this link leads nowhere.", "put a page or an address into its round brackets: [Words](page.md)"
    if mistyped := _mistyped(link):
        return mistyped
    try:
        parts = urlsplit(link)
        host = parts.hostname
    except ValueError:
        return f"`{link[:60]}` isn't a web address.", "copy the address from the browser again."
    if KIND.match(link):
        return _outside(link, parts.scheme.lower(), host, page, goals)
    if parts.netloc:
        return f"`{link[:60]}` doesn't say how it is to be opened.", f"https:{link[:60]}"
    if is_raw or link.startswith("/") or (not parts.path and parts.query):
        return _by_address(link, page, goals)
    return _by_file(parts.path, unquote(parts.fragment), link, page, goals)


def problem_of_place(goal: str, goals: Goals) -> What | None:
    """What is wrong with a place as the head of a page names it, "trust.md#feeling-safe", if there is such a page."""
    path, _, anchor = goal.partition("#")
    return _place(path, anchor, goal, goals)


def fetched_from_elsewhere(source: str) -> bool:
    """Whether a browser would have to ask another host for it."""
    return bool(KIND.match(source.strip())) or source.strip().startswith("//")


def _mistyped(link: str) -> What | None:
    """A beginning such as mailto; or http//"""
    wrong = None if link.partition("#")[0].endswith(".md") else MISTYPED_KIND.match(link)
    if wrong and not RIGHT_KIND.match(link):
        kind = wrong[1].lower()
        right = f"{kind}{'://' if kind.startswith('http') else ':'}{link[wrong.end() :].lstrip('/')}"
        return f"`{link[:60]}` is no address: its beginning is mistyped.", f"`{right[:60]}`."
    if "@" in link and not KIND.match(link) and "/" not in link:
        return f"`{link[:60]}` is an e-mail address without its beginning.", f"`mailto:{link[:60]}`."
    return None


def _outside(link: str, kind: str, host: str | None, page: str, goals: Goals) -> What | None:
    """Links with a beginning such as https:"""
    if kind == "mailto":
        return _mail(link)
    if kind in ("tel", "sms"):
        is_number = PHONE.fullmatch(unquote(re.split("[?&]", link.partition(":")[2])[0]))
        remedy = "digits, spaces and hyphens only, as in tel:555-0100"
        return None if is_number else (f"`{link[:60]}` isn't a phone number.", remedy)
    if kind not in ("http", "https"):
        remedy = "an address that begins with https://, mailto:, tel: or sms:."
        return f"a link of a kind that isn't published: `{link[:60]}`.", remedy
    if host and THIS_MACHINE.fullmatch(host):
        path = goals.pages.get(urlsplit(link).path.removeprefix("/"))
        what = f"`{link[:60]}` leads to the machine of whoever reads it."
        return what, f"`{_from(page, path)}`." if path else "the page's file, as in trust.md"
    if not host or "." not in host.strip(".") or re.search(r"[<>\"]", link) or "@" in urlsplit(link).netloc:
        return f"`{link[:60]}` isn't a web address.", "copy the address from the browser again."
    own = urlsplit(goals.site_address or "")
    if host == own.hostname and urlsplit(link).path.startswith(own.path):
        below = urlsplit(link)._replace(scheme="", netloc="")
        return _by_address("/" + below.geturl().removeprefix(own.path), page, goals, is_own=True)
    return None


def _mail(link: str) -> What | None:
    addresses = unquote(link.partition(":")[2].partition("?")[0]).split(",")
    try:
        for address in addresses:
            right_email(address.strip())
    except ValueError:
        return f"`{link[:60]}` isn't an e-mail address.", "mailto:name@example.org, without spaces."
    return None


def _by_file(path: str, anchor: str, link: str, page: str, goals: Goals) -> What | None:
    """A link as Markdown has it: to a file in docs/, counted from the page's own."""
    target = normpath(join_path(dirname(page), unquote(path))) if path else page
    if target in goals.files:
        return _staff(target, page) or _place(target, anchor, link, goals)
    if BARE_SITE.fullmatch(path) and not path.endswith(".md"):
        return f"`{path[:60]}` is a web address without its beginning.", f"https://{link[:60]}"
    kind = "page" if path.endswith(".md") else "file"
    what = f"a link leads to `{link[:80]}`, and there is no such {kind}."
    meant = _meant(target, goals)
    if meant and meant.lower() == target.lower():
        return what, f"`{_from(page, meant)}`: small and capital letters count."
    remedy = "compare its spelling with the file's name in docs/; or its new name, if it was renamed."
    return what, f"`{_from(page, meant)}`, perhaps?" if meant else remedy


def _by_address(link: str, page: str, goals: Goals, is_own: bool = False) -> What | None:
    """A link as a browser has it: to an address, counted from the page's own."""
    goal = urlsplit(urljoin(ANY_HOST + address_of(page), link))
    path, anchor = unquote(goal.path).removeprefix("/"), unquote(goal.fragment)
    found = goals.pages.get(path.removesuffix("index.html"))
    if link.startswith("/") and not is_own:
        what = f"`{link[:60]}` counts from the host's top, where this site may not be."
        meant = found or _meant(path, goals)
        return what, f"`{_from(page, meant)}`." if meant else "the page's file, as in trust.md"
    if found:
        return _staff(found, page) or _place(found, anchor, link, goals)
    if path in goals.files and not path.endswith(".md"):
        return None
    if path in goals.made or (goals.redirects and goals.redirects.has(path)):
        return None
    what = f"a link leads to `{path[:80]}`, and there is nothing on this site."
    meant = _meant(path, goals)
    return what, f"the address of docs/{meant}, perhaps?" if meant else "compare its spelling with the file's name."


def _place(target: str, anchor: str, link: str, goals: Goals) -> What | None:
    """Whether the place is on the page."""
    ids = goals.places.get(target)
    if not anchor or ids is None or anchor in ids:
        return None
    near = nearest(anchor, ids)
    what = f"a link leads to `{link[:80]}`, and there is no place `{anchor[:60]}` on that page."
    return what, f"`#{near}`, perhaps?" if near else NO_PLACE


def _staff(target: str, page: str) -> What | None:
    if target.startswith(FOR_STAFF) and not page.startswith(FOR_STAFF):
        return f"a link leads readers to a page for staff: `{target}`.", "take it out."
    return None


def _meant(path: str, goals: Goals) -> str | None:
    """The file that was probably meant."""
    by_address = goals.pages.get(path.rstrip("/") + "/") or goals.pages.get(path.removesuffix(".html") + "/")
    return by_address or _most_like(path, goals.files)


@lru_cache(maxsize=512)
def _most_like(path: str, files: frozenset[str]) -> str | None:
    """The file whose name is most like this one. A page that was renamed is asked for by many links."""
    name = path.rpartition("/")[2]
    same = sorted(file for file in files if file.lower() == path.lower() or file.rpartition("/")[2] == name)
    return next(iter(same), None) or nearest(path, sorted(file for file in files if file.endswith(path[-3:])))


def _from(page: str, target: str | None) -> str:
    """A file as a link on the page names it."""
    return relpath(target or "index.md", dirname(page) or ".")

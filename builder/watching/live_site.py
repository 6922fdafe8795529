"""Looks at the published site where readers find it, and compares it with the one that was built here.

A host says that a publication went well when it has taken the files. Whether readers get them is another matter: an
older copy may be kept somewhere on the way, a setting may change what is sent, a name may lead elsewhere.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from requests import Response, Session
from selectolax.lexbor import LexborHTMLParser

from builder.addresses import address_in
from builder.finishing.site_check import NOT_FOUND_PAGE
from builder.hosting.build_record import NAME as RECORD
from builder.hosting.build_record import files_told
from builder.reading.project import Project, read_project
from builder.site_build import NGINX, SITE, BuildFailed
from builder.watching.asking import NoAnswer, ask, asker

PAUSE = 15.0
"""Seconds between two looks."""
MOST = 8
"""How many things are told at once."""
AGAIN = "It is looked at again for up to {:.0f} seconds; PATIENCE=0 looks once."
NOBODYS_PAGE = "a-page-that-nobody-has-made/"
LACKING = "look whether the host has all files; go back to the version before if not."
CHANGED = "look whether the host changes pages on their way, and switch that off."
WHOLE_HASH = re.compile(r"sha256:[0-9a-f]{64}")


class NotAsPublished(BuildFailed):
    """What readers get isn't what was built; every sentence that says how."""

    def __init__(self, problems: list[str]) -> None:
        more = [f"And {len(problems) - MOST} more like these."] if len(problems) > MOST else []
        super().__init__("\n".join([*problems[:MOST], *more]))


@dataclass(frozen=True)
class LiveSite:
    """The site at an address that ends with a slash, and what it should be: the folder `built` with its hash."""

    address: str
    built: Path
    files: str
    project: Project
    session: Session
    known: dict[str, Response] = field(default_factory=dict)
    """What has been asked for already in this look."""

    def problems(self) -> Iterator[str]:
        """Everything that isn't as it should be, in a sentence each. Another version is told alone."""
        self.known.clear()
        try:
            yield from self._of_version()
        except NoAnswer as problem:
            yield f"{self.address} doesn't answer, since {problem}. Try: open it; look at the host's own status page."

    def _of_version(self) -> Iterator[str]:
        live = files_told(self._get(RECORD).content)
        if live != self.files:
            what = f"another version ({live[:19]}…)" if live else f"a site without our {RECORD}"
            remedy = "run this again in ten minutes; if it stays, look in the host's settings at what it publishes."
            remedy = remedy if live else f"the address of its home page; if this is it, {remedy}"
            yield f"{self.address} still shows {what} and not the one that was built. Try: {remedy}"
            return
        yield from self._of_home()
        yield from self._of_redirects()
        yield from self._of_unknown_addresses()
        yield from self._of_pages()

    def _of_home(self) -> Iterator[str]:
        answer = self._get("")
        if answer.status_code != HTTPStatus.OK:
            yield f"The home page answers {_status(answer)}. Try: look at the host's settings; go back if it stays so."
            return
        home = LexborHTMLParser(answer.content)
        if problem := problem_of_policy(home):
            yield f"{self.address} {problem} Try: {CHANGED}"
        if not home.css_first("#urgent-help li"):
            yield f"{self.address} shows no urgent help. Try: go back to the version before, and look at that page."

    def _of_redirects(self) -> Iterator[str]:
        """Short addresses, and those that pages had before."""
        for redirect in self.project.redirects.of_pages():
            line = self.project.redirects.line_for(redirect.origin)
            answer = self._get(redirect.origin.address)
            goal, wanted = self._goal_of(answer), self.address + redirect.goal.address
            begin = f"{line.file}:{line.line}: {redirect.origin}"
            if answer.status_code != HTTPStatus.OK:
                yield f"{begin} answers {_status(answer)}. Try: {LACKING}"
            elif goal != wanted:
                yield f"{begin} doesn't lead to {wanted}. Try: open it; look whether the host changes pages."
            elif self._get(redirect.goal.address).status_code != HTTPStatus.OK:
                yield f"{begin} leads to {wanted}, which doesn't answer. Try: open both; go back if readers get stuck."

    def _goal_of(self, answer: Response) -> str:
        link = LexborHTMLParser(answer.content).css_first("a[data-goal]")
        return urldefrag(urljoin(answer.url, link.attributes.get("href") or ""))[0] if link else ""

    def _of_unknown_addresses(self) -> Iterator[str]:
        answer = self._get(NOBODYS_PAGE)
        if answer.status_code != HTTPStatus.NOT_FOUND:
            remedy = "look in the host's settings for how it treats unknown addresses."
            yield f"An address that isn't there answers {_status(answer)} instead of 404. Try: {remedy}"
        elif answer.content != (self.built / NOT_FOUND_PAGE).read_bytes():
            remedy = f"look in the host's settings for its error page; it is {NOT_FOUND_PAGE}."
            yield f"An address that isn't there shows the host's page and not ours. Try: {remedy}"

    def _of_pages(self) -> Iterator[str]:
        """Pages that readers get otherwise than they were built, byte for byte."""
        for file in sorted(self.built.rglob("*.html")):
            address = address_in(self.built, file)
            if address == NOT_FOUND_PAGE or self.project.redirects.has(address):
                continue
            answer = self._get(address)
            if answer.status_code != HTTPStatus.OK:
                yield f"{self.address}{address} answers {_status(answer)}. Try: {LACKING}"
            elif answer.content != file.read_bytes():
                yield f"{self.address}{address} isn't the page that was built. Try: {CHANGED}"

    def _get(self, address: str) -> Response:
        if address not in self.known:
            self.known[address] = ask(self.session, self.address + address)
        return self.known[address]


def look(root: Path, address: str, files: str = "", patience: float = 0) -> str:
    """Look at the site that is live at `address` until it is the one that was built last, for any host (`<root>/site`)
    or for nginx, and say in words that it is.

    `files` is the hash that the built site has to have, if that was noted elsewhere. `patience` is in seconds;
    hosts may keep copies for ten minutes. Raises BuildFailed if there is nothing to compare with, NotAsPublished if it
    isn't the same when patience ends.
    """
    if not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", address):
        raise BuildFailed("This needs the address of the live site. Try: make live AT=https://example.org/")
    built, project = built_last(root), read_project(root)
    own = built_files(built)
    if files and files != own:
        what = f"The site that was built here has other files ({own[:19]}…) than the one published ({files[:19]}…)."
        raise BuildFailed(f"{what} Try: build the same version, with the same PAGES_URL.")
    with asker() as session:
        live = LiveSite(address.rstrip("/") + "/", built, own, project, session)
        end, looked_again = time.monotonic() + patience, False
        while problems := list(live.problems()):
            if time.monotonic() + PAUSE > end:
                raise NotAsPublished(problems)
            if not looked_again:
                print(f"Not yet: {problems[0].partition(' Try: ')[0]} {AGAIN.format(patience)}", file=sys.stderr)
            looked_again = True
            time.sleep(PAUSE)
    redirects = len(project.redirects.of_pages())
    pages = len(list(built.rglob("*.html"))) - redirects
    return f"{live.address} is what was built: all {pages} pages and {redirects} short and old addresses answer."


def built_last(root: Path) -> Path:
    """The folder of the newest built site of a project. That for nginx stands in the folders of its address."""
    records = [file for folder in (SITE, f"{NGINX}/{SITE}") for file in (root / folder).rglob(RECORD)]
    return max(records, key=lambda file: file.stat().st_mtime_ns).parent if records else root / SITE


def built_files(built: Path) -> str:
    """The hash of all files that the built site says it has. Raises BuildFailed if there is none."""
    record = built / RECORD
    told = files_told(record.read_bytes()) if record.is_file() else ""
    if not WHOLE_HASH.fullmatch(told):
        raise BuildFailed(f"There is no built site in {built.name}/ to compare with. Try: make build")
    return told


def problem_of_policy(page: LexborHTMLParser) -> str:
    """What is wrong with what a page allows browsers to do, as words behind its address; empty if nothing is."""
    meta = page.css_first('meta[http-equiv="Content-Security-Policy"]')
    policy = (meta.attributes.get("content") or "") if meta else ""
    if "default-src 'none'" not in policy:
        return "doesn't tell browsers to refuse what isn't ours."
    return "allows browsers something unsafe." if "unsafe" in policy else ""


def _status(answer: Response) -> str:
    """A status with its name: "503 (Service Unavailable)"."""
    return f"{answer.status_code} ({answer.reason})" if answer.reason else str(answer.status_code)

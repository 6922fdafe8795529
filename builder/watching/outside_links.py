"""Asks every address on another site that our words and data lead to whether it still answers.

Pages elsewhere go without telling us. A reader who follows a dead link may not look further, least of all for help.
Hosts that turn programs away are told apart: a page that a reader can open isn't dead.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import requests

from builder.checking.rendered import render_words
from builder.faults import Fault
from builder.reading.pages import WEB_ADDRESS
from builder.reading.project import Project
from builder.reading.text_files import read_text
from builder.site_build import BuildFailed
from builder.watching.asking import NoAnswer, ask, asker

PAUSE = 1.0
"""Seconds between two questions: nobody is to be in trouble because of us."""
TRIES = 3
REGISTRY = "doi.org"
"""Sends readers on to a publisher. Publishers turn programs away; that it knows where to is answer enough."""
DOI = re.compile(r"^\s*doi:\s*[\"']?(10\.[^\s\"'#]+)")
REMARK = re.compile(r"(^|\s)#.*$")
OURS = re.compile(r"^\s*(site_address|editor_address):")
"""Fields with addresses that readers aren't sent to."""
GONE = (404, 410)
FAR_AND_WIDE = 3
"""With as many addresses and no answer from one of them, it is us."""


class Link(NamedTuple):
    """An address on another site, and where it stands."""

    address: str
    file: str
    line: int


class Answers(NamedTuple):
    """What came of asking: what is to be mended, and what has to be looked at by a person."""

    dead: list[Fault]
    refused: list[Fault]


def links_outside(project: Project) -> list[Link]:
    """Every address on another site in words, data and menu, each place once."""
    found = {*_in_words(project), *_in_data(project.root)}
    return sorted(link for link in found if _host_of(link.address) not in (None, "localhost"))


def _host_of(address: str) -> str | None:
    """The host an address names; None if it names none, as in a pattern: "https://[your-town].example"."""
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _in_words(project: Project) -> Iterator[Link]:
    for page in project.pages.values():
        for element in render_words(page.words).elements:
            address = element.attributes.get("href", "")
            if WEB_ADDRESS.match(address):
                yield Link(address.partition("#")[0], page.file, element.line or page.first_line)


def _in_data(root: Path) -> Iterator[Link]:
    for path in [*sorted((root / "data").glob("*.yml")), root / "mkdocs.yml"]:
        file = path.relative_to(root).as_posix()
        text, _ = read_text(root, file)
        for number, line in enumerate((text or "").split("\n"), start=1):
            if OURS.match(line):
                continue
            for address in WEB_ADDRESS.findall(REMARK.sub("", line)):
                yield Link(address.rstrip(".,;]").partition("#")[0], file, number)
            if doi := DOI.match(line):
                yield Link(f"https://{REGISTRY}/{doi[1]}", file, number)


def ask_all(links: list[Link], pause: float = PAUSE) -> Answers:
    """Ask each address once, with `pause` seconds between, and tell at every place where it stands what came of it.

    Raises BuildFailed if nothing answers at all.
    """
    answers, silent, count = Answers([], []), 0, 0
    with asker() as session:
        for address, group in groupby(links, key=lambda link: link.address):
            status = _status_of(session, address, pause)
            silent, count = silent + isinstance(status, str), count + 1
            faults = answers.refused if status not in GONE and isinstance(status, int) else answers.dead
            if problem := _problem(address, status):
                faults += [Fault(link.file, link.line, *problem) for link in group]
            time.sleep(pause)
    if silent == count and count >= FAR_AND_WIDE:
        raise BuildFailed("No other site answers at all. Try: look at this machine's connection, then run it again.")
    return Answers(sorted(answers.dead), sorted(answers.refused))


def _status_of(session: requests.Session, address: str, pause: float) -> int | str:
    """The status an address answers with; or, if it doesn't or only says that something broke, why, in words."""
    why = ""
    for number in range(TRIES):
        time.sleep(pause * 5 * number)
        try:
            status = ask(session, address, _host_of(address) != REGISTRY, whole=False).status_code
        except NoAnswer as problem:
            why = str(problem)
            continue
        if status < 500:
            return status
        why = f"it answers {status}"
    return why


def _problem(address: str, status: int | str) -> tuple[str, str] | None:
    """What is wrong with an address, and what to try; None if it answers."""
    if isinstance(status, str):
        what = f"{address} didn't answer in {TRIES} tries, since {status}."
        return what, "open it yourself; if it stays so for some days, change it or take it out."
    if status in GONE:
        what = f"{address} isn't there any more ({status})."
        return what, "look for where it has moved, and change it; or take it out."
    if status >= 400:
        return f"{address} turns programs away ({status}).", "open it yourself now and then."
    return None

"""The one pass over words, facts, files and settings that everything goes through before it is built.

All that is wrong is told in one run. Style and weight only remind: staff are never kept from an urgent correction.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from builder.addresses import published_at
from builder.checking.colors import color_faults
from builder.checking.files import file_faults, heavy_pictures
from builder.checking.links import link_faults
from builder.checking.page_rules import page_faults
from builder.checking.rendered import Rendered, render_words
from builder.checking.settings import FILE as SETTINGS
from builder.checking.settings import settings_faults
from builder.faults import Fault, Faults
from builder.passed_on import ALREADY_CHECKED, is_only_compared
from builder.reading.pages import Words
from builder.reading.patience import TooLong, patience, takes_too_long
from builder.reading.project import Project, project_of, read_project
from builder.reading.survey import Survey, states, survey
from builder.side_by_side import each


def check_once(root: Path) -> Project:
    """The same as `check`, unless the run that started this one has just checked these very files."""
    if os.environ.get(ALREADY_CHECKED) == state_of(root):
        return read_project(root)
    return check(root)


def state_of(root: Path) -> str:
    """A sign that is another one as soon as a file of words, facts or settings has changed."""
    file = root / SETTINGS
    settings = (file.stat().st_mtime_ns, file.stat().st_size) if file.is_file() else None  # the check tells that
    return sha256(repr((states(root), settings)).encode()).hexdigest()


def check(root: Path) -> Project:
    """The project in the folder `root`, if everything is right; else Faults is raised, with all that is wrong."""
    found = survey(root, is_only_compared())
    if faults := faults_of(found):
        raise Faults(faults)
    return project_of(found)


def faults_of(found: Survey) -> list[Fault]:
    """Everything that is wrong with a project, in no order. One that is only compared needs no more than to be read."""
    return found.faults if is_only_compared() else list(_all_faults(found))


def _all_faults(found: Survey) -> Iterator[Fault]:
    yield from found.faults
    yield from file_faults(found)
    yield from settings_faults(found)
    yield from color_faults(found)
    rendered: dict[str, Rendered] = {}
    for words, (page, faults) in zip(found.words, each(_looked_at, found.words), strict=True):
        if page:
            rendered[words.path] = page
        yield from faults
    own = found.facts.practice.site_address if found.facts else None
    yield from link_faults(found, rendered, published_at(own))


def _looked_at(words: Words) -> tuple[Rendered | None, list[Fault]]:
    """What a page's words become, if that doesn't take too long, and what is wrong with them by themselves."""
    rendered = None
    try:
        with patience():
            rendered = render_words(words)
            return rendered, list(page_faults(words, rendered))
    except TooLong:
        return rendered, [takes_too_long(words.file)]


def reminders_of(project: Project) -> list[Fault]:
    """What could be better and stops nothing."""
    return sorted((*project.reminders, *heavy_pictures(survey(project.root, is_only_compared()))))

"""Turns the plain style and script files a page names into what a reader's browser gets.

In `overrides/` styles and scripts are many small files, for people to read. A page leaves the engine with a link to
each. Here its styles go into the page itself, so that nothing holds up its first paint; the modules become one file,
named by its content; and the page's policy lets just these run. rcssmin and rjsmin take out what only people need.
The tags around them are the only markup written in Python.
"""

from __future__ import annotations

import os
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from posixpath import dirname, normpath
from posixpath import join as join_path

from rcssmin import cssmin
from rjsmin import jsmin

from builder.finishing.title_face import face_with, letters_of_title
from builder.finishing.used_styles import Style, names_in, names_in_script, tags_in

STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)"([^>]*)>')
STYLES = re.compile(r'<link rel="stylesheet" href="[^"]+"[^>]*>\s*(?:<link rel="stylesheet" href="[^"]+"[^>]*>\s*)*')
BLOCKING_SCRIPT = re.compile(r'<script src="([^"]+)"></script>')
BLOCKING_SCRIPTS = re.compile(r'<script src="[^"]+"></script>\s*(?:<script src="[^"]+"></script>\s*)*')
MODULE = re.compile(r'<script src="([^"]+)" type="module"></script>')
SCRIPT_NAMED = re.compile(r' (?:src|data-code)="([^"]+\.js)"')
"""What a page loads in one of two ways: at once, or when a reader wants what it does."""
POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")[^"]*')
CLASSES = re.compile(r'class="([^"]*)"')
COMPONENT = re.compile(r"(?:^|/)components/([\w-]+)/")
IMPORT = re.compile(r'^import \{(?:(?! as )[^}])*\} from "([^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=class|const|function)", re.MULTILINE)
DECLARED = re.compile(r"^(?:async )?(?:const|let|class|function) (\w+)", re.MULTILINE)
LEFT_IN = re.compile(r"^(import|export)\b", re.MULTILINE)
FONT = re.compile(r'url\("([^"]+\.ttf)"\)')
ADDRESS_IN_STYLE = re.compile(r"url\(\s*[\"']?(?!data:)([^\"')]+)[\"']?\s*\)")

RULES = (
    "default-src 'none'",
    "img-src 'self' data:",
    "media-src 'self'",
    "font-src data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
)
"""What a page may do besides having its own styles and scripts: show and fetch files of its own host, no more."""


class Joiner:
    """Joins files page by page for the site in folder `site`. What is the same on many pages is made once: nearly each
    names our files by the way to the site's top, so pages that are as deep as each other name them in the same words.

    `preview` lets an engine's own reloading script run; a published page has no such gap.
    """

    def __init__(self, site: Path, preview: bool = False) -> None:
        self._site, self._preview = site, preview
        self._minified = cache(minified)
        self._styles = cache(lambda file: Style(minified(file), file.name))
        self._joined_name = cache(_write_joined)
        self._names_inside = cache(names_in_script)
        self._file, self._names, self._runs = cache(self._find), cache(self._names_of), cache(self._runs_of)

    def join(self, html: str, address: str) -> str:
        """The page `html` at `address` with its styles inside, its modules as one file, and the policy that fits."""
        head, end, body = html.partition("</head>")
        here = _folder_of(address, head)
        styles: list[str] = []
        scripts: list[str] = []
        tags = tags_in(body)
        names, used = names_in(tags), components_in(tags)
        head = BLOCKING_SCRIPTS.sub(lambda run: self._script_inside(run[0], here, used, scripts), head)
        head = MODULE.sub(lambda script: self._module(script[1], here, used), head)
        before_words = head + body.partition("<main")[0]  # a script in the words is refused, and may not even exist
        names |= self._names(tuple(scripts), tuple(SCRIPT_NAMED.findall(before_words)), here)
        letters = letters_of_title(body)
        head = STYLES.sub(
            lambda links: "".join(self._styles_inside(links[0], here, used, names, letters, styles)), head
        )
        head = POLICY.sub(lambda policy: policy[1] + self._policy(styles, scripts), head)
        return head + end + body

    def minify_rest(self) -> None:
        """Minify, in place, the scripts left in the site: those a page fetches by itself when it needs them."""
        for file in self._site.glob("components/**/*.js"):
            file.write_text(self._minified(file), encoding="utf-8", newline="\n")

    def _styles_inside(
        self, links: str, here: str, used: frozenset[str], names: frozenset[str], letters: str, kept: list[str]
    ) -> Iterator[str]:
        """One style element for each run of links that hold under the same conditions."""
        for conditions, run in self._runs(links, here):
            style = run.for_page(used, names)
            kept.append(FONT.sub(lambda url: f'url("{face_with(self._file(url[1], here), letters)}")', style))
            yield f"<style{conditions}>{kept[-1]}</style>"

    def _runs_of(self, links: str, here: str) -> list[tuple[str, StyleRun]]:
        """Conditions, with the styles that links to style files name under them; one after the other."""
        return [
            (conditions, StyleRun((path, self._styles(self._file(path, here))) for path, _ in run))
            for conditions, run in groupby(STYLE.findall(links), key=lambda link: link[1])
        ]

    def _names_of(self, inside: tuple[str, ...], paths: tuple[str, ...], here: str) -> frozenset[str]:
        """Names that the scripts of a page may give to what they add to it: those inside it, and those it names."""
        files = (self._minified(self._file(path, here)) for path in paths)
        return frozenset().union(*map(self._names_inside, (*inside, *files)))

    def _script_inside(self, run: str, here: str, used: frozenset[str], kept: list[str]) -> str:
        """One script element for a run of them. Each script ends its last statement, so the next can follow it."""
        paths = [path for path in BLOCKING_SCRIPT.findall(run) if _is_used(path, used)]
        if not paths:
            return ""
        kept.append("".join(self._minified(self._file(path, here)) for path in paths))
        return f"<script>{kept[-1]}</script>"

    def _module(self, path: str, here: str, used: frozenset[str]) -> str:
        return f'<script src="{self._joined(path, here)}" defer></script>' if _is_used(path, used) else ""

    def _joined(self, path: str, here: str) -> str:
        """The address of the file with a module and all it imports, which is written beside the module."""
        return join_path(dirname(path), self._joined_name(self._file(path, here)))

    def _find(self, path: str, here: str) -> Path:
        """The file that a page in the folder `here` names. The not-found page counts from the host's root, wherever the
        site is."""
        if not path.startswith("/"):
            return Path(normpath(join_path(self._site, here, path))).resolve()
        parts = path.strip("/").split("/")
        below = [self._site.joinpath(*parts[start:]) for start in range(len(parts))]
        return next(file for file in below if file.is_file()).resolve()

    def _policy(self, styles: list[str], scripts: list[str]) -> str:
        """The content security policy of a page with these styles and scripts inside."""
        run = "'unsafe-inline'" if self._preview else " ".join(hash_of(script) for script in scripts)
        looks = " ".join(hash_of(style) for style in styles)
        return "; ".join((*RULES, f"script-src 'self' {run}", f"style-src {looks}"))


def _folder_of(address: str, head: str) -> str:
    """The folder from which a page names files; where each way leads over the site's top, any that is as deep. Each
    folder of ours has a file that the head names."""
    top = "../" * address.count("/")
    leads_elsewhere = re.search(rf' (?:src|href)="(?!{re.escape(top)}|/)[^":]+\.(?:css|js)"', head)
    return dirname(address) if leads_elsewhere else "-/" * address.count("/")


class StyleRun:
    """Style files that pages name one after the other. What pages of the same components and names need of them is put
    together once. `files` are known by the paths that lead to them from the pages."""

    def __init__(self, files: Iterable[tuple[str, Style]]) -> None:
        self._files = tuple(files)
        self._components = frozenset(component[1] for path, _ in self._files if (component := COMPONENT.search(path)))
        self._needed = frozenset().union(*(style.needed for _, style in self._files))
        self._put_together = cache(self._together)

    def for_page(self, used: frozenset[str], names: frozenset[str]) -> str:
        """What a page of these components and names needs of it."""
        return self._put_together(used & self._components, names & self._needed)

    def _together(self, used: frozenset[str], names: frozenset[str]) -> str:
        return "".join(_from_page(path, style.for_page(names)) for path, style in self._files if _is_used(path, used))


def _from_page(path: str, style: str) -> str:
    """The style in the file at `path`, for use inside a page: what it names by address is named from there."""
    return ADDRESS_IN_STYLE.sub(lambda url: f'url("{normpath(join_path(dirname(path), url[1]))}")', style)


def components_in(tags: set[str]) -> frozenset[str]:
    """The components that tags of a page show, by the first part of each class: `menu__open` is of the menu."""
    classes = " ".join(CLASSES.findall("".join(tags)))
    return frozenset(name.partition("__")[0] for name in classes.split(" "))


def _is_used(path: str, components: frozenset[str]) -> bool:
    """Whether a style or script belongs to one of these components. Those of no component are for every page."""
    component = COMPONENT.search(path)
    return not component or component[1] in components


def minified(file: Path) -> str:
    """A style or script without what only people need."""
    text = file.read_text(encoding="utf-8")
    return str(cssmin(text) if file.suffix == ".css" else jsmin(text))


def _write_joined(module: Path) -> str:
    """The name of the file beside a module that holds it and all it imports; written here, named by its content.

    Runs side by side write the same one, and read it. So it gets its name when it is whole.
    """
    script = joined_script(module)
    name = f"{module.stem}.{sha256(script.encode()).hexdigest()[:8]}.js"
    fresh = module.with_name(f"{name}.{os.getpid()}")
    fresh.write_text(script, encoding="utf-8", newline="\n")
    fresh.replace(module.with_name(name))
    return name


def joined_script(module: Path) -> str:
    """A module and its imports as one script, its names hidden from all else. Among themselves they must differ."""
    texts: dict[Path, str] = {}
    _collect(module, texts)
    names = Counter(name for text in texts.values() for name in DECLARED.findall(text))
    if twice := [name for name, count in names.items() if count > 1]:
        raise ValueError(f"{module.name} joins modules that share a name: {', '.join(twice)}")
    return str(jsmin('(() => {\n"use strict";\n' + "\n".join(texts.values()) + "\n})();\n"))


def _collect(module: Path, texts: dict[Path, str]) -> None:
    """Texts of the modules this one needs, then its own, each once."""
    text = module.read_text(encoding="utf-8")
    for path in IMPORT.findall(text):
        imported = (module.parent / path).resolve()
        if imported not in texts:
            _collect(imported, texts)
    texts[module] = EXPORT.sub("", IMPORT.sub("", text))
    if LEFT_IN.search(texts[module]):
        raise ValueError(f"{module.name} imports or exports in a form that can't be joined")


def hash_of(text: str) -> str:
    """What a policy calls a script or style inside a page by."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

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
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from posixpath import dirname, normpath
from posixpath import join as join_path

from rcssmin import cssmin
from rjsmin import jsmin

from builder.finishing.title_face import face_with, letters_of_title
from builder.finishing.used_styles import Style, names_in_page, names_in_script

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
    """Joins files page by page for the site in folder `site`. What is the same on many pages is made once.

    `preview` lets an engine's own reloading script run; a published page has no such gap.
    """

    def __init__(self, site: Path, preview: bool = False) -> None:
        self._site, self._preview = site, preview
        self._minified = cache(minified)
        self._styles = cache(lambda file: Style(minified(file), file.name))
        self._joined_name = cache(_write_joined)
        self._resolved = cache(lambda path: Path(path).resolve())
        self._names = cache(lambda file: names_in_script(minified(file)))
        self._names_inside = cache(names_in_script)

    def join(self, html: str, folder: Path) -> str:
        """The page `html` in `folder` with its styles inside, its modules as one file, and the policy that fits."""
        head, end, body = html.partition("</head>")
        styles: list[str] = []
        scripts: list[str] = []
        names, used = names_in_page(body), components_in(body)
        head = BLOCKING_SCRIPTS.sub(lambda run: self._script_inside(run[0], folder, used, scripts), head)
        head = MODULE.sub(lambda script: self._module(script[1], folder, used), head)
        before_words = head + body.partition("<main")[0]  # a script in the words is refused, and may not even exist
        names |= self._names_in_scripts(before_words, folder, scripts)
        letters = letters_of_title(body)
        head = STYLES.sub(
            lambda links: "".join(self._styles_inside(links[0], folder, used, names, letters, styles)), head
        )
        head = POLICY.sub(lambda policy: policy[1] + self._policy(styles, scripts), head)
        return head + end + body

    def minify_rest(self) -> None:
        """Minify, in place, the scripts left in the site: those a page fetches by itself when it needs them."""
        for file in self._site.glob("components/**/*.js"):
            file.write_text(self._minified(file), encoding="utf-8", newline="\n")

    def _styles_inside(
        self, links: str, folder: Path, used: frozenset[str], names: frozenset[str], letters: str, kept: list[str]
    ) -> Iterator[str]:
        """One style element for each run of links that hold under the same conditions."""
        for conditions, run in groupby(STYLE.findall(links), key=lambda link: link[1]):
            kept.append("".join(self._style(path, folder, letters, names) for path, _ in run if _is_used(path, used)))
            yield f"<style{conditions}>{kept[-1]}</style>"

    def _names_in_scripts(self, html: str, folder: Path, inside: list[str]) -> frozenset[str]:
        """Names that the scripts of a page may give to what they add to it: those inside it, and those it names."""
        files = [self._file(path, folder) for path in SCRIPT_NAMED.findall(html)]
        return frozenset().union(*map(self._names_inside, inside), *map(self._names, files))

    def _style(self, path: str, folder: Path, letters: str, names: frozenset[str]) -> str:
        """A style file for use inside a page of these names: what it names by address is named from the page."""
        style = self._styles(self._file(path, folder)).for_page(names)
        return ADDRESS_IN_STYLE.sub(lambda url: f'url("{self._from_page(path, url[1], folder, letters)}")', style)

    def _from_page(self, style: str, path: str, folder: Path, letters: str) -> str:
        """What a page has in place of the address `path` in a style; a font stands in the page itself."""
        address = normpath(join_path(dirname(style), path))
        return face_with(self._file(address, folder), letters) if path.endswith(".ttf") else address

    def _script_inside(self, run: str, folder: Path, used: frozenset[str], kept: list[str]) -> str:
        """One script element for a run of them. Each script ends its last statement, so the next can follow it."""
        paths = [path for path in BLOCKING_SCRIPT.findall(run) if _is_used(path, used)]
        if not paths:
            return ""
        kept.append("".join(self._minified(self._file(path, folder)) for path in paths))
        return f"<script>{kept[-1]}</script>"

    def _module(self, path: str, folder: Path, used: frozenset[str]) -> str:
        return f'<script src="{self._joined(path, folder)}" defer></script>' if _is_used(path, used) else ""

    def _joined(self, path: str, folder: Path) -> str:
        """The address of the file with a module and all it imports, which is written beside the module."""
        return join_path(dirname(path), self._joined_name(self._file(path, folder)))

    def _file(self, path: str, folder: Path) -> Path:
        """The file a page in `folder` names. The not-found page counts from the host's root, wherever the site is."""
        if not path.startswith("/"):
            return self._resolved(normpath(join_path(folder, path)))
        parts = path.strip("/").split("/")
        below = [self._site.joinpath(*parts[start:]) for start in range(len(parts))]
        return next(file for file in below if file.is_file()).resolve()

    def _policy(self, styles: list[str], scripts: list[str]) -> str:
        """The content security policy of a page with these styles and scripts inside."""
        run = "'unsafe-inline'" if self._preview else " ".join(hash_of(script) for script in scripts)
        looks = " ".join(hash_of(style) for style in styles)
        return "; ".join((*RULES, f"script-src 'self' {run}", f"style-src {looks}"))


def components_in(body: str) -> frozenset[str]:
    """The components that a page shows, by the first part of each class: `menu__open` is of the menu."""
    return frozenset(name.partition("__")[0] for names in set(CLASSES.findall(body)) for name in names.split(" "))


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

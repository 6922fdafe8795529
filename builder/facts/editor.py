"""The repository's web editor: the one address from which "Suggest a change" leads to the file of each page.

It is made by putting a few letters into the repository's own address, other letters on each host. Nobody knows them by
heart, so whatever of the repository somebody has copied, the message says the whole address to write.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from builder.facts.values import https_address

EDITORS = {"github": "/edit/", "gitlab": "/-/edit/", "codeberg": "/_edit/", "gitea": "/_edit/", "forgejo": "/_edit/"}
"""What stands between a repository and its branch in an editor's address, by a word in the host's name."""
PARTS = re.compile(
    r"(?P<repository>https://[^/]+/[^/]+(?:/[^/]+)*?/[^/]+?)(?:\.git)?"
    r"(?:(?P<between>/(?:-/)?(?:blob|tree|raw|blame|commits|src/branch|_?new|_?edit)/)(?P<branch>[^/]+)(?P<below>/.*)?)?"
)
"""An address in a repository; what stands between shows or changes the files of a branch."""
TOO_FAR = re.compile(r"/(?:(?:docs|data)(?:/.*)?|[^/]+\.\w+)$")
"""The end of an address that goes on from the folder that holds `docs/`: to a file, mostly."""
NOT_ONE = (
    "this isn't the address of a repository's editor. Try: open a page in docs/ there, press the pencil, and copy its"
    " address up to where docs/ begins."
)


class Editor(NamedTuple):
    """An address in a repository, in its parts."""

    repository: str
    between: str | None
    branch: str | None
    below: str | None

    @property
    def on_this_host(self) -> str | None:
        """What stands before the branch when a file is changed; None if nobody can tell."""
        host = self.repository.split("/")[2]
        given = self.between if self.edits else None
        return next((between for word, between in EDITORS.items() if word in host), given)

    @property
    def edits(self) -> bool:
        """Whether files are changed at this address, and not just shown."""
        return bool(self.between and self.between.endswith("edit/"))

    @property
    def folder(self) -> str:
        """The folder below the branch that holds `docs/`."""
        return TOO_FAR.sub("", self.below or "")

    def __str__(self) -> str:
        return f"{self.repository}{self.on_this_host}{self.branch or 'main'}{self.folder}/"


def right_editor_address(address: str) -> str:
    """The address of an editor, with a slash at its end."""
    bare = re.split("[?#]", https_address(address))[0].rstrip("/")
    parts = PARTS.fullmatch(re.sub(r"/(-/)?_?edit$", "", bare))
    editor = Editor(**parts.groupdict()) if parts else None
    if editor is None or editor.on_this_host is None:
        raise ValueError(NOT_ONE)
    if address.rstrip("/") + "/" != str(editor):
        raise ValueError(f"{_what_is_wrong(editor)} Try: {editor}")
    return str(editor)


def _what_is_wrong(editor: Editor) -> str:
    if not editor.between:
        return "this is the address of the repository; its editor has one of its own."
    if not editor.edits:
        return "this address shows files, and can't change them."
    if editor.below and editor.below != editor.folder:
        return "this address goes too far: each page adds docs/ and its own name."
    return "this isn't quite the address of the repository's editor."

"""Addresses that were published once, and what stands in their place now: `data/moved.yml`."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, RootModel, model_validator

from builder.facts.links import WrittenPlace

LONGEST = 255
"""How many bytes a disk holds as the name of one folder."""
PATH = re.compile(r"/([^\s/#?%\\<>\"](?:[^/#?%\\<>\"]*[^\s/#?%\\<>\"])?/)*")
"""Folders with slashes around them. Blanks within a name are taken, since files of pages may have had some."""


def right_old_address(address: str) -> str:
    """What stood in the browser after the site's own address: "/trust/" or "/trust/#feeling-safe"."""
    if re.match(r"[a-z]+://", address):
        raise ValueError("the site's own address doesn't belong here. Try: only what comes after it, as in /trust/")
    path, _, anchor = address.partition("#")
    folders = path.split("/")
    is_path = PATH.fullmatch(path) and not any(name.startswith(".") for name in folders)
    if not is_path or (not anchor and "#" in address) or max(len(name.encode()) for name in folders) > LONGEST:
        raise ValueError("this isn't an address of a page. Try: slashes around it, as in /trust/ or /trust/#a-place")
    if path == "/" and not anchor:
        raise ValueError("the home page can't move. Try: take this line out.")
    return address


OldAddress = Annotated[str, AfterValidator(right_old_address)]


class Moved(RootModel[dict[OldAddress, WrittenPlace]]):
    """`data/moved.yml`: one line for each old address."""

    @model_validator(mode="before")
    @classmethod
    def _are_lines(cls, lines: object) -> object:
        if not isinstance(lines, dict):
            raise ValueError("a line isn't of the form `/old/: page.md`. Try: a space behind the colon, and no hyphen.")
        return lines

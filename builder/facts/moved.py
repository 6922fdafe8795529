"""Addresses that were published once, and what stands in their place now: `data/moved.yml`."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, RootModel

from builder.facts.links import WrittenPlace

LONGEST = 300


def right_old_address(address: str) -> str:
    """What stood in the browser after the site's own address: "/trust/" or "/trust/#feeling-safe"."""
    if re.match(r"[a-z]+://", address):
        raise ValueError("the site's own address doesn't belong here. Try: only what comes after it, as in /trust/")
    path, _, anchor = address.partition("#")
    is_path = re.fullmatch(r"/([^\s/?#%\\<>\"']+/)*", path) and not re.search(r"(^|/)\.", path)
    if not is_path or (not anchor and "#" in address) or len(address) > LONGEST:
        raise ValueError("this isn't an address of a page. Try: slashes around it, as in /trust/ or /trust/#a-place")
    if path == "/" and not anchor:
        raise ValueError("the home page can't move. Try: take this line out.")
    return address


OldAddress = Annotated[str, AfterValidator(right_old_address)]


class Moved(RootModel[dict[OldAddress, WrittenPlace]]):
    """`data/moved.yml`: one line for each old address."""

"""Runs typst, a program that sets pages and pictures, on a template in `overrides/components/`.

The facts go there as one JSON text, so that no sign in them is ever markup. The program has the letters it brings and
the face of our titles, the colors of the site, no network and no clock: the same facts are the same bytes anywhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from builder.faults import Fault, Faults

if TYPE_CHECKING:
    from typst import PDFStandard, TypstError

FACES = "overrides/fonts"


def typeset(
    root: Path,
    template: str,
    facts: Mapping[str, object],
    colors: Mapping[str, str],
    remedy: str,
    form: Literal["pdf", "png"] = "pdf",
    standards: Sequence[PDFStandard] = (),
) -> list[bytes]:
    """The file `template` set with `facts` and `colors`: one PDF, or a PNG for each page, a pixel to a point.

    Raises Faults if the template or a fact can't be set; `remedy` is what to try then.
    """
    import typst  # takes a while to load, and a site may have nothing to be set

    words = json.dumps({**facts, "colors": colors})
    try:
        files = typst.compile(
            str(root / template),
            root=str(root),
            format=form,
            ppi=72,
            ignore_system_fonts=True,
            font_paths=[str(root / FACES)],
            sys_inputs={"facts": words},
            pdf_standards=list(standards),
        )
    except typst.TypstError as error:
        raise Faults([_fault(error, template, remedy)]) from None
    return files if isinstance(files, list) else [files]


def _fault(error: TypstError, template: str, remedy: str) -> Fault:
    """What the program said, with the line of the template it stopped at."""
    place = re.search(rf"{re.escape(Path(template).name)}:(\d+)", error.diagnostic)
    return Fault(template, int(place[1]) if place else 1, f"this can't be set: {error.message}.", remedy)

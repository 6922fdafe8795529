"""Lists the files of a site, for all that looks at each of them: without asking the system about any."""

from __future__ import annotations

import os
from pathlib import Path


def files_below(folder: Path, ending: str = "") -> list[str]:
    """The paths of all files below a folder whose names end so, in order: from the folder, with `/` between folders."""
    skipped = len(os.fspath(folder)) + 1
    found = (
        os.path.join(above, name) for above, _, names in os.walk(folder) for name in names if name.endswith(ending)
    )
    return sorted(path[skipped:].replace(os.sep, "/") for path in found)

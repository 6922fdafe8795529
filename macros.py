"""The macros writers may call in a page: read the project, register its macros, say faults in the engine's way.

What they do is in `builder/page_macros.py`, what they look like in `overrides/components/`.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
if str(ROOT) not in sys.path:  # engines load this file by its path, so its neighbors aren't importable by themselves
    sys.path.insert(0, str(ROOT))

from builder.checking.check import check_once  # noqa: E402
from builder.faults import Faults, Stop  # noqa: E402
from builder.held_links import hold  # noqa: E402
from builder.page_macros import MACRO_NAMES  # noqa: E402
from builder.reading.project import Project  # noqa: E402


def define_env(env: Any) -> None:
    """Called by the engine with its macro environment: registers every macro."""
    try:
        project = check_once(ROOT)
    except Faults as faults:
        raise Stop(f"\n{faults}") from None
    for name in MACRO_NAMES:
        env.macro(_on_current_page(env, project, name), name)


def _on_current_page(env: Any, project: Project, name: str) -> Callable[..., str]:
    """The macro `name` as a plain function. Which page it stands on, the engine knows at the time of the call."""

    def macro(*words: str) -> str:
        file = getattr(env.page, "file", None)
        page = project.pages[file.src_uri if file else env.page.path]  # MkDocs says the one, Zensical the other
        return hold(str(getattr(project.macros_for(page), name)(*words)))

    return macro

"""The one file that knows MkDocs: how to run it, and what to do when it has written its pages.

MkDocs loads this file by its path, as a hook; `site_build` imports it to learn the commands. An engine that takes
MkDocs' place needs a file like this one and nothing else.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # as a hook this file is loaded by its path, so its neighbors aren't importable
    sys.path.insert(0, str(ROOT))

QUIET = {"NO_MKDOCS_2_WARNING": "true"}
"""Environment for a run: without the theme authors' notice about a coming version of MkDocs."""

_is_preview = False


def build_command(output: Path) -> list[str]:
    """The command that writes the site into `output`. Neither -q nor -v: both would let broken links pass."""
    return [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(output)]


def serve_command(port: int) -> list[str]:
    """The command that shows the site on this machine and rebuilds it when a watched file changes."""
    return [sys.executable, "-m", "mkdocs", "serve", "--strict", "--dev-addr", f"localhost:{port}"]


def what_matters(output: str) -> str:
    """What a failed run said, without progress notes, and without links that our own check tells with their line."""
    lines = [line for line in output.splitlines() if line.strip() and not line.startswith("INFO")]
    if any(" Try: " in line for line in lines):
        lines = [line for line in lines if "contains a link" not in line]
    if "Traceback (most recent call last):" in lines:
        lines = [f"MkDocs stumbled, and all it says is: {lines[-1]}", "Try: undo the last change and make it in steps."]
    return "\n".join(lines)


def on_startup(command: str, dirty: bool) -> None:
    """MkDocs calls this first, and says whether it builds or serves."""
    global _is_preview
    _is_preview = command == "serve"


def on_post_build(config: MkDocsConfig) -> None:
    """MkDocs calls this when its pages are written: finish them and check them, in the preview as in a build."""
    # Imported here and not above: a preview keeps this file for good, and the others are to be its newest.
    from builder.addresses import Home
    from builder.faults import Faults, Stop
    from builder.finishing.finish import finish
    from builder.finishing.site_check import check_site
    from builder.reading.project import read_project

    site, project = Path(config.site_dir), read_project(ROOT)
    address = config.site_url or "http://localhost/"
    try:
        finish(site, project, Home(address, config.site_name), preview=_is_preview)
        if faults := check_site(site, project, address):
            raise Faults(faults)
    except Faults as found:
        raise Stop(f"\n{found}") from None
    _forget_our_python()


def on_build_error(error: Exception) -> None:
    """MkDocs calls this when a build has failed; the next one of a preview starts with what is then written."""
    _forget_our_python()


def _forget_our_python() -> None:
    """Let the next rebuild of a preview load our modules as they then are."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "builder"]:
        del sys.modules[name]

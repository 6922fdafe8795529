"""The commands behind the Makefile. Each ends with a sentence a person can act on."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

from builder.keeping.stopping import listen

if __name__ == "__main__":
    listen()  # before all else: the rest takes half a second to load, in which someone may press Ctrl-C

from builder.faults import Faults, annotation
from builder.keeping.ending import calmly
from builder.one_build import PREVIEW
from builder.passed_on import ONLY_COMPARED
from builder.site_build import SITE, BuildFailed, build, build_for_nginx, preview, serve

# Each command below loads what it needs when it is asked for: all of it together takes longer than most of them.

NO_ADDRESS = (
    f"To do: data/practice.yml:1: `site_address` is empty, so cards, codes and e-mails lead to {PREVIEW}"
    " Try: fill it in before you publish this, and build again."
)

Said = argparse.Namespace
"""What somebody typed behind the command."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command in the current folder; the exit code says whether all went well. Without `arguments`, those of
    the command line count."""
    parser = argparse.ArgumentParser(prog="python -m builder", description=__doc__)
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("--port", default="8000", metavar="1024..65535", help="where the preview is to be shown")
    parser.add_argument("--notes", action="store_true", help="say each fault a second time, for GitHub to show it")
    parser.add_argument("--base", default="", metavar="COMMIT", help="the version to compare with")
    parser.add_argument("--at", default="", metavar="ADDRESS", help="the address of the live site")
    parser.add_argument("--files", default="", metavar="HASH", help="the hash that was published, as in build.json")
    parser.add_argument("--patience", default="600", metavar="SECONDS", help="how long to look again")
    said = parser.parse_args(arguments)
    os.environ.pop(ONLY_COMPARED, None)  # a comparison sets it for itself; nobody else's build may be as lenient
    try:
        for line in COMMANDS[said.command](Path.cwd(), said):
            print(line)
    except (Faults, BuildFailed) as problem:
        print(problem, file=sys.stderr)
        if said.notes and isinstance(problem, Faults):
            print("\n".join(annotation(fault, "error", "To mend") for fault in problem.faults))
        if said.command in ("build", "preview", "nginx"):
            print("Nothing was published or changed.", file=sys.stderr)
        return 1
    return 0


def _check(root: Path, said: Said) -> list[str]:
    """The calm lines of a check that found nothing wrong, and what is still to do."""
    from builder.checking.check import check, reminders_of

    project = check(root)
    facts = project.facts
    questions = sum(len(area.questions) for area in facts.checklist.areas)
    counted = f"{len(project.pages)} pages, {questions} questions, {len(facts.sources.sources)} sources."
    return [*(f"To do: {reminder}" for reminder in reminders_of(project)), f"All is well: {counted}"]


def _build(root: Path, said: Said) -> list[str]:
    from builder.finishing.weights import weigh

    site = build(root)
    weights = weigh(site)
    first = f"Built {len(weights)} pages in {site.name}/. A first visit, compressed:"
    return [first, *(f"  {weight}" for weight in weights), *without_address(site)]


def _preview(root: Path, said: Said) -> list[str]:
    return [f"The preview is ready: open {preview(root).name}/index.html by double-click."]


def _nginx(root: Path, said: Said) -> list[str]:
    folder = build_for_nginx(root)
    first = f"The site and its settings are in {folder.name}/. The steps: handbook/hosts.md"
    return [first, *without_address(folder / SITE)]


def without_address(site: Path) -> list[str]:
    """What is still to do if a site was built for no address: cards, codes and e-mails in it lead to this machine."""
    sitemap = site / "sitemap.xml"
    is_for_nobody = sitemap.is_file() and f"<loc>{PREVIEW}" in sitemap.read_text(encoding="utf-8")
    return [NO_ADDRESS] if is_for_nobody else []


def _changes(root: Path, said: Said) -> list[str]:
    from builder.ledger.changes import changes

    return [changes(root, said.base)]


def _addresses(root: Path, said: Said) -> list[str]:
    from builder.ledger.vanished import compare_with_before

    return [compare_with_before(root, said.base)]


def _rehearse(root: Path, said: Said) -> list[str]:
    from builder.rehearsal import rehearse

    return [rehearse(root)]


def _overdue(root: Path, said: Said) -> list[str]:
    from builder.reading.project import read_project
    from builder.reading.reminders import overdue_pages

    return [f"- {fault}" for fault in overdue_pages(read_project(root).pages)]


def _live(root: Path, said: Said) -> list[str]:
    from builder.watching.live_site import look

    patience = _whole(said.patience, range(86_400), "PATIENCE isn't a number of seconds. Try: make live PATIENCE=60")
    return [look(root, said.at, said.files, patience)]


def _links(root: Path, said: Said) -> list[str]:
    """A list of what to mend. What only a person can look at is said beside it, and belongs in no list."""
    from builder.checking.check import check
    from builder.watching.outside_links import ask_all, links_outside

    links = links_outside(check(root))
    print(
        f"Asking {len({link.address for link in links})} addresses: seconds for each, more if none answers.",
        file=sys.stderr,
    )
    answers = ask_all(links)
    for fault in answers.refused:
        print(f"To look at: {fault}", file=sys.stderr)
    return [f"- {fault}" for fault in answers.dead]


def _schemas(root: Path, said: Said) -> list[str]:
    from builder.facts.schemas import FOLDER, write_schemas

    return [f"Wrote {len(write_schemas(root))} schemas in {FOLDER}/."]


def _serve(root: Path, said: Said) -> list[str]:
    serve(root, _whole(said.port, range(1024, 65536), "PORT has to be from 1024 to 65535. Try: make serve PORT=8080"))


def _whole(typed: str, among: range, sentence: str) -> int:
    """The number that somebody typed, if it is one of these. Raises BuildFailed with the sentence."""
    if re.fullmatch("[0-9]{1,9}", typed) and int(typed) in among:
        return int(typed)
    raise BuildFailed(sentence)


COMMANDS: dict[str, Callable[[Path, Said], list[str]]] = {
    "check": _check,
    "build": _build,
    "preview": _preview,
    "nginx": _nginx,
    "changes": _changes,
    "addresses": _addresses,
    "rehearse": _rehearse,
    "overdue": _overdue,
    "live": _live,
    "links": _links,
    "schemas": _schemas,
    "serve": _serve,
}
"""What each command does in a folder; the lines it has to say."""


if __name__ == "__main__":
    sys.exit(calmly(main))

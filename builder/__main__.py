"""The commands behind the Makefile. Each ends with a sentence a person can act on."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from builder.checking.check import check, reminders_of
from builder.facts.schemas import FOLDER, write_schemas
from builder.faults import Faults, annotation
from builder.finishing.weights import weigh
from builder.ledger.changes import changes
from builder.ledger.vanished import compare_with_before
from builder.reading.project import Project, read_project
from builder.reading.reminders import overdue_pages
from builder.site_build import BuildFailed, build, preview, serve


def main(arguments: list[str] | None = None) -> int:
    """Run one command in the current folder; the exit code says whether all went well. Without `arguments`, those of
    the command line count."""
    parser = argparse.ArgumentParser(prog="python -m builder", description=__doc__)
    parser.add_argument(
        "command", choices=["check", "overdue", "build", "preview", "changes", "addresses", "serve", "schemas"]
    )
    parser.add_argument("--port", type=int, default=8000, choices=range(1024, 65536), metavar="1024..65535")
    parser.add_argument("--notes", action="store_true", help="say each fault a second time, for GitHub to show it")
    parser.add_argument("--base", default="", metavar="COMMIT", help="the version to compare with")
    said = parser.parse_args(arguments)
    root = Path.cwd()
    try:
        if said.command == "serve":
            serve(root, said.port)
        elif said.command == "overdue":
            for fault in overdue_pages(read_project(root).pages):
                print(f"- {fault}")
        elif said.command == "changes":
            print(changes(root, said.base))
        elif said.command == "addresses":
            print(compare_with_before(root, said.base))
        elif said.command == "schemas":
            print(f"Wrote {len(write_schemas(root))} schemas in {FOLDER}/.")
        elif said.command == "build":
            site = build(root)
            weights = weigh(site)
            print(f"Built {len(weights)} pages in {site.name}/. A first visit, compressed:")
            print("\n".join(f"  {weight}" for weight in weights))
        elif said.command == "preview":
            print(f"The preview is ready: open {preview(root).name}/index.html by double-click.")
        else:
            _tell(check(root))
    except (Faults, BuildFailed) as problem:
        print(problem, file=sys.stderr)
        if said.notes and isinstance(problem, Faults):
            print("\n".join(annotation(fault, "error", "To mend") for fault in problem.faults))
        if said.command == "build":
            print("Nothing was published or changed.", file=sys.stderr)
        return 1
    return 0


def _tell(project: Project) -> None:
    """The calm lines of a check that found nothing wrong, and what is still to do."""
    for reminder in reminders_of(project):
        print(f"To do: {reminder}")
    facts = project.facts
    questions = sum(len(area.questions) for area in facts.checklist.areas)
    print(f"All is well: {len(project.pages)} pages, {questions} questions, {len(facts.sources.sources)} sources.")


if __name__ == "__main__":
    sys.exit(main())

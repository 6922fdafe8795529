"""Looks up what is known about weaknesses of the packages in our lock files, and names each where its version stands.

pip-audit asks the registry of Python packages, npm its own. What a list doesn't know can't be looked up: that is said,
and never taken for good news.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from builder.faults import Fault

ROOT = Path(__file__).resolve().parent.parent
PYTHON_LOCKS = ("requirements/test.txt", "requirements/audit.txt")
"""What the site needs is in the first."""
NPM_LOCKS = ("tests/package-lock.json", "bench/package-lock.json")
TAKE_IN = "take in the newer version: handbook/releasing.md says how."


class NotLookedUp(Exception):
    """A list gave no answer; in a sentence."""


def weaknesses(root: Path = ROOT) -> list[Fault]:
    """Every known weakness of a package in a lock file. Raises NotLookedUp."""
    found = [fault for lock in PYTHON_LOCKS for fault in _in_python(root, lock)]
    return sorted({*found, *(fault for lock in NPM_LOCKS for fault in _in_npm(root, lock))})


def _in_python(root: Path, lock: str) -> Iterator[Fault]:
    options = ("--disable-pip", "--require-hashes", "--progress-spinner", "off", "--format", "json")
    told = _told_by([sys.executable, "-m", "pip_audit", *options, "--requirement", lock], root, "dependencies", lock)
    unknown = [package["name"] for package in told if "skip_reason" in package]
    if unknown:
        what = f"{lock}:1: {len(unknown)} packages weren't found in the list of weaknesses, {unknown[0]} among them."
        raise NotLookedUp(f"{what} Try: run this again later, or where the registry can be reached.")
    lines = (root / lock).read_text().split("\n")
    for package in told:
        place = f"{package['name']}=={package['version']}"
        line = next((number for number, text in enumerate(lines, 1) if text.startswith(place)), 1)
        for weakness in package["vulns"]:
            mended = f"{TAKE_IN[:-1]} ({', '.join(weakness['fix_versions'])})" if weakness["fix_versions"] else TAKE_IN
            yield Fault(lock, line, f"{place} has a known weakness, {weakness['id']}.", mended)


def _in_npm(root: Path, lock: str) -> Iterator[Fault]:
    told = _told_by(["npm", "audit", "--json", "--package-lock-only"], (root / lock).parent, "vulnerabilities", lock)
    text = (root / lock).read_text()
    for name, package in told.items():
        named = re.search(rf'^.*"node_modules/(?:.*/)?{re.escape(name)}": ', text, re.MULTILINE)
        line = text.count("\n", 0, named.start()) + 1 if named else 1
        for cause in package["via"]:
            if isinstance(cause, dict):  # else it is only the name of another package that is told too
                yield Fault(lock, line, f"{name} has a known weakness, {cause['url']}: {cause['title']}.", TAKE_IN)


def _told_by(command: list[str], folder: Path, key: str, lock: str) -> Any:
    """What a program tells under a name of its answer. It may end with 1 just because it found something."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    try:
        return json.loads(done.stdout)[key]
    except (ValueError, KeyError, TypeError):
        said = (done.stderr or done.stdout).strip().split("\n")[-1][:200]
        what = f"{lock}:1: its packages couldn't be looked up: {said}"
        raise NotLookedUp(f"{what} Try: look at the network connection, then run this again.") from None


def main() -> int:
    """Print a list of what is known; the exit code says whether it could be looked up."""
    try:
        for fault in weaknesses():
            print(f"- {fault}")
    except NotLookedUp as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Finds or installs what the tests need beyond Python: Chromium, Java for the HTML checker, npm's packages.

On Debian as root the missing system packages are installed. Elsewhere an installed browser is found, or one sentence
names what to install.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

TESTS = Path(__file__).resolve().parent
NODE_MODULES = TESTS / "node_modules"
NGINX = TESTS / "nginx"
SHELL = "chromium-headless-shell"
"""Chromium without windows: it opens a page in a third of the time."""
WHOLE_BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
OLDEST_JAVA = 17
JAVA = f"Java {OLDEST_JAVA} or newer"
DEBIAN_PACKAGES = {"a Chromium browser": SHELL, JAVA: "default-jre-headless", "npm": "npm"}


def browser() -> str | None:
    """The Chromium to test with, the quickest first; None if there is none."""
    return _first_of(SHELL, *WHOLE_BROWSERS)


def whole_browser() -> str | None:
    """The Chromium to measure with: one with windows, as readers have, if there is one."""
    return _first_of(*WHOLE_BROWSERS, SHELL)


def _first_of(*names: str) -> str | None:
    """The first of these that is here, else the one Playwright keeps. $CHROMIUM, if set, stands for them all."""
    named = os.environ.get("CHROMIUM")
    found = next((path for name in ([named] if named else names) if (path := shutil.which(name))), None)
    return found or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _said_by(*command: str) -> str | None:
    """What a command says, or None if it doesn't run: macOS has a `java` that only says that there is none."""
    try:
        run = subprocess.run(command, capture_output=True, text=True)
    except OSError:
        return None
    return run.stdout + run.stderr if run.returncode == 0 else None


def _java_is_new_enough() -> bool:
    version = re.search(r'version "(\d+)', _said_by("java", "-version") or "")
    return version is not None and int(version[1]) >= OLDEST_JAVA


def missing() -> list[str]:
    """What of the things the tests need isn't on this machine."""
    there = {
        "a Chromium browser": browser() is not None,
        JAVA: _java_is_new_enough(),
        "npm": _said_by("npm", "-v") is not None,
    }
    return [name for name, found in there.items() if not found]


def _install(names: list[str]) -> None:
    """Install Debian's packages for these things; needs root."""
    packages = [DEBIAN_PACKAGES[name] for name in names]
    print(f"Installing {', '.join(packages)}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", *packages]):
        run = subprocess.run(command, env=quiet, capture_output=True, text=True)
        if run.returncode != 0:
            raise SystemExit(f"{run.stderr}`{' '.join(command)}` failed. Try: run it by hand and look at what it says.")


def nginx() -> str | None:
    """The nginx to test with, this machine's or the one unpacked beside the tests; None if there is none."""
    folders = (os.environ.get("PATH", ""), "/usr/sbin", str(NGINX / "usr" / "sbin"))
    path = shutil.which("nginx", path=os.pathsep.join(folders))
    return path if path and _said_by(path, "-v") is not None else None


def unpack(folder: Path, *packages: str) -> None:
    """Fetch Debian's packages, where there are any to fetch, and unpack them in a folder: none is installed."""
    if not shutil.which("apt-get"):
        return
    with tempfile.TemporaryDirectory() as fetched:
        for words in (["download", *packages], ["update", "-qq"], ["download", *packages]):
            if len(list(Path(fetched).glob("*.deb"))) < len(packages):
                subprocess.run(["apt-get", *words], cwd=fetched, capture_output=True)
        for package in Path(fetched).glob("*.deb"):
            subprocess.run(["dpkg-deb", "-x", str(package), str(folder)], capture_output=True)


def _install_from_npm() -> None:
    lock, mark = TESTS / "package-lock.json", NODE_MODULES / ".ready"
    if mark.exists() and mark.stat().st_mtime >= lock.stat().st_mtime:
        return
    if subprocess.run(["npm", "ci", "--silent"], cwd=TESTS).returncode != 0:
        raise SystemExit(
            "npm could not install tests/package-lock.json. Try: look at the network, then run this again."
        )
    mark.touch()


def main() -> None:
    """Make this machine ready, or end with a sentence that says what it lacks."""
    lacking = missing()
    if lacking and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        _install(lacking)
        lacking = missing()
    if lacking:
        debian = " ".join(DEBIAN_PACKAGES[name] for name in lacking)
        raise SystemExit(
            f"The tests need {' and '.join(lacking)}. Try: install what is missing"
            f" (on Debian: sudo apt-get install {debian}), then run `make test` again."
        )
    _install_from_npm()
    if not nginx():  # installed, it would start a server
        unpack(NGINX, "nginx")


if __name__ == "__main__":
    main()

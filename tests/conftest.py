"""What all three floors share: copies of the project to break, and sites built from them."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from compileall import compile_dir
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "tests" / "examples" / "site"
BREAKING = ROOT / "tests" / "breaking"
FULL_EXAMPLE = ROOT / "tests" / "examples" / "full"
EDITOR = "https://github.com/elm-street-therapy/beyond-the-session/edit/main/"
PATIENCE = 60  # seconds: far more than a rebuild takes, so that a slow machine doesn't fail
PARTS = ("builder", "data", "docs", "overrides", "requirements", "macros.py", "mkdocs.yml")


def pytest_configure() -> None:
    """Compile our Python once: every copy of the project brings it along, and each build would do so again."""
    compile_dir(ROOT / "builder", quiet=1)


def copy_project(target: Path, example: Path | None = None) -> Path:
    """A copy of all the site is built from, in `target`; with the words and data of a fixed example and its menu."""
    target.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        source = example / part if example and part in ("data", "docs") else ROOT / part
        if source.is_dir():
            ignore = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, target / part, ignore=ignore, dirs_exist_ok=True)
        else:
            shutil.copy2(source, target / part)
    if example:
        settings = target / "mkdocs.yml"
        menu = (example / "nav.yml").read_text()
        settings.write_text(
            re.sub(r"^nav:\n(  .*\n)+\n?", f"{menu.rstrip()}\n\n", settings.read_text(), flags=re.MULTILINE)
        )
    return target


def without_own_address(project: Path) -> Path:
    """The project as a preview has it: tests serve it at an address of their own, not at the practice's."""
    facts = project / "data" / "practice.yml"
    facts.write_text(re.sub(r"^site_address:.*$", "site_address:", facts.read_text(), flags=re.MULTILINE))
    return project


def without_redirects(project: Path) -> Path:
    """The project without short and old addresses and ready e-mails, for sites made by hand that lack their pages."""
    (project / "data/links.yml").write_text("short:\n")
    (project / "data/moved.yml").write_text("")
    (project / "data/emails.yml").write_text("greeting: Hello,\nclosing: Kind regards,\n")
    return project


def change(project: Path, file: str, old: str, new: str) -> None:
    """Replace a text in a file of the project; it must stand there."""
    path = project / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def run(project: Path, *command: str, **environment: str | None) -> subprocess.CompletedProcess[str]:
    """Run `python -m <command>` in a project's folder; a variable given as None isn't set."""
    wanted = {**os.environ, "PAGES_URL": None, **environment}
    settings = {name: value for name, value in wanted.items() if value is not None}
    return subprocess.run([sys.executable, "-m", *command], cwd=project, env=settings, capture_output=True, text=True)


def build(project: Path, **environment: str | None) -> Path:
    """Build a project and return its site folder."""
    done = run(project, "builder", "build", **environment)
    assert done.returncode == 0, done.stderr
    return project / "site"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project, to change at will."""
    return copy_project(tmp_path / "project")


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A copy of the project with the fixed example's words and data, to change at will."""
    return copy_project(tmp_path / "example", EXAMPLE)


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Path]) -> Path:
    """What `make` makes in an empty folder, for all programs that run these tests side by side: the first one to ask
    makes it, and the others wait. Nobody may change it."""
    folder = factory.mktemp(name)
    top = folder.parent.parent if "PYTEST_XDIST_WORKER" in os.environ else folder.parent
    with (top / f"{name}.made").open("a+") as note:
        fcntl.flock(note, fcntl.LOCK_EX)
        note.seek(0)
        if not (made := note.read()):
            made = str(make(folder / "project"))
            note.write(made)
            note.flush()
    return Path(made)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it stands, built."""
    return made_once(tmp_path_factory, "live", lambda folder: build(without_own_address(copy_project(folder))))


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixed example, built: its words never change, so tests may name them."""
    return made_once(tmp_path_factory, "example", lambda folder: build(copy_project(folder, EXAMPLE)))


@pytest.fixture(scope="session")
def full_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of our pages that staff don't edit, built: for looks and budgets, which no change of words may break.

    It has what a practice may add to each page.
    """

    def make(folder: Path) -> Path:
        project = copy_project(folder, FULL_EXAMPLE)
        change(project, "data/practice.yml", "\neditor_address:", f"\neditor_address: {EDITOR}")
        return build(project)

    return made_once(tmp_path_factory, "full", make)


def build_preview(project: Path) -> Path:
    """Build a project as its preview, which opens from disk, and return that folder."""
    done = run(project, "builder", "preview")
    assert done.returncode == 0, done.stderr
    return project / "preview"


class Quiet(SimpleHTTPRequestHandler):
    """A plain file server that, like a static host, answers unknown addresses with the site's own 404 page."""

    def log_message(self, *_: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        first = self.path.split("/")[1]  # where one host has many sites, each stands in a folder of its own
        pages = (Path(self.directory) / first / "404.html", Path(self.directory) / "404.html")
        page = next((page for page in pages if page.is_file()), None)
        body = page.read_bytes() if code == 404 and page else str(code).encode()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def git(folder: Path, *words: str) -> str:
    """What git answers in a folder, under a made-up name."""
    name = ("-c", "user.name=Example", "-c", "user.email=example@example.org")
    return subprocess.run(["git", *name, *words], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def commit(folder: Path, message: str = "So far") -> str:
    """Commit all there is in a folder, and return the commit."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(folder, "rev-parse", "HEAD")


def publish(project: Path) -> Path:
    """Put a copy of the project into a repository of its own, as the version that others are compared with."""
    shutil.copy(ROOT / ".gitignore", project)
    git(project, "init", "--quiet", "--initial-branch", "main")
    commit(project)
    return project


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(what: Callable[[], bool], server: subprocess.Popen[Any]) -> bool:
    """Ask again and again until it is so, the server ends or patience does."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            if what():
                return True
        except OSError:
            pass
        time.sleep(0.2)
    return False


def serve(folder: Path, handler: type[SimpleHTTPRequestHandler] = Quiet) -> Iterator[str]:
    """Serve a folder on loopback; yields its address, which ends with a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


@pytest.fixture(scope="session")
def example_below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built example on a host where it isn't alone: /repository/."""

    def make(folder: Path) -> Path:
        site = build(copy_project(folder, EXAMPLE), PAGES_URL="https://owner.example/repository")
        host = folder.parent / "host"
        shutil.copytree(site, host / "repository")
        return host

    for address in serve(made_once(tmp_path_factory, "below", make)):
        yield f"{address}repository/"


@pytest.fixture(scope="session")
def full_live(full_site: Path) -> Iterator[str]:
    """The address of the built copy of our pages."""
    yield from serve(full_site)


@pytest.fixture(scope="session")
def example_live(example_site: Path) -> Iterator[str]:
    """The address of the built example."""
    yield from serve(example_site)

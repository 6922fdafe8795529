"""The live site is looked at after a publication: each way in which it may not be what was built is told in words."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest

from builder.site_build import BuildFailed
from builder.watching import live_site
from builder.watching.live_site import NotAsPublished, look
from tests.conftest import Quiet, free_port, run, serve

FILES = f"sha256:{'5' * 64}"
OTHER = f"sha256:{'6' * 64}"


class WithoutOurPage(Quiet):
    """A host that shows a page of its own where there is none."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        SimpleHTTPRequestHandler.send_error(self, code)


class NeverLost(Quiet):
    """A host that answers every address with something."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        super().send_error(200)


class LateByTwo(Quiet):
    """A host that shows an older version to the first two who ask."""

    asked = 0

    def do_GET(self) -> None:
        LateByTwo.asked += self.path.endswith("/build.json")
        if LateByTwo.asked < 3:
            self.send_error(404)
        else:
            super().do_GET()


@pytest.fixture(autouse=True)
def _no_detour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture(scope="module")
def project(example_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built example, with a record of its own."""
    copy = shutil.copytree(example_site.parent, tmp_path_factory.mktemp("built") / "project")
    write_record(copy / "site", FILES)
    return Path(copy)


def write_record(site: Path, files: str) -> None:
    (site / "build.json").write_text(json.dumps({"commit": None, "files": files, "versions": {}}))


@pytest.fixture
def host(project: Path, tmp_path: Path) -> Path:
    """What a host has: a copy, to break."""
    return Path(shutil.copytree(project / "site", tmp_path / "host/below"))


@contextmanager
def live(host: Path, handler: type[SimpleHTTPRequestHandler] = Quiet) -> Iterator[str]:
    """The address of a host, below which the site isn't alone."""
    for address in serve(host.parent, handler):
        yield f"{address}below"


def edit(file: str, old: str, new: str) -> Callable[[Path], object]:
    """A change of all such words in a file of the host."""

    def change(host: Path) -> None:
        text = (host / file).read_text()
        assert old in text
        (host / file).write_text(text.replace(old, new))

    return change


def test_a_site_that_is_what_was_built_is_said_to_be_so_in_one_sentence(project: Path, host: Path) -> None:
    with live(host) as address:
        said = look(project, address, FILES)
        assert said.startswith(f"{address}/ is what was built: all ")
        done = run(project, "builder", "live", "--at", f"{address}/", "--patience", "0")
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, said, "")


@pytest.mark.parametrize(
    ("break_it", "told"),
    [
        (lambda host: write_record(host, OTHER), "still shows another version (sha256:666666666666…) and not the one"),
        (lambda host: (host / "build.json").unlink(), "still shows a site without our build.json and not the one"),
        (lambda host: shutil.rmtree(host / "go/why"), "data/links.yml:11: /go/why/ answers 404 (Not Found). Try: look"),
        (lambda host: shutil.rmtree(host / "trust"), "/trust/, which doesn't answer."),
        (edit("go/why/index.html", "data-goal", "data-gaol"), "/go/why/ doesn't lead to http://"),
        (edit("index.html", "default-src 'none'", "default-src *"), "doesn't tell browsers to refuse what isn't ours."),
        (edit("index.html", "script-src", "script-src 'unsafe-inline'"), "allows browsers something unsafe."),
        (edit("index.html", 'id="urgent-help"', 'id="help"'), "/ shows no urgent help."),
        (edit("trust/index.html", "</main>", "<p>An advertisement</main>"), "/trust/ isn't the page that was built."),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_live_site_is_told(
    project: Path, host: Path, break_it: Callable[[Path], object], told: str
) -> None:
    break_it(host)
    with live(host) as address, pytest.raises(NotAsPublished) as found:
        look(project, address)
    assert told in str(found.value)
    assert all(" Try: " in line for line in str(found.value).split("\n"))


@pytest.mark.parametrize(
    ("handler", "told"),
    [
        (WithoutOurPage, "An address that isn't there shows the host's page and not ours."),
        (NeverLost, "An address that isn't there answers 200 (OK) instead of 404."),
    ],
)
def test_what_a_host_does_with_unknown_addresses_is_told(
    project: Path, host: Path, handler: type[SimpleHTTPRequestHandler], told: str
) -> None:
    with live(host, handler) as address, pytest.raises(NotAsPublished, match="An address") as found:
        look(project, address)
    assert str(found.value).startswith(told)
    assert "\n" not in str(found.value)


def test_a_host_that_is_dead_is_told_in_one_sentence(project: Path) -> None:
    address = f"http://127.0.0.1:{free_port()}/"
    done = run(project, "builder", "live", "--at", address, "--patience", "0")
    remedy = "open it; look at the host's own status page."
    told = f"{address} doesn't answer, since no connection could be made. Try: {remedy}\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", told)


def test_a_host_that_is_late_is_looked_at_again_which_is_said_once(
    project: Path, host: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(live_site, "PAUSE", 0.01)
    with live(host, LateByTwo) as address:
        assert "is what was built" in look(project, address, patience=60)
    assert LateByTwo.asked >= 3
    said = capsys.readouterr().err
    assert said.startswith(f"Not yet: {address}/ still shows a site without our build.json")
    assert said.endswith(" It is looked at again for up to 60 seconds; PATIENCE=0 looks once.\n")
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    "address", ["", "example.org", "ftp://example.org/", "https://example.org/?a=b", "https://example.org/#b"]
)
def test_without_an_address_it_is_asked_for(project: Path, address: str) -> None:
    with pytest.raises(BuildFailed, match=r"^This needs the address of the live site\. Try: make live AT="):
        look(project, address)


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("live", "--patience", "long"), "PATIENCE isn't a number of seconds. Try: make live PATIENCE=60\n"),
        (("serve", "--port", "80"), "PORT has to be from 1024 to 65535. Try: make serve PORT=8080\n"),
        (("serve", "--port", ""), "PORT has to be from 1024 to 65535. Try: make serve PORT=8080\n"),
    ],
)
def test_a_number_that_cannot_be_is_told_in_one_sentence(project: Path, command: tuple[str, ...], told: str) -> None:
    done = run(project, "builder", *command)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", told)


def test_another_build_than_the_one_published_is_not_compared(project: Path) -> None:
    told = r"has other files \(sha256:555555555555…\) than the one published \(sha256:666666666666…\)"
    with pytest.raises(BuildFailed, match=told):
        look(project, "http://127.0.0.1/", OTHER)


def test_what_was_built_last_is_compared_for_nginx_too(project: Path, tmp_path: Path, host: Path) -> None:
    copy = Path(shutil.copytree(project, tmp_path / "project"))
    for_nginx = Path(shutil.copytree(copy / "site", copy / "nginx/site/pages"))
    for folder in (for_nginx, host):
        write_record(folder, OTHER)
    with live(host) as address:
        assert "is what was built" in look(copy, address)
        os.utime(copy / "site/build.json")
        with pytest.raises(NotAsPublished, match="still shows another version"):
            look(copy, address)


def test_without_a_built_site_there_is_nothing_to_compare_with(example: Path) -> None:
    with pytest.raises(BuildFailed, match=r"^There is no built site in site/ to compare with\. Try: make build$"):
        look(example, "http://127.0.0.1/")

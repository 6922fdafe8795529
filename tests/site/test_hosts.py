"""What hosts make of addresses that aren't written just as ours are: the table of `handbook/addresses.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.conftest import ROOT, free_port, serve
from tests.nginx_server import running
from tests.prepare import nginx

ANSWERS = {
    "trust/": (200, ""),
    "trust": (301, "trust/"),
    "trust?from=mail": (301, "trust/?from=mail"),
    "trust/index.html": (200, ""),
    "go/why": (301, "go/why/"),
    "go/why/index.html": (200, ""),
    "go/": (200, ""),
    "leaflet.pdf": (301, "leaflet.pdf/"),
    "Trust/": (404, ""),
    "trust.html": (404, ""),
    "trust.": (404, ""),
    "trust/)": (404, ""),
    "choosing//guide/": (200, ""),
    "nothing-here/": (404, ""),
}
"""An address below the site's own: the status, and where the host sends readers on to. Both hosts agree."""

IN_WORDS = {200: "the page", 301: "sends on to `/{}`", 404: "not found"}

SERVER = 'server {{ listen 127.0.0.1:{port}; root "{site}"; error_page 404 /404.html; }}'


@pytest.fixture(scope="module")
def file_server(example_site: Path) -> Iterator[str]:
    yield from serve(example_site)


@pytest.fixture(scope="module")
def nginx_server(example_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    program = nginx()
    if program is None:
        pytest.skip("there is no nginx on this machine, and no apt-get to fetch one with")
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    with running(program, folder, SERVER.format(port=port, site=example_site), port):
        yield f"http://127.0.0.1:{port}/"


def answer_of(home: str, address: str) -> tuple[int, str, str]:
    """The status, where the reader is sent, and the body of what a host answers."""
    host = urlsplit(home)
    connection = HTTPConnection(host.hostname or "", host.port, timeout=10)
    connection.request("GET", f"/{address}")
    answer = connection.getresponse()
    goal = answer.getheader("Location", "").removeprefix(home).removeprefix("/")
    return answer.status, goal, answer.read().decode()


@pytest.mark.parametrize("host", ["file_server", "nginx_server"])
@pytest.mark.parametrize(("address", "answer"), ANSWERS.items())
def test_a_host_answers_as_the_handbook_says(
    request: pytest.FixtureRequest, host: str, address: str, answer: tuple[int, str]
) -> None:
    status, goal, body = answer_of(request.getfixturevalue(host), address)
    assert (status, goal) == answer
    if status == 404:
        assert "We can’t find that page" in body


def test_the_handbook_says_the_same() -> None:
    table = re.findall(
        r"^\| `/(.*?)` \| (.*?) \| (.*?) \| .*? \|$", (ROOT / "handbook/addresses.md").read_text(), re.MULTILINE
    )
    assert {address: (file_server, nginx) for address, file_server, nginx in table} == {
        address: (IN_WORDS[status].format(goal),) * 2 for address, (status, goal) in ANSWERS.items()
    }

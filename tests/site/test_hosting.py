"""What hosts are told, from one source: our settings run in a real nginx, `_headers` is read as its hosts read it."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import ssl
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from http.client import HTTPConnection, HTTPMessage, HTTPSConnection
from pathlib import Path
from typing import NamedTuple

import brotli
import pytest

from builder import site_build
from builder.checking.files import PUBLISHED
from builder.faults import Faults
from builder.hosting.build_record import hash_of
from builder.hosting.compressed import write_compressed_copies
from builder.hosting.headers import ASK_AGAIN, CACHE, EVERYWHERE, FOR_GOOD, KINDS, NAMED_BY_CONTENT, ONLY_HTTPS
from builder.hosting.host_files import HEADERS_FILE, nginx_settings, write_headers_file
from tests.conftest import PATIENCE, ROOT, free_port
from tests.nginx_server import running
from tests.prepare import nginx

ANOTHER_SITES = r"location ~* \.(js|json|png|svg)$ {{ expires 30d; }}"
"""What other sites on a server have among their settings; it is nothing to ours."""
SERVER = f'server {{{{ listen 127.0.0.1:{{port}}; root "{{root}}"; {ANOTHER_SITES} include "{{settings}}"; }}}}'
BELOW = "/repository/"
PATHS = ("/", "/trust/", "/go/why/", "/404.html", "/search/search_index.json", "/build.json", "/icon.svg", "/card.png")
CERTIFICATE = (
    "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
    " -keyout key.pem -out cert.pem"
)


class Answer(NamedTuple):
    """What a host answers."""

    status: int
    headers: HTTPMessage
    body: bytes


class Host(NamedTuple):
    """An nginx with our settings."""

    port: int
    base: str
    site: Path
    is_encrypted: bool = False

    def get(self, address: str, **headers: str) -> Answer:
        """Ask for an address below the site's own."""
        if self.is_encrypted:
            trusting = ssl._create_unverified_context()
            connection: HTTPConnection = HTTPSConnection("127.0.0.1", self.port, timeout=10, context=trusting)
        else:
            connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", self.base + address.removeprefix("/"), headers=named)
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())


def from_the_handbook(folder: Path) -> str:
    """The server that the handbook tells people to set up, with what differs here left open."""
    page = (ROOT / "handbook/hosts.md").read_text()
    blocks: list[str] = re.findall(r"```nginx\n(.*?)```", page, re.DOTALL)
    encrypted = blocks[0].replace("{", "{{").replace("}", "}}")
    for here, there in {
        "listen 80;": f"listen 127.0.0.1:{free_port()};",
        "listen 443 ssl;": "listen 127.0.0.1:{port} ssl;",
        "/etc/letsencrypt/live/therapy.example/fullchain.pem": f'"{folder}/cert.pem"',
        "/etc/letsencrypt/live/therapy.example/privkey.pem": f'"{folder}/key.pem"',
        "/srv/beyond-the-session/site;": '"{root}";',
        "/srv/beyond-the-session/site.conf": '"{settings}"',
    }.items():
        assert here in encrypted
        encrypted = encrypted.replace(here, there)
    return encrypted


@pytest.fixture(scope="module")
def hosts(example_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Host]]:
    """One nginx with the example at the top of a host, below another, and at the top of one that encrypts."""
    program = nginx()
    if program is None:
        pytest.skip("there is no nginx on this machine, and no apt-get to fetch one with")
    folder, servers = tmp_path_factory.mktemp("hosting"), []
    found = {"top": Host(free_port(), "/", folder / "top"), "below": Host(free_port(), BELOW, folder / "below")}
    shutil.copytree(example_site, folder / "top")
    write_compressed_copies(folder / "top")
    shutil.copytree(folder / "top", folder / f"below{BELOW}")
    if shutil.which("openssl"):
        subprocess.run(CERTIFICATE.split(), cwd=folder, check=True, capture_output=True)
        found["encrypted"] = Host(free_port(), "/", folder / "top", is_encrypted=True)
    for name, host in found.items():
        settings = folder / f"{name}.conf"
        settings.write_text(nginx_settings(host.base))
        block = from_the_handbook(folder) if host.is_encrypted else SERVER
        servers.append(block.format(port=host.port, root=host.site, settings=settings))
    with running(program, folder, "\n".join(servers), found["top"].port):
        yield found


@pytest.fixture(params=["top", "below"])
def host(hosts: dict[str, Host], request: pytest.FixtureRequest) -> Host:
    return hosts[request.param]


@pytest.fixture
def encrypted(hosts: dict[str, Host]) -> Host:
    if "encrypted" not in hosts:
        pytest.skip("there is no openssl on this machine to make a certificate with")
    return hosts["encrypted"]


def named_by_content(site: Path) -> list[str]:
    """The paths of files that never change under their names."""
    paths = sorted(f"/{file.relative_to(site).as_posix()}" for file in site.rglob("*"))
    found = [path for path in paths if NAMED_BY_CONTENT.search(path)]
    assert found
    return found


def ours(headers: dict[str, str]) -> dict[str, str]:
    """Those of an answer's headers that our table is about, each by its name there; a host's own default with them."""
    names = {header.name.lower(): header.name for header in (*EVERYWHERE, ONLY_HTTPS, ASK_AGAIN)}
    found = {names[name.lower()]: value for name, value in headers.items() if name.lower() in names}
    return {CACHE: ASK_AGAIN.value, **found}


def expected(path: str) -> dict[str, str]:
    cache = FOR_GOOD if NAMED_BY_CONTENT.search(path) else ASK_AGAIN
    return {header.name: header.value for header in (*EVERYWHERE, ONLY_HTTPS, cache)}


def as_netlify_reads(file: Path, paths: list[str]) -> dict[str, dict[str, str]]:
    command = ["node", str(Path(__file__).with_name("netlify-headers.mjs")), str(file), *paths]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["errors"] == []
    return dict(told["sent"])


def cloudflares_rules(text: str) -> list[tuple[str, dict[str, str]]]:
    """`_headers` by Cloudflare's documentation: a path without indentation, `Name: value` below it, # for comments.

    Stops at what goes beyond its limits: 100 rules, 2,000 signs a line, one * a path.
    """
    rules: list[tuple[str, dict[str, str]]] = []
    for line in map(str.strip, text.splitlines()):
        assert len(line) <= 2000
        if line.startswith("/"):
            assert line.count("*") <= 1
            rules.append((line, {}))
        elif line and not line.startswith("#"):
            name, _, value = line.partition(":")
            assert name not in rules[-1][1]
            rules[-1][1][name] = value.strip()
    assert len(rules) <= 100
    return rules


def as_cloudflare_reads(text: str, path: str) -> dict[str, str]:
    """All rules that match a path apply; where two name the same header, their values are joined by a comma."""
    sent: dict[str, str] = {}
    for rule, headers in cloudflares_rules(text):
        if re.fullmatch(".*".join(map(re.escape, rule.split("*"))), path):
            for name, value in headers.items():
                sent[name] = f"{sent[name]}, {value}" if name in sent else value
    return sent


def test_all_hosts_send_the_same_headers(encrypted: Host, example_site: Path) -> None:
    paths = [*PATHS, *named_by_content(example_site)]
    file = example_site / HEADERS_FILE
    wanted = {path: expected(path) for path in paths}
    answers = {path: encrypted.get(path) for path in paths}
    assert {answer.status for answer in answers.values()} == {200}
    assert {path: ours(dict(answer.headers)) for path, answer in answers.items()} == wanted
    netlify = as_netlify_reads(file, paths)
    assert {path: ours(netlify[path]) for path in paths} == wanted
    assert {path: ours(as_cloudflare_reads(file.read_text(), path)) for path in paths} == wanted


def test_no_two_rules_for_one_file_name_the_same_header(example_site: Path) -> None:
    rules = cloudflares_rules((example_site / HEADERS_FILE).read_text())
    for path in ("/", *named_by_content(example_site)):
        names = [name for rule, headers in rules if rule in ("/*", path) for name in headers]
        assert max(Counter(names).values()) == 1


@pytest.mark.parametrize("address", ["", "trust/", "trust", "nothing-here/", "components/", "go/why/"])
def test_nginx_says_the_same_with_every_answer(host: Host, address: str) -> None:
    headers = host.get(address).headers
    assert {header.name: headers.get_all(header.name) for header in (*EVERYWHERE, ASK_AGAIN)} == {
        header.name: [header.value] for header in (*EVERYWHERE, ASK_AGAIN)
    }


def test_only_what_is_encrypted_asks_for_encryption(host: Host, encrypted: Host) -> None:
    assert host.get("").headers.get(ONLY_HTTPS.name) is None
    for address in ("", "trust", "nothing-here/", *named_by_content(encrypted.site)):
        assert encrypted.get(address).headers.get_all(ONLY_HTTPS.name) == [ONLY_HTTPS.value]


@pytest.mark.parametrize("address", ["nothing-here/", "nothing-here.js", "components/", "trust/elements.00000000.js"])
def test_what_is_not_there_is_our_page_with_status_404_and_not_kept(host: Host, address: str) -> None:
    answer = host.get(address)
    assert answer.status == 404
    assert "We can’t find that page" in answer.body.decode()
    assert answer.headers[CACHE] == ASK_AGAIN.value
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


def test_a_missing_slash_is_added_whatever_stands_in_front_of_the_server(host: Host) -> None:
    answer = host.get("trust?from=mail", Host="another.example:8443")
    assert (answer.status, answer.headers["Location"]) == (301, f"{host.base}trust/?from=mail")


def test_who_takes_a_smaller_copy_gets_the_one_on_the_disk(host: Host) -> None:
    file = host.site / host.base.strip("/") / "trust/index.html"
    small, plain = host.get("trust/", Accept_Encoding="br, gzip"), host.get("trust/")
    assert (small.headers["Content-Encoding"], plain.headers["Content-Encoding"]) == ("gzip", None)
    assert small.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    assert small.body == file.with_name("index.html.gz").read_bytes()
    assert plain.body == gzip.decompress(small.body) == file.read_bytes()
    assert small.headers["Content-Type"] == "text/html; charset=utf-8"


def test_a_page_is_sent_once_and_then_only_asked_about(host: Host) -> None:
    for encoding in ("gzip", "identity"):
        first = host.get("trust/", Accept_Encoding=encoding)
        again = host.get("trust/", Accept_Encoding=encoding, If_None_Match=first.headers["ETag"])
        assert (again.status, again.body, again.headers[CACHE]) == (304, b"", ASK_AGAIN.value)
    assert host.get("trust/", If_Modified_Since=first.headers["Last-Modified"]).status == 304
    assert host.get("trust/", If_None_Match='"another"').status == 200


def test_a_page_that_was_replaced_is_seen_within_seconds(hosts: dict[str, Host]) -> None:
    host, fresh = hosts["top"], hosts["top"].site / "outcomes.new"
    before = host.get("confidence/").body
    fresh.write_text("Other words")
    (host.site / "confidence/index.html").rename(host.site / "confidence.old")
    fresh.rename(host.site / "confidence/index.html")
    end = time.monotonic() + PATIENCE
    while (now := host.get("confidence/").body) == before and time.monotonic() < end:
        time.sleep(0.1)
    assert now == b"Other words"


def test_each_kind_of_file_is_called_by_its_name(host: Host) -> None:
    called = {
        path: host.get(path).headers["Content-Type"]
        for path in ("search/search_index.json", "icon.svg", "card.png", "sitemap.xml", "fonts/OFL.txt")
    }
    assert called == {
        "search/search_index.json": "application/json",
        "icon.svg": "image/svg+xml",
        "card.png": "image/png",
        "sitemap.xml": "text/xml; charset=utf-8",
        "fonts/OFL.txt": "text/plain; charset=utf-8",
    }
    (script, *_) = named_by_content(host.site / host.base.strip("/"))
    assert host.get(script).headers["Content-Type"] == "text/javascript; charset=utf-8"


def test_there_is_a_kind_for_every_file_that_may_be_published(example_site: Path) -> None:
    endings = {file.suffix for file in example_site.rglob("*") if file.is_file()} | set(PUBLISHED)
    assert {ending.removeprefix(".") for ending in endings if ending} - set(KINDS) == set()


def test_what_is_kept_for_good_is_named_by_what_is_in_it(example_site: Path) -> None:
    for path in named_by_content(example_site):
        assert sha256((example_site / path[1:]).read_bytes()).hexdigest()[:8] == path.split(".")[-2]


def test_copies_are_the_file_made_smaller_and_the_same_each_time(example_site: Path, tmp_path: Path) -> None:
    for name in ("once", "again"):
        (tmp_path / name).mkdir()
        for file in ("index.html", "icon.svg", "card.png"):
            shutil.copy(example_site / file, tmp_path / name)
        (tmp_path / name / "tiny.txt").write_text("x")
        write_compressed_copies(tmp_path / name)
    page = tmp_path / "once/index.html"
    assert gzip.decompress(page.with_name("index.html.gz").read_bytes()) == page.read_bytes()
    assert brotli.decompress(page.with_name("index.html.br").read_bytes()) == page.read_bytes()
    assert not list(tmp_path.glob("*/card.png.*")) + list(tmp_path.glob("*/tiny.txt.*"))
    assert hash_of(tmp_path / "once") == hash_of(tmp_path / "again")


@pytest.mark.parametrize("base", ["/a b/", '/a";/', "/a{/", "/$x/", "repository/", "/ä/", "/a/../b/", "/./"])
def test_an_address_that_could_be_taken_for_settings_is_refused(base: str) -> None:
    with pytest.raises(Faults, match=r"data/practice.yml:1: .* can't stand in a server's settings\. Try: "):
        nginx_settings(base)


def test_the_folder_for_nginx_has_the_site_where_its_address_says(
    example: Path, example_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGES_URL", "https://owner.example/repository")
    built = example / ".build/site"
    monkeypatch.setattr(site_build, "build_apart", lambda _: Path(shutil.copytree(example_site, built)))
    folder = site_build.build_for_nginx(example)
    assert sorted(path.name for path in folder.iterdir()) == ["site", "site.conf"]
    assert "location ^~ /repository/ {" in (folder / "site.conf").read_text()
    site = folder / "site/repository"
    assert (site / "trust/index.html.br").is_file()
    assert json.loads((site / "build.json").read_text())["files"] == hash_of(site)
    assert not built.exists()
    assert not (example / ".build/nginx").exists()


def test_what_is_wrong_is_told_by_the_check_and_not_by_reading_alone(
    example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(_: Path) -> Path:
        raise site_build.BuildFailed("all that is wrong")

    monkeypatch.setattr(site_build, "build_apart", refuses)
    (example / "data/practice.yml").write_text("nane: Elm Street")
    with pytest.raises(site_build.BuildFailed, match="all that is wrong"):
        site_build.build_for_nginx(example)


def test_the_record_of_a_site_is_of_all_its_other_files(example_site: Path) -> None:
    assert json.loads((example_site / "build.json").read_text())["files"] == hash_of(example_site)


def test_the_headers_file_is_the_same_for_the_same_site(example_site: Path, tmp_path: Path) -> None:
    again = Path(shutil.copytree(example_site, tmp_path / "again"))
    (again / HEADERS_FILE).unlink()
    write_headers_file(again)
    assert (again / HEADERS_FILE).read_bytes() == (example_site / HEADERS_FILE).read_bytes()

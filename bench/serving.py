"""Loads our site in nginx, with the settings made for it, beside a site of one file on the same server, in one run.

    make bench, or this alone: .venv/bin/python -m bench.serving

The one file has the size that the files of ours have on average, compressed, and no settings but the one that sends its
compressed copy: it is the limit. Our settings keep files open between answers. So a second one file, for which nginx
does that too, says what our addresses and headers cost by themselves; it is told and no limit. All are asked by wrk, on
this machine alone, in turns of a second. What is compared are requests in a second within each round of turns; of all
rounds the middle one counts. Milliseconds and requests are this machine's, which is server and reader at once.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import mean, median
from typing import NamedTuple
from urllib.parse import urlsplit

from builder.hosting.headers import NAMED_BY_CONTENT
from builder.reading.project import read_project
from tests.conftest import copy_project, free_port, run, without_own_address
from tests.nginx_server import running
from tests.prepare import nginx, unpack

BENCH = Path(__file__).resolve().parent
WRK = BENCH / "wrk"
ROUNDS, SECONDS, CONNECTIONS = 15, 1, 16
LEAST = 0.95
"""Requests that ours has to answer for each that the one file gets."""
OPEN = "open_file_cache max=1000 inactive=60s; open_file_cache_valid 1s;"
SERVERS = """
  server {{ listen 127.0.0.1:{ours}; root "{folder}/site"; include "{folder}/site.conf"; }}
  server {{ listen 127.0.0.1:{one}; root "{bare}"; gzip_static on; }}
  server {{ listen 127.0.0.1:{kept_open}; root "{bare}"; gzip_static on; {OPEN} }}
"""


class Load(NamedTuple):
    """What came of one turn."""

    requests: int
    microseconds: int
    bytes: int
    failed: int
    most: int
    """Microseconds that 99 of 100 answers took at most."""

    @property
    def a_second(self) -> float:
        """Requests answered in a second."""
        return self.requests * 1e6 / self.microseconds


def main() -> int:
    """Build, load both in turns, and say what they answered; the exit code says whether the limit was kept."""
    server, loader = nginx(), wrk()
    if server is None or loader is None:
        print("This needs nginx and wrk. Try: install them (on Debian: sudo apt-get install nginx wrk).")
        return 1
    with tempfile.TemporaryDirectory() as work:
        folder, bare = our_folder(Path(work)), Path(work) / "bare"
        addresses = addresses_in(folder / "site")
        bare.mkdir()
        write_one_file(bare, round(mean(size_of(folder / "site", address) for address in addresses)))
        ports = {"ours": free_port(), "one": free_port(), "kept_open": free_port()}
        with running(server, Path(work), SERVERS.format(**ports, folder=folder, bare=bare, OPEN=OPEN), ports["one"]):
            asked = [
                (ports["ours"], addresses),
                *((ports[name], ["/"] * len(addresses)) for name in ports if name != "ours"),
            ]
            rounds = [[load(loader, port, some) for port, some in asked] for _ in range(ROUNDS + 1)][1:]  # one warms up
    return 0 if says(rounds, len(addresses)) else 1


def says(rounds: list[list[Load]], count: int) -> bool:
    """Print what each answered; whether ours kept the limit, without an error."""
    names = (f"Our {count} addresses", "One file", "One file, kept open")
    for name, loads in zip(names, zip(*rounds, strict=True), strict=True):
        a_second, most = median(load.a_second for load in loads), median(load.most for load in loads)
        size = sum(load.bytes for load in loads) / sum(load.requests for load in loads)
        print(f"{name}: {a_second:,.0f} requests a second, {size:,.0f} bytes each, 99 of 100 in {most / 1000:.2f} ms.")
    failed = sum(load.failed for loads in rounds for load in loads)
    ratio, beside_open = (median(loads[0].a_second / loads[at].a_second for loads in rounds) for at in (1, 2))
    is_kept = ratio >= LEAST and failed == 0
    print(
        f"Ours answers {ratio:.2f} of what one file gets, {beside_open:.2f} of what it gets kept open; {failed} failed."
    )
    print(f"{'kept' if is_kept else 'NOT KEPT'}: {LEAST} at least of one file's, and none failed.")
    return is_kept


def our_folder(work: Path) -> Path:
    """What `make nginx` makes of the words and data as they stand, for the top of a host."""
    project = without_own_address(copy_project(work / "project"))
    done = run(project, "builder", "nginx")
    assert done.returncode == 0, done.stderr
    return project / "nginx"


def addresses_in(site: Path) -> list[str]:
    """Every page for readers, and the scripts and the icon they load; as a host is asked for them."""
    pages = [f"/{page.address}" for page in read_project(BENCH.parent).readers_pages]
    files = (f"/{file.relative_to(site).as_posix()}" for file in sorted(site.rglob("*")))
    return [*pages, *(path for path in files if NAMED_BY_CONTENT.search(path)), "/icon.svg"]


def size_of(site: Path, address: str) -> int:
    """Bytes of the copy that is sent."""
    file = site / urlsplit(address).path.strip("/")
    return (file / "index.html.gz" if file.is_dir() else file.with_name(f"{file.name}.gz")).stat().st_size


def write_one_file(folder: Path, size: int) -> None:
    """A page whose compressed copy has about this many bytes: letters that hardly become smaller."""
    letters = "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyz", k=2 * size))
    html = f"<!doctype html><title>One file</title><p>{letters}".encode()
    while len(copy := gzip.compress(html, 9, mtime=0)) > size:
        html = html[: -max(1, len(copy) - size)]
    (folder / "index.html").write_bytes(html)
    (folder / "index.html.gz").write_bytes(copy)


def load(loader: str, port: int, addresses: list[str]) -> Load:
    """Ask for these addresses, one after the other, for some seconds."""
    home = f"http://127.0.0.1:{port}"
    command = [loader, "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-s", str(BENCH / "requests.lua"), home, "--"]
    done = subprocess.run([*command, *addresses], capture_output=True, text=True, env=_environment(), timeout=60)
    assert done.returncode == 0, done.stderr
    return Load(**json.loads(done.stdout.splitlines()[-1]))


def wrk() -> str | None:
    """The wrk to load with, this machine's or Debian's, unpacked here with the library it needs; None without one."""
    found = shutil.which("wrk")
    if found is None and not (WRK / "usr/bin/wrk").exists():
        unpack(WRK, "wrk", "libluajit-5.1-2")
    path = found or str(WRK / "usr/bin/wrk")
    try:
        told = subprocess.run([path, "-v"], env=_environment(), capture_output=True, text=True).stdout
    except OSError:
        return None
    return path if told.startswith("wrk") else None


def _environment() -> dict[str, str]:
    """That of this run, in which programs find the library beside an unpacked wrk."""
    folders = {str(file.parent) for file in WRK.rglob("lib*.so*")}
    return {**os.environ, "LD_LIBRARY_PATH": os.pathsep.join(sorted(folders))} if folders else dict(os.environ)


if __name__ == "__main__":
    sys.exit(main())

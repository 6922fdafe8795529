"""Runs an nginx of the tests' own on loopback, in the foreground, with a folder of its own for all it writes."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from tests.conftest import wait_for

CONFIGURATION = """
daemon off; master_process off; pid nginx.pid; error_log stderr crit;
events {{ worker_connections 1024; }}
http {{
  access_log off; default_type text/html;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  {servers}
}}
"""


@contextmanager
def running(program: str, folder: Path, servers: str, port: int) -> Iterator[None]:
    """While this holds, `program` runs with these `server` blocks, one of which listens on `port`."""
    (folder / "nginx.conf").write_text(CONFIGURATION.format(servers=servers))
    server = subprocess.Popen([program, "-p", str(folder), "-c", "nginx.conf", "-e", "stderr"])
    try:
        assert wait_for(lambda: _answers(port), server)
        yield
    finally:
        server.terminate()
        server.wait()


def _answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("HEAD", "/")
    connection.getresponse()
    connection.close()
    return True

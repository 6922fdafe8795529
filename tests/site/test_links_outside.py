"""Addresses on other sites are asked once a week: dead ones are named where they stand, refusals told apart.

The other sites stand on this machine here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest

from builder.__main__ import main
from builder.faults import Fault
from builder.reading.project import read_project
from builder.site_build import BuildFailed
from builder.watching import outside_links
from builder.watching.asking import NAME
from builder.watching.outside_links import Answers, Link, ask_all, links_outside
from tests.conftest import change, free_port, serve


class AnotherSite(SimpleHTTPRequestHandler):
    """Answers /404 with a 404 and so on, /301 with a way to /200, /late with a 503 the first two times."""

    asked: list[tuple[str, str]]

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["User-Agent"]))
        often = [path for path, _ in self.asked].count(self.path)
        status = int(self.path[1:]) if self.path[1:].isdigit() else 200 if often > 2 else 503
        self.send_response(status)
        if status == 301:
            self.send_header("Location", "/200")
        self.send_header("Content-Length", "0")
        self.end_headers()


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    AnotherSite.asked = []
    yield from serve(tmp_path, AnotherSite)


def answers(*addresses: str) -> Answers:
    """What comes of asking, without pauses; the first address stands on line 1."""
    return ask_all([Link(address, "docs/trust.md", line) for line, address in enumerate(addresses, 1)], pause=0)


def test_an_address_that_answers_is_not_named_and_hears_who_asks(there: str) -> None:
    assert answers(f"{there}200", f"{there}301") == ([], [])
    assert AnotherSite.asked == [("/200", NAME), ("/301", NAME), ("/200", NAME)]


@pytest.mark.parametrize("status", [404, 410])
def test_an_address_that_has_gone_is_named_where_it_stands(there: str, status: int) -> None:
    dead, refused = answers(f"{there}200", f"{there}{status}")
    assert [str(fault) for fault in dead] == [
        f"docs/trust.md:2: {there}{status} isn't there any more ({status})."
        " Try: look for where it has moved, and change it; or take it out."
    ]
    assert not refused


@pytest.mark.parametrize("status", [401, 403, 405, 429])
def test_a_host_that_turns_programs_away_is_told_apart(there: str, status: int) -> None:
    dead, refused = answers(f"{there}{status}")
    assert not dead
    assert [fault.what for fault in refused] == [f"{there}{status} turns programs away ({status})."]
    assert len(AnotherSite.asked) == 1


def test_a_host_in_trouble_is_asked_three_times(there: str) -> None:
    dead, _ = answers(f"{there}late", f"{there}500")
    assert [fault.what for fault in dead] == [f"{there}500 didn't answer in 3 tries, since it answers 500."]
    assert [path for path, _ in AnotherSite.asked] == ["/late"] * 3 + ["/500"] * 3


def test_a_dead_host_and_a_name_that_nobody_has_are_told(there: str) -> None:
    dead, _ = answers(f"{there}200", f"http://127.0.0.1:{free_port()}/", "http://nobody.invalid/")
    assert [(fault.line, fault.what.partition(", since ")[2]) for fault in dead] == [
        (2, "no connection could be made."),
        (3, "no site has that name."),
    ]


def test_where_nothing_answers_it_is_our_own_connection(there: str) -> None:
    with pytest.raises(BuildFailed, match=r"^No other site answers at all\. Try: "):
        answers(*[f"http://127.0.0.1:{free_port()}/{number}" for number in range(3)])


def test_a_register_that_knows_a_source_is_answer_enough(there: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside_links, "REGISTRY", "127.0.0.1")
    assert answers(f"{there}301") == ([], [])
    assert [path for path, _ in AnotherSite.asked] == ["/301"]


def test_an_address_that_stands_twice_is_asked_once_and_named_twice(there: str) -> None:
    dead, _ = answers(f"{there}404", f"{there}404")
    assert [fault.line for fault in dead] == [1, 2]
    assert len(AnotherSite.asked) == 1


def test_the_command_lists_what_is_dead_and_says_beside_it_what_to_look_at(
    example: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    dead, refused = Fault("docs/trust.md", 5, "Gone.", "mend it."), Fault("docs/trust.md", 6, "Shy.", "open it.")
    monkeypatch.setattr(outside_links, "ask_all", lambda links: Answers([dead], [refused]))
    monkeypatch.chdir(example)
    assert main(["links"]) == 0
    said = capsys.readouterr()
    assert said.out == "- docs/trust.md:5: Gone. Try: mend it.\n"
    assert re.fullmatch(r"Asking \d+ addresses: .*\nTo look at: docs/trust.md:6: Shy. Try: open it.\n", said.err)


def test_every_address_in_words_and_data_is_found_where_it_stands(example: Path) -> None:
    page = (example / "docs/trust.md").read_text()
    words = "[There](https://a.example/there_(1)#part), `https://b.example/`, <a href='https://c.example/'>raw</a>\n"
    (example / "docs/trust.md").write_text(f"{page}\n{words}")
    change(example, "data/practice.yml", "https://example.org/book", "https://e.example/book\n# https://d.example/")
    found = {link.address: link for link in links_outside(read_project(example)) if ".example/" in link.address}
    last = len(page.split("\n")) + 1
    assert found["https://a.example/there_(1)"] == ("https://a.example/there_(1)", "docs/trust.md", last)
    assert {link.file for link in found.values()} == {"docs/trust.md", "data/practice.yml"}
    assert {*found} == {"https://a.example/there_(1)", "https://c.example/", "https://e.example/book"}


def test_a_source_is_looked_up_by_its_doi(example: Path) -> None:
    lines = (example / "data/sources.yml").read_text().split("\n")
    wanted = {
        (f"https://doi.org/{doi[1]}", "data/sources.yml", number)
        for number, line in enumerate(lines, 1)
        if (doi := re.match(r"\s+doi: (\S+)", line))
    }
    assert wanted
    assert wanted <= {*links_outside(read_project(example))}


def test_a_pattern_of_an_address_is_no_address(example: Path) -> None:
    before = links_outside(read_project(example))
    change(example, "data/sources.yml", "limits: much", "limits: much, as https://[your-town].example/#a says")
    assert links_outside(read_project(example)) == before


@pytest.mark.parametrize("host", ["www..c.example", f"{'c' * 64}.example"])
def test_a_name_that_no_site_can_have_is_told_and_the_rest_is_asked(there: str, host: str) -> None:
    (fault,) = answers(f"https://{host}/", f"{there}200").dead
    assert fault.what == f"https://{host}/ didn't answer in 3 tries, since no site can have that name."

"""Facts become HTML through templates that escape every sign and know every name."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import UndefinedError
from lxml import html

from builder.components import render
from builder.facts.urgent_help import Service
from builder.reading.project import read_project
from tests.conftest import ROOT


def urgent_help(**service: object) -> str:
    facts = Service.model_validate({"id": "a-line", "name": "A line"} | service)
    return " ".join(html.fromstring(render(ROOT, "urgent-help", services=[facts], more="")).text_content().split())


def test_a_sign_in_a_fact_never_becomes_markup(example: Path) -> None:
    form = render(ROOT, "checklist", checklist=read_project(example).facts.checklist)
    assert "less worry &amp; more &lt;3." in form


def test_a_name_a_template_does_not_get_stops_it() -> None:
    with pytest.raises(UndefinedError):
        render(ROOT, "urgent-help")


def test_no_blank_line_is_left_to_end_an_html_block_in_markdown(tmp_path: Path) -> None:
    template = tmp_path / "overrides/components/note/note.html"
    template.parent.mkdir(parents=True)
    template.write_text("<p>\n\n{{ words }}\n   \n</p>\n")
    assert render(tmp_path, "note", words="So.\n\nAnd so.") == "<p>\nSo.\nAnd so.\n</p>"


@pytest.mark.parametrize(
    ("service", "words"),
    [
        ({"call": ["988"]}, "A line call 988"),
        ({"call": ["112", "999"]}, "A line call 112 call 999"),
        ({"call": ["988"], "text_to": "988"}, "A line call 988 text 988"),
        ({"text_to": "741741", "text_word": "HOME"}, "A line text HOME to 741741"),
        ({"site": "https://www.example.org/", "chat": "yes"}, "A line chat at example.org"),
        ({"site": "https://example.org", "for_whom": "parents"}, "A line (parents) visit example.org"),
        ({"call": ["111"], "how": "then choose option 2"}, "A line call 111 Then choose option 2"),
        ({"how": "call your local number"}, "A line Call your local number"),
        ({"name": "Need to talk?", "call": ["1737"]}, "Need to talk? call 1737"),
        ({"call": ["1"], "confirmed": "2026-11-01"}, "A line call 1 We tried this on November 1, 2026"),
    ],
)
def test_a_service_says_how_to_reach_it(service: dict[str, object], words: str) -> None:
    assert words == urgent_help(**service).partition("emergency services first. ")[2].partition(" These services")[0]


def test_numbers_are_dialed_at_a_tap() -> None:
    facts = Service.model_validate({"id": "a", "name": "A", "call": "1-800-799 (7233)", "text_to": "0477 13"})
    page = html.fromstring(render(ROOT, "urgent-help", services=[facts], more=""))
    assert [link.get("href") for link in page.iter("a")] == ["tel:18007997233", "sms:047713"]


def test_what_a_practice_has_not_filled_in_is_not_shown(example: Path) -> None:
    (example / "data/practice.yml").write_text("name:\n")
    facts = read_project(example).facts.practice
    page = html.fromstring(render(ROOT, "practice", practice=facts, about=""))
    assert not list(page.iter("li"))
    assert "A therapy practice publishes this site." in page.text_content()


def test_what_a_practice_has_filled_in_is_shown(example: Path) -> None:
    page = html.fromstring(render(ROOT, "practice", practice=read_project(example).facts.practice, about=""))
    assert [" ".join(item.text_content().split()) for item in page.iter("li")] == [
        "Phone: 555-0100",
        "Email: hello@example.org",
        "Address: 1 Example Street",
        "Book a first meeting with us",
    ]

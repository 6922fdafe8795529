"""The menu of a large site names the pages of a reader's own part, so that no page grows with all others."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from jinja2 import Environment, FileSystemLoader
from lxml import html

from tests.conftest import ROOT


def page(url: str) -> SimpleNamespace:
    return SimpleNamespace(url=url, title=url, children=None)


def part(name: str, size: int, is_open: bool = False) -> SimpleNamespace:
    pages = [page(f"{name}/{number}/") for number in range(size)]
    return SimpleNamespace(title=name, children=pages, active=is_open)


def pages_named(*parts: SimpleNamespace) -> list[str]:
    """The addresses that a menu of these parts leads to, on the second page of the first part."""
    templates = Environment(loader=FileSystemLoader(ROOT / "overrides"), autoescape=True)
    templates.filters["url"] = str
    menu = templates.get_template("components/menu/menu.html")
    home = page("home/")
    pages = [home, *(child for part in parts for child in part.children)]
    shown = menu.render(nav=SimpleNamespace(items=[home, *parts], pages=pages), page=parts[0].children[1])
    return [str(link.get("href")) for link in html.fromstring(shown).cssselect("a[href]")]


def test_a_small_menu_names_every_page() -> None:
    named = pages_named(part("near", 30, is_open=True), part("far", 29))
    assert len(named) == 1 + 30 + 29


def test_a_menu_of_one_page_more_names_only_the_first_page_of_another_part() -> None:
    named = pages_named(part("near", 30, is_open=True), part("far", 30))
    assert named[-1] == "far/0/"
    assert len(named) == 1 + 30 + 1


@pytest.mark.parametrize("size", [30, 300])
def test_a_large_menu_names_the_pages_of_the_part_a_reader_is_in_and_the_first_of_each_other(size: int) -> None:
    named = pages_named(part("near", 30, is_open=True), *(part(f"far-{number}", size) for number in range(3)))
    near = [f"near/{number}/" for number in range(30)]
    assert named == ["home/", *near, "far-0/0/", "far-1/0/", "far-2/0/"]

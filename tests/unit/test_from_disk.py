"""A page that opens from disk: each link names a file, and the rest of the page stays as it was."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.finishing.from_disk import open_from_disk
from tests.conftest import ROOT

HOME = "https://therapy.example/pages/"
PAGE = """<!doctype html><html><head>
<meta http-equiv="Content-Security-Policy" content="script-src 'self'; style-src 'sha256-a='"></head>
<body><header class="top"></header><main>{}</main></body></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for page in ("index.html", "trust/index.html", "choosing/guide/index.html", "leaflet.pdf/index.html", "404.html"):
        (tmp_path / page).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / page).write_text(PAGE.format(""))
    (tmp_path / "search").mkdir()
    (tmp_path / "search/search_index.json").write_text(
        '{"docs":[{"location":"","title":"Home","text":"</script>"},{"location":"trust/#why","title":"Why","text":"a"}]}'
    )
    return tmp_path


def rewritten(site: Path, page: str, words: str) -> str:
    """The words of a page once its site opens from disk."""
    (site / page).write_text(PAGE.format(words))
    open_from_disk(site, ROOT, HOME)
    return (site / page).read_text().partition("<main>")[2].partition("</main>")[0]


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("./", "index.html"),
        ("", "index.html"),
        ("../", "../index.html"),
        ("..", "../index.html"),
        ("../../", "../../index.html"),
        ("../../trust/", "../../trust/index.html"),
        ("../../trust/#why", "../../trust/index.html#why"),
        ("../../trust/?a=1&amp;b=2#why", "../../trust/index.html?a=1&amp;b=2#why"),
        ("../../trust", "../../trust/index.html"),
        ("../../trust/index.html", "../../trust/index.html"),
        ("../../leaflet.pdf/", "../../leaflet.pdf/index.html"),
        ("/pages/trust/", "../../trust/index.html"),
        (f"{HOME}trust/#why", "../../trust/index.html#why"),
        ("../../tr%75st/", "../../tr%75st/index.html"),
        ("../../choosing//guide/", "index.html"),
        (f"../{'a' * 300}", f"../{'a' * 300}"),
        ("//[a", "//[a"),
        ("decision-guide.pdf", "decision-guide.pdf"),
        ("#place", "#place"),
        ("https://therapy.example/", "https://therapy.example/"),
        ("https://other.example/pages/trust/?a=1&amp;b", "https://other.example/pages/trust/?a=1&amp;b"),
        ("//other.example/pages/trust/", "//other.example/pages/trust/"),
        ("mailto:hello@example.org?subject=Hi", "mailto:hello@example.org?subject=Hi"),
        ("tel:988", "tel:988"),
    ],
)
def test_a_link_names_the_file_it_leads_to(site: Path, written: str, named: str) -> None:
    before = site / "choosing/index.html"
    before.write_text(PAGE.format(""))
    link = '<a class="x" href="{}">there</a>'
    assert rewritten(site, "choosing/guide/index.html", link.format(written)) == link.format(named)


@pytest.mark.parametrize(
    "written",
    ["<a href='trust/'>", "<A HREF=trust/>", '<a title="a > b" href = "trust/">', "<area\nhref='trust/'>"],
)
def test_links_are_found_however_they_are_written(site: Path, written: str) -> None:
    assert re.search(r'href ?= ?"trust/index.html"', rewritten(site, "index.html", written), re.IGNORECASE)


def test_text_that_only_looks_like_a_link_stays(site: Path) -> None:
    words = '<pre>&lt;a href="trust/"&gt;</pre><p data-href="trust/" title="a href=trust/ >">href="trust/"</p>'
    assert rewritten(site, "index.html", words) == words


def test_the_not_found_page_no_longer_counts_from_a_host(site: Path) -> None:
    words = '<session-x data-home="/pages/"><script src="/pages/a.js"></script><a href="/pages/">Home</a>'
    expected = '<session-x data-home="."><script src="a.js"></script><a href="index.html">Home</a>'
    assert rewritten(site, "404.html", words) == expected


def test_the_page_says_what_it_is_and_its_policy_allows_the_look_of_that(site: Path) -> None:
    open_from_disk(site, ROOT, HOME)
    page = (site / "trust/index.html").read_text()
    assert '<header class="top"><p class="from-disk">' in page
    assert re.search(r"script-src 'self'; style-src 'sha256-a=' 'sha256-[^']+'\">", page)
    assert '<meta name="robots" content="noindex">' in page


def test_what_the_search_looks_in_is_a_script_that_no_text_can_end(site: Path) -> None:
    open_from_disk(site, ROOT, HOME)
    script = (site / "search/entries.js").read_text()
    assert '"location":"index.html"' in script
    assert '"location":"trust/index.html#why"' in script
    assert "</script" not in script

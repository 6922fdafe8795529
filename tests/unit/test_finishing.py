"""Completing a page and reading a site back, on small folders made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.addresses import Home, relative
from builder.finishing.finish import finish
from builder.finishing.line_ends import without_line_ends
from builder.finishing.site_check import check_site
from builder.finishing.slots import Slots
from builder.reading.project import read_project
from tests.conftest import FULL_EXAMPLE, copy_project, without_redirects
from tests.unit.mistakes import page


@pytest.fixture
def example(example: Path) -> Path:
    return without_redirects(example)


HELP = '<h1>Trust</h1><a href="#urgent-help">Help</a><ul id="urgent-help"><li><a href="tel:1">1</a></li></ul>'


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("", "trust/", "trust/"),
        ("trust/", "rapport/", "../rapport/"),
        ("trust/", "", "../"),
        ("choosing/", "choosing/guide/", "guide/"),
        ("choosing/guide/", "choosing/", "../"),
        ("trust/", "trust/", "./"),
        ("", "", "./"),
    ],
)
def test_a_link_from_page_to_page_is_relative(here: str, there: str, link: str) -> None:
    assert relative(here, there) == link


def faults(example: Path, html: str, site_url: str = "https://example.org/repo/") -> list[str]:
    folder = example / "site"
    (folder / "trust").mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(f'<p id="top">Home</p>{HELP}')
    (folder / "picture.svg").write_text("<svg/>")
    (folder / "trust/index.html").write_text(html)
    return [str(fault) for fault in check_site(folder, read_project(example), site_url)]


@pytest.mark.parametrize(
    "link",
    [
        "../", "../#top", "./", "#here", "../picture.svg", "https://example.org/repo/trust/", "https://example.org/other/",
        "https://elsewhere.example/nothing/", "mailto:a@b.example", "tel:1", "../?from=mail#top", "/repo/",
    ],
)  # fmt: skip
def test_a_link_that_leads_somewhere_passes(example: Path, link: str) -> None:
    assert faults(example, f'<p id="here"></p><a href="{link}">x</a>{HELP}') == []


@pytest.mark.parametrize(
    ("link", "what"),
    [
        ("../rapprt/", "a link leads to `rapprt/`, and there is nothing on this site."),
        ("../#nowhere", "a link leads to `#nowhere`, and there is no such place on that page."),
        ("../index.html#nowhere", "a link leads to `index.html#nowhere`, and there is no such place on that page."),
        ("#nowhere", "a link leads to `trust/#nowhere`, and there is no such place on that page."),
        ("/trust/", "a link leads to `/trust/`, and there is nothing on this site."),
        ("https://example.org/repo/nothing/", "a link leads to `nothing/`, and there is nothing on this site."),
        ("../picture.png", "a link leads to `picture.png`, and there is nothing on this site."),
        ("../trust", "a link leads to `trust`, and there is nothing on this site."),
        ("../../trust/", "a link leads to `/trust/`, and there is nothing on this site."),
    ],
)
def test_a_link_that_leads_nowhere_is_a_fault(example: Path, link: str, what: str) -> None:
    (found,) = faults(example, f'<a href="{link}">x</a>{HELP}')
    assert found.startswith(f"site/trust/:1: {what}")


def test_a_missing_picture_or_script_is_a_fault(example: Path) -> None:
    found = faults(example, f'<head><script src="no.js"></script><body><img src="no.png">{HELP}')
    assert [text.split("`")[1] for text in found] == ["trust/no.js", "trust/no.png"]


def write_page_before(example: Path, html: str) -> None:
    """A page beside the one that is looked at, which is checked before it."""
    folder = example / "site/choosing"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(html)


def test_what_a_page_beside_may_lead_to_may_not_be_fetched(example: Path) -> None:
    write_page_before(example, f'<a href="https://a.example/x.png">x</a>{HELP}')
    (found,) = faults(example, f'<img src="https://a.example/x.png">{HELP}')
    assert found.startswith("site/trust/:1: this page would fetch something from another site")


def test_a_place_that_is_missing_on_another_page_is_told_at_the_first_page_that_leads_there(example: Path) -> None:
    write_page_before(example, f'<a href="../#nowhere">x</a>{HELP}')
    (found,) = faults(example, f'<a href="../#nowhere">x</a>{HELP}')
    assert found.startswith("site/choosing/:1: a link leads to `#nowhere`")


@pytest.mark.parametrize("link", ["#here", "./#here"])
def test_a_place_on_a_page_is_looked_for_on_each_page_that_leads_to_its_own(example: Path, link: str) -> None:
    write_page_before(example, f'<p id="here"></p><a href="{link}">x</a>{HELP}')
    (found,) = faults(example, f'<a href="{link}">x</a>{HELP}')
    assert found.startswith("site/trust/:1: a link leads to `trust/#here`, and there is no such place")


@pytest.mark.parametrize("path", ["", "../trust/", "/repo/trust/"])
def test_a_link_may_lead_to_an_id_as_browsers_write_it(example: Path, path: str) -> None:
    assert faults(example, f'<p id="café"></p><a href="{path}#caf%C3%A9">x</a>{HELP}') == []


def test_an_id_that_stands_twice_is_a_fault(example: Path) -> None:
    (found,) = faults(example, f'<p id="a"></p><p id="a"></p>{HELP}')
    assert "the id `a` stands 2 times on trust/." in found


def test_a_page_without_urgent_help_is_never_published(example: Path) -> None:
    assert faults(example, "<h1>Trust</h1>") == [
        "site/trust/:1: urgent help is missing. Try: bring back the urgent-help slots in overrides/main.html."
    ]


def test_an_unknown_slot_is_left_open_and_is_a_fault(example: Path) -> None:
    (found,) = faults(example, f'{HELP}<slot name="practise"></slot>')
    finish(example / "site", read_project(example), Home("https://example.org/", "Example"))
    assert "a slot was left unfilled." in found
    assert '<slot name="practise">' in (example / "site/trust/index.html").read_text()


def test_a_page_has_one_main_heading(example: Path) -> None:
    (found,) = faults(example, f"{HELP}<h1>Again</h1>")
    assert found.startswith("site/trust/:1: trust/ has 2 main headings. Try:")
    (found,) = faults(example, HELP.replace("h1>", "h2>"))
    assert found.startswith("site/trust/:1: trust/ has 0 main headings. Try:")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "javascript://%0aalert(1)", "data:text/html,x", "ftp://a.b/"]
)
def test_a_link_that_is_no_address_is_never_published(example: Path, address: str) -> None:
    (found,) = faults(example, f'<a href="{address}">x</a>{HELP}')
    assert "a link of a kind that isn't published" in found


@pytest.mark.parametrize(
    "element",
    [
        '<img src="//a.example/x">',
        '<iframe src="https://a.example"></iframe>',
        '<script src="https://a.example/x.js"></script>',
        '<link rel="stylesheet" href="https://a.example/x.css">',
    ],
)
def test_nothing_is_fetched_from_another_site(example: Path, element: str) -> None:
    found = " ".join(faults(example, f"{element}{HELP}"))
    assert "this page would fetch something from another site" in found


def test_a_built_page_without_a_source_is_a_fault(example: Path) -> None:
    (example / "site/stray").mkdir(parents=True)
    (example / "site/stray/index.html").write_text(HELP)
    (found,) = faults(example, HELP)
    assert "nothing in docs/ is the source of stray/." in found


def test_urgent_help_leads_to_its_page_and_on_that_page_to_the_words(tmp_path: Path) -> None:
    project = read_project(copy_project(tmp_path / "full", FULL_EXAMPLE))
    slots = Slots(project, Home("https://example.org/", "Example"))
    there, here = (slots.of(project.page_at(address))["urgent-help"] for address in ("trust/", "urgent-help/"))
    assert 'href="../urgent-help/"' in there
    assert 'href="#content"' in here


def test_a_page_leads_to_those_beside_it_however_deep_they_stand(example: Path) -> None:
    part = example / "docs/choosing/more"
    part.mkdir()
    for name in ("index", "cost", "place"):
        (part / f"{name}.md").write_text(page(name.title()))
    project = read_project(example)
    slots = Slots(project, Home("https://example.org/", "Example"))
    beside = slots.of(project.page_at("choosing/more/cost/"))["page-end"]
    assert '<a href="../place/">Place</a>' in beside


def test_finishing_fills_the_slots_of_every_page(example: Path) -> None:
    page = example / "site/trust/index.html"
    page.parent.mkdir(parents=True)
    page.write_text('<slot name="urgent-help"></slot><slot name="page-end"></slot><slot name="practice"></slot>')
    finish(example / "site", read_project(example), Home("https://example.org/", "Example"))
    text = page.read_text()
    assert "<slot" not in text
    assert 'href="../rapport/"' in text
    assert "Example Line" in text
    assert "Example Practice" in text
    assert "November 1, 2026" in text


@pytest.mark.parametrize(
    ("markup", "sign"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<style>p { color: red }</style>", "<style>"),
        ("<object data='x.pdf'></object>", "<object>"),
        ("<base href='./'>", "<base>"),
        ('<p style="color: red">x</p>', "style="),
        ('<p onclick="alert(1)">x</p>', "onclick="),
        ('<p onpointerrawupdate="alert(1)">x</p>', "onpointerrawupdate="),
    ],
)
def test_what_browsers_are_told_to_refuse_is_a_fault(example: Path, markup: str, sign: str) -> None:
    (found,) = faults(example, f"{HELP}<main>{markup}</main>")
    assert found.startswith(f"site/trust/:1: `{sign}` has no effect in a page: browsers are told to refuse it.")


def test_a_page_that_becomes_shorter_ends_where_it_ends(example: Path) -> None:
    site = example / "site"
    site.mkdir()
    (site / "index.html").write_text(f"<head></head><p>Words</p>{chr(10) * 9_999}<p>End</p>")
    finish(site, read_project(example), Home("https://example.org/", "A site"))
    assert (site / "index.html").read_text() == "<head></head><p>Words</p><p>End</p>"


def test_ends_of_lines_go_beside_blocks_and_stay_in_words_and_code() -> None:
    words = "<p>One\n<em>two</em>\nthree <q>\nfour</q>\nfive\nsix</p>"
    code = "<pre><code>a\n\n<b>b</b>\n&lt;p&gt;\n</code></pre>"
    field = '<label>\n<input value="x">\n<span>y</span></label>'
    html = f"<main>\n\n{words}\n{code}\n<ul>\n<li>{field}</li>\n</ul>\n</main>\n"
    assert without_line_ends(f"</head>{html}") == f"</head><main>{words}{code}<ul><li>{field}</li></ul></main>"


@pytest.mark.parametrize(
    "body",
    [
        "<p>Press the\n<svg><path/></svg>\nbutton.</p>", "<p>and\n<template>x</template>\nword</p>",
        "<pre>one\n<p>two</p>\n<svg></svg>\n</pre>", "<textarea>\n<p>\n</textarea>", "<PRE>\n<p>\n</PRE>",
    ],
)  # fmt: skip
def test_ends_of_lines_that_a_reader_sees_stay(body: str) -> None:
    assert without_line_ends(f"</head>{body}") == f"</head>{body}"


def test_the_tags_of_the_head_stand_in_one_line() -> None:
    head = '<head>\n<meta charset="utf-8">\n<title>A\nb</title>\n'
    assert without_line_ends(f"{head}</head>") == '<head><meta charset="utf-8"><title>A\nb</title>\n</head>'


def test_a_link_that_is_good_on_one_page_is_looked_at_again_where_it_leads_elsewhere(example: Path) -> None:
    folder = example / "site"
    for address, link in {
        "a/": "../picture.svg", "b/c/": "../picture.svg", "staff/": "../staff/", "trust/": "../staff/"
    }.items():  # fmt: skip
        (folder / address).mkdir(parents=True)
        (folder / address / "index.html").write_text(f'<h1>A</h1><p id="top"><a href="{link}">x</a>{HELP}')
    (folder / "picture.svg").write_text("<svg/>")
    told = "\n".join(map(str, check_site(folder, read_project(example), "https://example.org/")))
    assert "a link leads to `b/picture.svg`, and there is nothing on this site." in told
    assert "a link leads readers to a page for staff: `staff/`." in told

"""What vanishes between two sites, and where it is thought to be. Sites are written as addresses with their ids."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.addresses import Place, place_in_browser
from builder.ledger.comparison import Comparison
from builder.ledger.published import Ledger, Published, read_ledger

SITE = {"": "home in-short", "trust/": "trust why safe in-short", "rapport/": "rapport seen in-short"}


def ledger(pages: dict[str, str], **redirects: str) -> Ledger:
    """Pages with their ids, and redirects by the first part of their address."""
    found = {address: Published(tuple(ids.split())) for address, ids in pages.items()}
    return found | {f"{name}/": Published((), place_in_browser(goal)) for name, goal in redirects.items()}


def vanished(before: Ledger, after: Ledger) -> dict[str, str]:
    return {str(place): str(goal) for place, goal in Comparison(before, after).vanished().items()}


def without(address: str, **new: str) -> dict[str, str]:
    return {page: ids for page, ids in SITE.items() if page != address} | {f"{name}/": ids for name, ids in new.items()}


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (SITE, {}),
        (SITE | {"new/": "new"}, {}),
        (SITE | {"trust/": "trust because safe in-short"}, {"/trust/#why": "/trust/#because"}),
        (SITE | {"trust/": "in-short safe why trust"}, {}),
        (SITE | {"trust/": "trust safe in-short"}, {"/trust/#why": "/trust/"}),
        (SITE | {"trust/": "trust one two in-short"}, {"/trust/#why": "/trust/#one", "/trust/#safe": "/trust/#two"}),
        (SITE | {"trust/": "trust in-short", "rapport/": "rapport seen why safe in-short"},
         {"/trust/#why": "/rapport/#why", "/trust/#safe": "/rapport/#safe"}),
        (without("trust/", confidence="trust why safe in-short"), {"/trust/": "/confidence/"}),
        (without("trust/", confidence="trust because safe in-short"),
         {"/trust/": "/confidence/", "/trust/#why": "/confidence/#because"}),
        (without("trust/", other="one in-short", confidence="why safe in-short"),
         {"/trust/": "/confidence/", "/trust/#trust": "/confidence/"}),
        (without("trust/"), {"/trust/": "/"}),
    ],
    ids=[
        "nothing", "a page more", "another id", "another order", "a place taken out", "two other ids",
        "places on another page", "another address", "another address and id", "another address among others",
        "a page taken out",
    ],
)  # fmt: skip
def test_what_vanished_is_told_with_where_it_may_be(after: dict[str, str], told: dict[str, str]) -> None:
    assert vanished(ledger(SITE), ledger(after)) == told


def test_a_page_with_a_redirect_has_not_vanished_and_takes_its_places_along() -> None:
    before, after = ledger(SITE), without("trust/", confidence="trust because safe in-short")
    assert vanished(before, ledger(after, trust="/confidence/")) == {"/trust/#why": "/confidence/#because"}
    others = ledger(after) | {"trust/": Published(("trust", "safe", "in-short"), Place("confidence/", "trust"))}
    assert vanished(before, others) == {"/trust/#why": "/confidence/#because"}
    mapped = ledger(after, trust="/confidence/") | {"trust/": Published(("why",), Place("confidence/"))}
    assert vanished(before, mapped) == {}


def test_where_a_page_was_given_up_readers_come_to_what_stands_for_it() -> None:
    assert vanished(ledger(SITE), ledger(without("trust/"), trust="/rapport/")) == {}


def test_a_redirect_counts_as_published() -> None:
    before = ledger(SITE, old="/trust/#why", go="/rapport/")
    assert vanished(before, ledger(SITE)) == {"/go/": "/rapport/", "/old/": "/trust/#why"}
    moved = ledger(without("trust/", confidence="trust why safe in-short"), go="/rapport/", trust="/confidence/")
    assert vanished(before, moved) == {"/old/": "/confidence/#why"}


def test_a_short_address_is_published_without_places() -> None:
    before = ledger(SITE) | {"go/trust/": Published(("x",), Place("trust/"))}
    after = ledger(SITE) | {"go/trust/": Published((), Place("trust/"))}
    assert vanished(before, after) == {}


def test_a_redirect_still_leads_to_the_places_it_led_to() -> None:
    before = ledger(SITE, old="/trust/")
    new = SITE | {"new/": "trust safe because in-short"}
    assert vanished(before, ledger(new, old="/trust/")) == {}
    assert set(vanished(before, ledger(new, old="/new/"))) == {"/old/#why"}


def test_a_page_that_is_gone_is_thought_to_be_above() -> None:
    before = ledger({"": "a", "choosing/": "b", "choosing/rights/": "c d"})
    assert vanished(before, ledger({"": "a", "choosing/": "b"})) == {"/choosing/rights/": "/choosing/"}


def page(site: Path, address: str, html: str) -> None:
    (site / address).mkdir(parents=True, exist_ok=True)
    (site / address / "index.html").write_text(html)


def test_all_is_read_from_the_built_pages(tmp_path: Path) -> None:
    page(
        tmp_path,
        "",
        '<p id="out"><main id="content"><h1 id="a">A</h1><h2 id="source-y"><h2 id="next-step"><ol><li id="b">'
        '<li id="source-x"><li id="fn:1"><sup id="fnref2:1">',
    )
    page(tmp_path, "go/a", '<main class="redirect"><a href="../../trust/#why" data-goal>x</a><p id="old"></main>')
    page(tmp_path, "go/home", '<main class="redirect"><a href="../../" data-goal data-others="x y">x</a></main>')
    (tmp_path / "404.html").write_text('<main><p id="x"></main>')
    (tmp_path / "go/leaflet.pdf").write_text("a document")
    assert read_ledger(tmp_path) == {
        "": Published(("a", "source-y", "b")),
        "go/a/": Published(("old",), Place("trust/", "why")),
        "go/home/": Published(("x", "y"), Place("")),
        "go/leaflet.pdf/": Published((), is_document=True),
    }


def test_an_id_that_two_pages_had_is_not_looked_for_on_the_one_that_was_renamed() -> None:
    before = ledger({"": "a", "trust/": "trust why safe", "rapport/": "rapport why"})
    after = ledger({"": "a", "confidence/": "trust why safe", "rapport/": "rapport reasons"})
    assert vanished(before, after) == {"/rapport/#why": "/rapport/#reasons", "/trust/": "/confidence/"}


def test_a_line_that_leads_a_renamed_page_elsewhere_is_told() -> None:
    after = without("trust/", confidence="trust why safe in-short")
    assert vanished(ledger(SITE), ledger(after, trust="/rapport/")) == {"/trust/": "/confidence/"}
    assert vanished(ledger(SITE), ledger(after, trust="/")) == {"/trust/": "/confidence/"}


def test_a_page_that_was_copied_first_and_taken_out_later_is_still_found() -> None:
    before = ledger(SITE | {"confidence/": "trust why safe in-short"})
    after = without("trust/", confidence="trust because safe in-short")
    told = {
        "/trust/": "/confidence/",
        "/trust/#why": "/confidence/#because",
        "/confidence/#why": "/confidence/#because",
    }
    assert vanished(before, ledger(after)) == told
    del told["/trust/"]
    assert vanished(before, ledger(after, trust="/confidence/")) == told


def test_what_led_to_a_place_that_has_gone_is_mended_with_it() -> None:
    before = ledger(SITE, go="/trust/", part="/trust/#why")
    assert vanished(before, ledger(without("trust/", confidence="trust why safe"))) == {
        "/trust/": "/confidence/", "/trust/#in-short": "/confidence/",
    }  # fmt: skip
    gone = ledger(SITE | {"trust/": "trust because safe in-short"}, go="/trust/")
    assert vanished(before, gone) == {"/trust/#why": "/trust/#because"}


def test_a_document_that_is_gone_is_told_and_a_redirect_may_stand_for_it() -> None:
    before = ledger(SITE) | {"leaflet.pdf/": Published((), is_document=True)}
    assert vanished(before, ledger(SITE)) == {"/leaflet.pdf/": "/"}
    stands_in = {"leaflet.pdf/": Published((), Place("trust/"))}
    assert vanished(before, ledger(SITE) | stands_in) == {}


def test_a_worksheet_follows_its_page() -> None:
    before = ledger(SITE) | {"trust/decision-guide.pdf/": Published((), is_document=True)}
    after = ledger(without("trust/", confidence="trust why safe in-short"))
    assert vanished(before, after) == {"/trust/": "/confidence/"}
    alone = ledger(SITE)
    assert vanished(before, alone) == {"/trust/decision-guide.pdf/": "/trust/"}

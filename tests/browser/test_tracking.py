"""What mail services add to a link to tell readers apart is taken out of the address, and of what is copied."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Page]

ADDED = (
    "utm_source=mail&utm_medium=email&utm_campaign=intake&utm_id=1&utm_source_platform=x",
    *(
        f"{name}=x1"
        for name in (
            "fbclid", "gclid", "dclid", "gbraid", "wbraid", "gclsrc", "gad_source", "msclkid", "twclid",
            "ttclid", "yclid", "igshid", "li_fat_id", "srsltid", "mc_cid", "mc_eid", "_hsenc", "_hsmi",
            "mkt_tok", "vero_id", "oly_enc_id", "trk_contact", "pk_campaign", "mtm_campaign", "ml_subscriber",
            "dm_i", "UTM_SOURCE", "_kx", "hsCtaTracking", "ck_subscriber_id", "elqTrackId", "__hstc",
            "s_kwcid", "rb_clickid", "epik",
            "_ga", "_gl", "__s", "mibextid", "ScCid", "rdt_cid", "irclickid", "sfmc_id", "trk", "utm%5Fsource",
            "amp;mc_eid", "amp;amp;utm_id", "email", "_branch_match_id", "sib_id", "emci", "wt_mc",
        )
    ),
)  # fmt: skip
OURS = (
    "from=mail",
    "amp=1",
    "_galaxy=1",
    "track=1",
    "q=trust",
    "utmost=1",
    "fees=low",
    "mcgill=1",
    "client=me",
    "lucid=1",
    "pkg=1",
    "placid=yes",
)
"""What merely looks like it."""


@pytest.mark.parametrize("added", ADDED)
def test_tracking_is_taken_out_of_the_address_bar(example_live: str, look_at: Open, added: str) -> None:
    assert look_at(f"{example_live}trust/?{added}#why").url == f"{example_live}trust/#why"


@pytest.mark.parametrize("own", OURS)
def test_all_else_stays_as_it_was(example_live: str, look_at: Open, own: str) -> None:
    page = look_at(f"{example_live}trust/?{own}&utm_source=mail&{own}=%20")
    assert page.url == f"{example_live}trust/?{own}&{own}=%20"
    assert look_at(f"{example_live}trust/?{own}").url == f"{example_live}trust/?{own}"


def test_two_slashes_in_the_address_break_nothing(example_live: str, open_page: Open) -> None:
    page = open_page(f"{example_live}/trust/?utm_source=mail#Why.")
    assert page.url == f"{example_live}/trust/#why"
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def test_tracking_in_place_of_a_place_is_taken_out(example_live: str, look_at: Open) -> None:
    assert look_at(f"{example_live}trust/#utm_source=mail").url == f"{example_live}trust/"


@pytest.mark.parametrize(
    "address", ["go/why/?utm_source=mail", "confidence/?fbclid=x#why", "Trust/?utm_source=mail#why"]
)
def test_tracking_is_gone_at_the_end_of_a_redirect(example_live: str, look_at: Open, address: str) -> None:
    look_at(example_live + address).wait_for_url(f"{example_live}trust/#why")


def test_going_back_needs_one_step_and_what_is_copied_has_no_trace(example_live: str, open_page: Open) -> None:
    page = open_page(f"{example_live}outcomes/", permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{example_live}trust/?utm_source=mail&mc_eid=me")
    links = page.locator("a[href]").evaluate_all("links => links.map((link) => link.href)")
    assert [link for link in links if "utm_" in link or "mc_eid" in link] == []
    page.evaluate("getSelection().selectAllChildren(document.body)")
    page.keyboard.press("Control+C")
    copied = page.evaluate(
        "navigator.clipboard.read().then((items) => Promise.all(items[0].types.map(async (type) =>"
        " (await items[0].getType(type)).text()))).then((texts) => texts.join())"
    )
    assert "rapport" in copied
    assert "utm_" not in copied
    assert "mc_eid" not in copied
    page.go_back()
    assert page.url == f"{example_live}outcomes/"


def test_the_guide_keeps_its_step_and_a_short_address_leaves_nothing_behind(example_live: str, open_page: Open) -> None:
    page = open_page(f"{example_live}choosing/guide/?utm_source=mail#therapists")
    assert page.url == f"{example_live}choosing/guide/#therapists"
    page.goto(f"{example_live}go/checklist/")
    page.wait_for_url(f"{example_live}choosing/#checklist")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]

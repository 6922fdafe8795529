"""What a page says of itself to programs is true, whole, and nothing else."""

from __future__ import annotations

from pathlib import Path

from builder.addresses import Home, Place
from builder.reading.project import read_project
from builder.sharing.description import card_of, described, structured_data
from tests.conftest import change

HOME = Home("https://example.org/pages/", "Example site")


def test_an_article_has_its_dates_its_way_and_who_publishes_it(example: Path) -> None:
    project = read_project(example)
    assert structured_data(project.pages["collaboration.md"], project, HOME) == {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": "https://example.org/pages/collaboration/",
        "name": "Example collaboration",
        "lastReviewed": "2026-11-01",
        "breadcrumb": {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": 1,
                    "name": "Example site",
                    "item": "https://example.org/pages/",
                },
                {
                    "@type": "ListItem",
                    "position": 2,
                    "name": "Example collaboration",
                    "item": "https://example.org/pages/collaboration/",
                },
            ],
        },
        "mainEntity": {
            "@type": "Article",
            "headline": "Example collaboration",
            "image": "https://example.org/pages/collaboration/card.png",
            "datePublished": "2026-10-01",
            "dateModified": "2026-11-01",
            "publisher": {"@type": "Organization", "name": "Example Practice"},
        },
    }


def test_a_page_that_went_online_after_it_was_checked_has_not_changed_before(example: Path) -> None:
    change(example, "docs/collaboration.md", "published: 2026-10-01", "published: 2026-11-20")
    project = read_project(example)
    article = structured_data(project.pages["collaboration.md"], project, HOME)["mainEntity"]
    assert (article["datePublished"], article["dateModified"]) == ("2026-11-20", "2026-11-20")


def test_a_practice_without_a_name_publishes_under_none(example: Path) -> None:
    (example / "data/practice.yml").write_text("phone:\n")
    project = read_project(example)
    assert "publisher" not in structured_data(project.pages["collaboration.md"], project, HOME)["mainEntity"]


def test_the_home_page_has_no_way_to_it_and_a_tool_is_no_article(example: Path) -> None:
    project = read_project(example)
    assert "breadcrumb" not in structured_data(project.pages["index.md"], project, HOME)
    guide = structured_data(project.pages["choosing/guide.md"], project, HOME)
    assert "mainEntity" not in guide
    assert [step["name"] for step in guide["breadcrumb"]["itemListElement"]] == [
        "Example site",
        "Example choosing",
        "Example guide",
    ]


def test_no_sign_in_a_title_can_end_the_script_that_holds_it(example: Path) -> None:
    change(example, "docs/trust.md", "title: Example trust", 'title: "A < B & \\"C\\" it’s"')
    project = read_project(example)
    lines = described(project.pages["trust.md"], project, HOME)
    assert r"A \u003c B \u0026 \"C\" it’s" in lines
    assert 'content="A &lt; B &amp; &#34;C&#34; it’s"' in lines
    assert lines.count("</") == 1


def test_a_page_for_staff_says_only_that_it_is_for_no_search(example: Path) -> None:
    project = read_project(example)
    lines = described(project.pages["staff/email-kit.md"], project, HOME)
    assert lines == '<meta name="robots" content="noindex">'


def test_a_card_of_a_place_leads_to_the_place_and_shows_the_page(example: Path) -> None:
    page = read_project(example).pages["trust.md"]
    card = card_of(page, Place("trust/", "why"), HOME)
    assert card["title"] == "Example trust"
    assert card["address"] == "https://example.org/pages/trust/#why"
    assert card["picture"] == "https://example.org/pages/trust/card.png"

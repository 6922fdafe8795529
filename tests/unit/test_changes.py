"""Which pages readers see changed, and how that is said. On pages made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.addresses import Place
from builder.ledger.changes import Seen, differences, files_that_differ, seen_in

PAGE = """<!doctype html><title>{title}</title><style>{style}</style><script src="all.1.js" defer></script>
<header>{top}</header><main><h1>{title}</h1><p>{words}</p></main><footer>{foot}</footer>"""
FACTS = {"title": "Trust", "style": "", "top": "", "words": "Words.", "foot": "555-0100"}


def site(folder: Path, **pages: dict[str, str]) -> dict[str, Seen]:
    """The pages of a site, each written with these facts."""
    for name, facts in pages.items():
        (folder / name).mkdir(parents=True)
        (folder / name / "index.html").write_text(PAGE.format(**FACTS | facts))
    return seen_in(folder, folder)


def told(tmp_path: Path, before: dict[str, dict[str, str]], after: dict[str, dict[str, str]]) -> list[str]:
    sites = site(tmp_path / "before", **before), site(tmp_path / "after", **after)
    return [line for line in differences(*sites, {}) if line.strip()]


def test_the_same_pages_are_no_change_whatever_their_lines_are(tmp_path: Path) -> None:
    words = {"words": "One  two\nthree"}, {"words": "One two\n\n three"}
    assert told(tmp_path, {"trust": words[0]}, {"trust": words[1]}) == []


def test_what_changed_on_every_page_is_one_line(tmp_path: Path) -> None:
    new = {"foot": "555-0199"}
    assert told(tmp_path, {"trust": {}, "rapport": {}}, {"trust": new, "rapport": new | {"words": "Other."}}) == [
        "\nOn every page: what stands at the foot.",
        "\n**Changed**\n",
        "- `Trust` at `/rapport/`",
    ]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"words": "Other words."}, ""),
        ({"words": '<a href="../go/">Words.</a>'}, ""),
        ({"words": "Other words.", "style": "p{color:red}"}, ""),
        ({"style": "p{color:red}"}, ": looks or scripts"),
        ({"top": "Leave fast"}, ": what stands at the top"),
        ({"foot": "555-0199", "words": "Other."}, ": words, what stands at the foot"),
    ],
)
def test_a_page_of_many_is_told_with_what_else_than_words_changed(
    tmp_path: Path, facts: dict[str, str], said: str
) -> None:
    pages: dict[str, dict[str, str]] = {"trust": {}, "rapport": {}}
    assert told(tmp_path, pages, pages | {"trust": facts})[1:] == [f"- `Trust` at `/trust/`{said}"]


def test_another_picture_of_the_same_name_is_a_change(tmp_path: Path) -> None:
    facts = {"trust": {"words": '<img src="a.png?1"><a href="https://example.org/a.png">there</a>'}, "rapport": {}}
    site(tmp_path / "before", **facts), site(tmp_path / "after", **facts)
    for folder, picture in (("before", "one"), ("after", "two")):
        (tmp_path / folder / "trust/a.png").write_text(picture)
    sites = seen_in(tmp_path / "before", tmp_path), seen_in(tmp_path / "after", tmp_path)
    assert list(differences(*sites, {}))[1:] == ["- `Trust` at `/trust/`: pictures or files"]


def test_new_pages_and_those_that_are_gone_are_told_with_their_files(tmp_path: Path) -> None:
    for name in ("before/docs/old.md", "after/docs/new/index.md"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("")
    sites = site(tmp_path / "before", old={}), site(tmp_path / "after", new={"title": "New"})
    assert [line for line in differences(*sites, {"old/": Place("new/", "why")}) if line.strip()] == [
        "\n**New**\n",
        "- `New` at `/new/` in `docs/new/index.md`",
        "\n**Gone**\n",
        "- `Trust` at `/old/` in `docs/old.md`: its address leads to `/new/#why`",
    ]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Trust [x](https://a.example) @someone #1", "`Trust [x](https://a.example) @someone #1`"),
        ("&lt;img src=x&gt; | &lt;b&gt;", "`<img src=x> | <b>`"),
        ("A `b` <code>c</code>", "`` A `b` c ``"),
        ("``` a", "```` ``` a ````"),
        ("One\n\n# two\u2028three", "`One # two three`"),
        ("safe\u202egnorw\u200b", "`safegnorw`"),
        ("a" * 200, f"`{'a' * 100}…`"),
        ("", "`?`"),
    ],
)
def test_a_title_is_shown_as_code_whatever_stands_in_it(tmp_path: Path, title: str, shown: str) -> None:
    lines = told(tmp_path, {}, {"trust": {"title": title}})
    assert lines[1:] == [f"- {shown} at `/trust/`"]


def test_what_only_messengers_and_search_engines_show_is_told(tmp_path: Path) -> None:
    for name, description in (("before", "About trust."), ("after", "Call 555-6666.")):
        page = tmp_path / name / "trust/index.html"
        page.parent.mkdir(parents=True)
        page.write_text(f'<meta name="description" content="{description}"><main><h1>Trust</h1></main>')
    before, after = (seen_in(tmp_path / name, tmp_path) for name in ("before", "after"))
    told = "\n".join(differences(before, after, {}))
    assert "- `Trust` at `/trust/`: what messengers and search engines show of it" in told


def test_files_beside_the_pages_are_named(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    for folder, files in (
        (before, {"a.pdf": "1", "b.pdf": "1", "x.md": "1"}),
        (after, {"b.pdf": "2", "x.md": "2", "icon.svg": "1"}),
    ):
        (folder / "docs").mkdir(parents=True)
        for name, text in files.items():
            (folder / "docs" / name).write_text(text)
    assert list(files_that_differ(before, after)) == [
        "\n**Files beside the pages**\n", "- `docs/a.pdf`: gone", "- `docs/b.pdf`: changed", "- `docs/icon.svg`: new",
    ]  # fmt: skip

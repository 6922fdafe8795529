"""The search gets words, and no markup."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder.finishing.search_entries import slim_search_entries


def test_an_entry_keeps_its_words_and_loses_its_markup_and_numbers_of_sources(tmp_path: Path) -> None:
    number = '<sup class="cite"><a href="#s">1</a></sup>'
    text = f"<p>People do <em>better</em>.{number} Not &lt;all&gt;.</p><ul><li>One</li><li>Two.</li></ul>"
    entry = {"location": "trust/#why", "title": "Why <em>trust</em>", "text": text, "tags": ["x"]}
    (tmp_path / "search").mkdir()
    file = tmp_path / "search/search_index.json"
    file.write_text(json.dumps({"config": {"lang": ["en"]}, "docs": [entry]}))
    slim_search_entries(tmp_path, "staff/")
    assert json.loads(file.read_text()) == {
        "docs": [{"location": "trust/#why", "title": "Why trust", "text": "People do better. Not <all>. One; Two."}]
    }


def test_the_index_of_another_engine_becomes_the_same_file(tmp_path: Path) -> None:
    entry = {"location": "trust/#why", "title": "Why", "text": "<p>So</p>", "level": 2, "path": ["Trust"], "tags": []}
    staff = entry | {"location": "staff/"}
    (tmp_path / "search.json").write_text(json.dumps({"config": {}, "items": [entry, staff]}))
    slim_search_entries(tmp_path, "staff/")
    assert json.loads((tmp_path / "search/search_index.json").read_text()) == {
        "docs": [{"location": "trust/#why", "title": "Why", "text": "So"}]
    }


def written(site: Path, *texts: str) -> str:
    """The file that our search reads, for entries of these texts."""
    entries = [{"location": f"{number}/", "title": "Why", "text": text} for number, text in enumerate(texts)]
    (site / "search.json").write_text(json.dumps({"items": entries}))
    slim_search_entries(site, "staff/")
    return (site / "search/search_index.json").read_text(encoding="utf-8")


def test_every_entry_can_be_read(tmp_path: Path) -> None:
    entries = json.loads(written(tmp_path, "One", "Two", "Three"))["docs"]
    assert [(entry["location"], entry["text"]) for entry in entries] == [("0/", "One"), ("1/", "Two"), ("2/", "Three")]


@pytest.mark.parametrize(
    ("text", "words"), [("Trust &amp; love", "Trust & love"), ("Tr\0ust", "Trust"), (" Trust\n  us ", "Trust us")]
)
def test_words_without_tags_are_read_as_a_browser_shows_them(tmp_path: Path, text: str, words: str) -> None:
    assert [entry["text"] for entry in json.loads(written(tmp_path, text))["docs"]] == [words]


def test_letters_of_any_language_take_no_more_room_than_they_need(tmp_path: Path) -> None:
    assert '"text":"信任 café"' in written(tmp_path, "信任 café")


def test_a_site_without_a_search_is_left_as_it_is(tmp_path: Path) -> None:
    slim_search_entries(tmp_path, "staff/")
    assert list(tmp_path.iterdir()) == []

"""The engine that takes the theme's place makes the same site of our pages, today."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.finishing.site_check import check_site
from builder.ledger.engines import differences
from builder.one_build import site_url
from builder.reading.project import read_project
from builder.rehearsal import built_anew


def test_the_other_engine_makes_the_same_site_of_a_copy_of_our_pages(
    full_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PAGES_URL", raising=False)
    project = read_project(full_site.parent)
    theirs = built_anew(project, tmp_path / "rehearsal", site_url(project))
    assert [str(found) for found in differences(full_site, theirs)] == []
    assert [str(fault) for fault in check_site(theirs, project, site_url(project))] == []

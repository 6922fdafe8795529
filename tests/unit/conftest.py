"""What tests of the check share: words, data and settings to change at will, light enough to be copied many times."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, copy_project

LAST_SITE = "the last good site"


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, as it is."""
    return copy_project(tmp_path_factory.mktemp("sound") / "project", EXAMPLE)


@pytest.fixture
def published(sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Words, data and settings of the example, to change at will, with a site that was built before."""
    for part in ("docs", "data"):
        shutil.copytree(sound / part, tmp_path / part)
    shutil.copy(sound / "mkdocs.yml", tmp_path)
    (tmp_path / "overrides").symlink_to(sound / "overrides")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text(LAST_SITE)
    monkeypatch.chdir(tmp_path)
    return tmp_path

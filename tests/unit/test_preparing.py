"""When a machine lacks what the tests need, one sentence says what and how to get it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import prepare


def test_what_is_missing_is_named_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare, "missing", lambda: ["a Chromium browser", "Java"])
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    with pytest.raises(SystemExit) as stopped:
        prepare.main()
    assert str(stopped.value) == (
        "The tests need a Chromium browser and Java. Try: install what is missing"
        " (on Debian or Ubuntu: sudo apt-get install chromium default-jre-headless), then run `make test` again."
    )


def test_a_named_browser_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/opt/a-browser")
    assert prepare.browser() == "/opt/a-browser"


def test_every_system_package_is_named_in_the_readme() -> None:
    readme = (Path(prepare.TESTS).parent / "README.md").read_text()
    assert [package for package in prepare.DEBIAN_PACKAGES.values() if f"`{package}`" not in readme] == []

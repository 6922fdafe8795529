"""When a machine lacks what the tests need, one sentence says what and how to get it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests import prepare


def test_what_is_missing_is_named_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare, "missing", lambda: ["a Chromium browser", prepare.JAVA])
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    with pytest.raises(SystemExit) as stopped:
        prepare.main()
    assert str(stopped.value) == (
        "The tests need a Chromium browser and Java 17 or newer. Try: install what is missing"
        " (on Debian: sudo apt-get install chromium-headless-shell default-jre-headless), then run `make test` again."
    )


def test_the_tests_take_the_quickest_browser_and_measurements_one_as_readers_have(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}" if name.startswith("chromium") else None)
    assert prepare.browser() == "/bin/chromium-headless-shell"
    assert prepare.whole_browser() == "/bin/chromium"


def test_a_named_browser_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert prepare.browser() == prepare.whole_browser() == sys.executable


def test_a_named_browser_that_is_not_there_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/opt/no-browser")
    monkeypatch.setattr(prepare, "_playwrights_own", lambda: None)
    assert prepare.browser() is None


def test_every_system_package_is_named_in_the_readme() -> None:
    readme = (Path(prepare.TESTS).parent / "README.md").read_text()
    assert [package for package in prepare.DEBIAN_PACKAGES.values() if f"`{package}`" not in readme] == []

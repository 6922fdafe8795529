"""What this project publishes leads somewhere in what it is about to publish."""

from __future__ import annotations

from tests.conftest import ROOT, run


def test_every_address_of_the_version_before_still_leads_somewhere() -> None:
    done = run(ROOT, "builder", "addresses")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(("All ", "There is no earlier version here"))

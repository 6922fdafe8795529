"""Every mistake of the table stops a build with its file, its line and one sentence, and leaves the last site alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.one_build import REFUSED, main
from tests.unit.conftest import LAST_SITE
from tests.unit.mistakes import MISTAKES, Mistake

FAULT = re.compile(r"[^:]+:\d+: .+ Try: .+")
ROOM = 300
"""Signs of three lines of a hundred."""


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_stops_the_build_with_its_line_and_one_sentence(
    mistake: Mistake, published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mistake.make(published)
    code = main(published, published / ".build/site", "", for_hosts=False)
    told = capsys.readouterr().err
    faults = [line for line in told.splitlines() if " Try: " in line]
    assert code == REFUSED
    assert "Traceback" not in told
    assert [line for line in faults if not (FAULT.fullmatch(line) and len(line) <= ROOM)] == []
    assert len(faults) == len(mistake.told), told
    for beginning in mistake.told:
        assert any(fault.startswith(beginning) for fault in faults), told
    assert {file.name: file.read_text() for file in (published / "site").iterdir()} == {"index.html": LAST_SITE}
    assert not (published / ".build/site").exists()


def test_there_are_mistakes_of_ninety_kinds() -> None:
    assert len({mistake.name for mistake in MISTAKES}) == len(MISTAKES) >= 90

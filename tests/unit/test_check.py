"""The check tells everything in one run, says it to GitHub too, is calm when all is well, and reads no page twice."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest
import yaml
from jinja2 import Environment

from builder import one_build
from builder.__main__ import main
from builder.checking import check as checking
from builder.checking import link_rules, rendered
from builder.checking.check import check, check_once, faults_of, state_of
from builder.checking.settings import FILE as SETTINGS
from builder.engines import mkdocs_engine
from builder.faults import MOST, Fault, Faults, annotation
from builder.page_macros import MACRO_NAMES
from builder.passed_on import ALREADY_CHECKED, ONLY_COMPARED
from builder.reading import patience
from builder.reading.macro_calls import find_calls
from builder.reading.survey import Survey
from tests.conftest import ROOT, change
from tests.unit.mistakes import words


def told(project: Path) -> list[str]:
    with pytest.raises(Faults) as caught:
        check(project)
    return str(caught.value).splitlines()


def test_ten_faults_of_a_page_are_told_in_one_run(published: Path) -> None:
    change(published, "docs/trust.md", "checked: 2026-11-01", "checked: today")
    words(
        "[x](no.md)\n![](no.png)\n{{ cite }}\n{{ cite('no') }}\n<iframe></iframe>\n\n# Again\n\n#### Deep\n\n"
        "## Why {: #why }\n\n[x](javascript:a)"
    )(published)
    found = [line.split(":")[1] for line in told(published)[:-1]]
    assert found == ["4", "22", "23", "23", "24", "26", "28", "30", "32", "34"]
    # What macros say is told as soon as the head of their page can be read.
    change(published, "docs/trust.md", "checked: today", "checked: 2026-11-01")
    assert any("there is no source `no`" in line for line in told(published))


def test_ten_faults_of_a_data_file_are_told_in_one_run(published: Path) -> None:
    file = published / "data/checklist.yml"
    lines = file.read_text().split("\n")
    for number, text in {
        3: "    title: Yes", 4: "    tip: Think: hope.", 7: '        question: "Open', 8: "        why: @home",
        9: "        ask: <b>Now</b>", 10: "        when: never", 14: "        question: A # b", 15: "\t  why: Tab.",
        19: "      - id: hopes-known", 21: "        whi: Why?", 24: "  - id: My senses",
    }.items():  # fmt: skip
        lines[number - 1] = text
    file.write_text("\n".join(lines))
    found = told(published)
    assert {int(line.split(":")[1]) for line in found[:-1]} >= {3, 4, 7, 8, 9, 10, 14, 15, 19, 21, 24}


def test_the_address_of_a_link_that_stands_by_itself_is_told_with_its_line(published: Path) -> None:
    words("The file no.md is [here].\n\n[there]: rapport.md\n[here]: no.md")(published)
    (found,) = told(published)[:-1]
    assert found.startswith("docs/trust.md:25: a link leads to `no.md`")


def test_a_heading_over_hyphens_is_told_with_its_line(published: Path) -> None:
    words("Again\n---\n\nWords.\n\nAgain\n---")(published)
    (found,) = told(published)[:-1]
    assert found.startswith("docs/trust.md:27: two headings have the same words")


def test_a_fault_in_one_file_hides_none_in_another(published: Path) -> None:
    change(published, "data/sources.yml", "year: 2001", "yeer: 2001")
    change(published, "mkdocs.yml", "  - Trust: trust.md", "  - Trust: trst.md")
    change(published, "docs/rapport.md", "It has words.", "[x](no.md)")
    (published / "docs/letter.docx").write_bytes(b"PK")
    files = {line.split(":")[0] for line in told(published)}
    assert files >= {"data/sources.yml", "mkdocs.yml", "docs/rapport.md", "docs/letter.docx", "docs/trust.md"}


def test_a_renamed_page_is_told_whole_in_one_run(published: Path) -> None:
    (published / "docs/rapport.md").rename(published / "docs/connection.md")
    change(published, "docs/trust.md", "It has words.", "[x](rapport.md#why)")
    assert {line.partition(" Try: ")[0] for line in told(published)} >= {
        "docs/connection.md:1: this page isn't in the menu.",
        "docs/trust.md:6: `next_page` names a page that isn't there: rapport.md.",
        "docs/trust.md:16: a link leads to `rapport.md#why`, and there is no such page.",
        "mkdocs.yml:12: the menu leads to a page that isn't there: rapport.md.",
    }


def test_on_github_each_fault_stands_on_its_line(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words("[x](no,thing.md)")(published)
    assert main(["check", "--notes"]) == 1
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "::error file=docs/trust.md,line=22,title=To mend::a link leads to `no,thing.md`, and there is no such page."
        " Try: compare its spelling with the file's name in docs/; or its new name, if it was renamed."
    ]
    assert said.err.splitlines()[-1] == "1 thing to mend."


def test_what_github_would_take_for_its_own_is_escaped() -> None:
    fault = Fault("docs/a,b:c.md", 3, "100% of\r\nit: so,", "less.")
    assert annotation(fault, "notice", "Spelling") == (
        "::notice file=docs/a%2Cb%3Ac.md,line=3,title=Spelling::100%25 of it: so, Try: less."
    )


def test_a_message_is_one_line_whatever_it_quotes() -> None:
    assert str(Fault("a", 1, "so\n\u2028it \u202eis", "mend\r\nit")) == "a:1: so it  is Try: mend it"


def test_of_hundreds_of_faults_in_one_file_some_are_told_and_the_rest_counted() -> None:
    faults = Faults([Fault("a", line, "x", "y") for line in range(1, 201)] + [Fault("b", 1, "x", "y")])
    lines = str(faults).splitlines()
    assert len(lines) == MOST + 3
    assert lines[MOST:] == ["a: and 150 more like these.", "b:1: x Try: y", "201 things to mend."]


def test_a_check_that_finds_nothing_is_calm(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "All is well: 9 pages, 4 questions, 3 sources."
    assert not (published / ".build").exists()


def test_only_pages_that_have_changed_are_rendered_again(published: Path) -> None:
    check(published)
    before = rendered.rendered_text.cache_info().misses
    words("More.")(published)
    check(published)
    assert rendered.rendered_text.cache_info().misses == before + 1


def grow_unseen(path: Path) -> None:
    """Make a file longer, with the time of its last change as before."""
    time = path.stat().st_mtime_ns
    path.write_bytes(path.read_bytes() + b"\n")
    os.utime(path, ns=(time, time))


def test_what_a_build_has_checked_is_not_checked_again_unless_something_has_changed(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ALREADY_CHECKED, state_of(published))
    monkeypatch.setattr("builder.checking.check.faults_of", lambda found: [Fault("a", 1, "b", "c")])
    assert check_once(published).pages
    for file in ("mkdocs.yml", "docs/trust.md", "data/sources.yml"):
        path = published / file
        for has_changed in (partial(grow_unseen, path), partial(os.utime, path, (0, 0))):
            has_changed()
            with pytest.raises(Faults):
                check_once(published)
            monkeypatch.setenv(ALREADY_CHECKED, state_of(published))


def test_a_link_that_leads_to_itself_is_a_fault_and_not_a_crash(published: Path) -> None:
    (published / "docs/round.md").symlink_to("round.md")
    assert [line.partition(",")[0] for line in told(published)[:-1]] == [
        "docs/round.md:1: this is a link to another file or folder"
    ]


def test_a_link_to_where_the_host_publishes_the_site_is_followed(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGES_URL", "https://owner.example/repository")
    site = "https://owner.example/repository"
    words(f"[a]({site}/trust/#why), [b]({site}/nowhere/), [c]({site}-two/nowhere/)")(published)
    assert [line.partition(" Try: ")[0] for line in told(published)[:-1]] == [
        "docs/trust.md:22: a link leads to `nowhere/`, and there is nothing on this site."
    ]


def test_nobody_makes_the_check_lenient_from_outside(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ONLY_COMPARED, "1")
    words("[x](no.md)")(published)
    assert main(["check"]) == 1


def test_a_link_to_a_page_that_many_lead_to_is_looked_up_once(published: Path) -> None:
    link_rules._most_like.cache_clear()
    words("[x](rapprt.md) " * 50)(published)
    assert len(told(published)) == 2
    assert link_rules._most_like.cache_info().misses == 1


def test_the_settings_name_just_the_extensions_that_words_are_checked_with() -> None:
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text().replace("!ENV", ""))["markdown_extensions"]
    named = {next(iter(one)) if isinstance(one, dict) else one for one in settings}
    assert named | {"toc", "tables", "fenced_code"} == set(rendered.EXTENSIONS)


@pytest.mark.parametrize(
    "text",
    [
        'a{{ cite("a") }}b {{ term("a") }}\n\n{{ checklist() }}\n\nc',
        'a {{- cite("a") -}} \n\n b {{-cite("a")}} c {{ cite("a") -}}\n{{- cite("a") }}',
        '{{+ cite("a") }} {{cite(\n"a"\n)}} { {{ cite("-") }} }',
        '{: #a } {{ term("](") }} {{ cite("\\"") }}' + " " * 90_000 + "a",
    ],
)
def test_a_call_is_what_the_engines_template_language_takes_for_one(text: str) -> None:
    calls, faults = find_calls(text, "docs/a.md", 1)
    places = iter([rendered._place_for(number, call) for number, call in enumerate(calls)])
    macros = {name: lambda *_: next(places) for name in MACRO_NAMES}
    assert faults == []
    assert rendered._with_places(text, calls) == Environment().from_string(text).render(macros)


def test_a_page_that_would_take_minutes_is_a_fault_and_the_next_is_read(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "SECONDS", 0.1)
    words("[" * 90_000)(published)
    assert told(published) == [
        "docs/trust.md:1: reading this file takes far too long. Try: undo its last change, or make two pages of it.",
        "1 thing to mend.",
    ]


def test_a_picture_that_readers_wait_for_is_a_reminder(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (published / "docs/chair.png").write_bytes(b"x" * 400_000)
    assert main(["check"]) == 0
    assert "To do: docs/chair.png:1: this picture weighs 400 kB, and readers wait for it." in capsys.readouterr().out


def test_settings_that_are_not_there_are_told_by_the_check_in_a_build_too(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (published / SETTINGS).unlink()
    assert built(published) == one_build.REFUSED
    assert f"{SETTINGS}:1: this file isn't there." in capsys.readouterr().err


def test_what_an_editor_leaves_beside_our_python_is_none_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("builder", "overrides/fonts"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "builder/a.py").write_text("")
    (tmp_path / "builder/.#a.py").symlink_to("somebody@this-machine.1234")
    monkeypatch.setattr(mkdocs_engine, "ROOT", tmp_path)
    assert [Path(file).name for file, _ in mkdocs_engine._state_of_our_python()] == ["a.py"]


def built(project: Path, address: str = "") -> int:
    return one_build.main(project, project / ".build/site", address, for_hosts=False)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What an engine that the check has let begin is told, by the names of variables."""
    told: dict[str, str] = {}
    for name in (ALREADY_CHECKED, "SITE_URL"):
        monkeypatch.setenv(name, "")
    monkeypatch.setattr(mkdocs_engine, "build", lambda *_, **__: told.update(os.environ))
    return told


def test_what_changes_during_the_check_is_not_taken_for_checked(
    published: Path, engine: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def while_someone_writes(found: Survey) -> list[Fault]:
        faults = faults_of(found)
        words("More.")(published)
        return faults

    monkeypatch.setattr(checking, "faults_of", while_someone_writes)
    built(published)
    assert engine[ALREADY_CHECKED] != state_of(published)


def test_a_preview_is_built_for_its_own_address_and_a_site_for_the_practices(
    published: Path, engine: dict[str, str]
) -> None:
    change(published, "data/practice.yml", "site_address:", "site_address: https://therapy.example/")
    for address in (one_build.PREVIEW, ""):
        built(published, address)
        assert engine["SITE_URL"] == (address or "https://therapy.example/")

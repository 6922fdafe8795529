"""A build is repeatable, takes its address from the facts, and leaves the last good site when something is wrong."""

from __future__ import annotations

import json
import os
import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import html

from builder.__main__ import NO_ADDRESS, without_address
from builder.engines.mkdocs_engine import what_matters
from builder.hosting.build_record import hash_of
from tests.conftest import EXAMPLE, build, change, copy_project, git, publish, run, without_own_address


def fingerprint(folder: Path) -> dict[str, str]:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): sha256(file.read_bytes()).hexdigest() for file in files}


def canonical(site: Path) -> str:
    (link,) = html.parse(site / "trust/index.html").getroot().xpath('//link[@rel="canonical"]/@href')
    return str(link)


def test_two_builds_in_different_folders_are_byte_identical(site: Path, tmp_path: Path) -> None:
    again = build(without_own_address(copy_project(tmp_path / "elsewhere")), PYTHONHASHSEED="7", TZ="Asia/Tokyo")
    assert fingerprint(again) == fingerprint(site)


def test_a_practice_that_fills_in_everything_can_publish(project: Path) -> None:
    shutil.copy(EXAMPLE / "data/practice.yml", project / "data/practice.yml")
    change(project, "data/practice.yml", "site_address:", "site_address: https://therapy.example/pages")
    site = build(project)
    assert canonical(site) == "https://therapy.example/pages/trust/"
    assert "Example Practice publishes this site" in (site / "choosing/index.html").read_text()


def test_a_site_built_for_no_address_is_said_to_be_none_to_publish(example_site: Path, tmp_path: Path) -> None:
    assert without_address(example_site) == [NO_ADDRESS]
    sitemap = (example_site / "sitemap.xml").read_text()
    (tmp_path / "sitemap.xml").write_text(sitemap.replace("http://localhost:8000/", "https://therapy.example/"))
    assert without_address(tmp_path) == []


def test_a_folder_without_git_can_be_built(example: Path, tmp_path: Path) -> None:
    assert (build(example, PATH=str(tmp_path)) / "index.html").exists()


def test_one_commit_is_the_same_bytes_in_any_folder_time_zone_year_order_of_hashes_and_rights(
    example: Path, tmp_path: Path
) -> None:
    publish(example)
    other = Path(shutil.copytree(example, tmp_path / "elsewhere/project"))
    once = run(example, "builder", "nginx", SOURCE_DATE_EPOCH="1", TZ="Asia/Tokyo", PYTHONHASHSEED="1")
    rights = os.umask(0o077)
    try:
        again = run(other, "builder", "nginx", SOURCE_DATE_EPOCH="1900000000", TZ="America/Lima", PYTHONHASHSEED="2")
    finally:
        os.umask(rights)
    assert (once.returncode, again.returncode) == (0, 0), once.stderr + again.stderr
    assert fingerprint(example / "nginx") == fingerprint(other / "nginx")
    record = json.loads((other / "nginx/site/build.json").read_text())
    assert record["commit"] == git(example, "rev-parse", "HEAD")
    assert record["files"] == hash_of(other / "nginx/site")


def test_the_preview_address_is_used_when_nothing_names_one(example_site: Path) -> None:
    assert canonical(example_site) == "http://localhost:8000/trust/"


def test_the_publishing_host_names_the_address_when_the_practice_does_not(example: Path) -> None:
    site = build(example, PAGES_URL="https://owner.example/repository")
    assert canonical(site) == "https://owner.example/repository/trust/"
    assert '"/repository/trust/"' in (site / "404.html").read_text()


def test_the_practice_names_the_address_before_anyone_else(example: Path) -> None:
    change(example, "data/practice.yml", "site_address:", "site_address: https://therapy.example")
    assert canonical(build(example, PAGES_URL="https://owner.example/repository")) == "https://therapy.example/trust/"


def break_page(project: Path, words: str) -> None:
    page = project / "docs/trust.md"
    page.write_text(f"{page.read_text()}\n{words}\n")


MISTAKES = {
    "an unknown macro": ("{{ checklst() }}", "docs/trust.md:22: there is no macro `checklst`."),
    "a macro used wrongly": ("{{ cite('a', 'b') }}", "docs/trust.md:22: `cite` takes 1 text in its brackets, not 2."),
    "an unknown name": ("{{ nothing }}", "docs/trust.md:22: nothing is called `nothing`"),
    "a broken raw link": (
        '<a href="../rapprt/">x</a>',
        "docs/trust.md:22: a link leads to `rapprt/`, and there is nothing on this site",
    ),
    "a broken Markdown link": ("[x](rapprt.md)", "docs/trust.md:22: a link leads to `rapprt.md`"),
    "a broken anchor": ("[x](rapport.md#nowhere)", "docs/trust.md:22: a link leads to `rapport.md#nowhere`"),
    "a repeated id": ("## Again {: #why }", "docs/trust.md:22: the id `why` stands twice"),
    "a script address": ("[x](javascript:alert(1))", "docs/trust.md:22: a link of a kind that isn't published"),
    "a picture from elsewhere": ("![x](https://a.example/x.png)", "docs/trust.md:22: this page would fetch something"),
    "two headings alike": ("## Again\n\n## Again", "docs/trust.md:24: two headings have the same words and no id that"),
    "a second main heading": ("# Again", "docs/trust.md:22: this is a second main heading: Again"),
    "a web address nobody can read": ("[x](https://[a]/b)", "docs/trust.md:22: `https://[a]/b` isn't a web address."),
    "an endless link": (f"[x]({'a' * 300})", "docs/trust.md:22: a link leads to `aaa"),
}


@pytest.mark.parametrize(("words", "message"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_stops_an_engine_that_is_called_without_us(example: Path, words: str, message: str) -> None:
    break_page(example, words)
    done = run(example, "mkdocs", "build", "--strict")
    told = done.stdout + done.stderr
    assert done.returncode != 0
    assert message in told
    assert "Traceback" not in told


def test_a_broken_link_is_told_once_and_by_us_with_its_line(example: Path) -> None:
    break_page(example, "[x](rapprt.md)")
    assert run(example, "builder", "build").stderr.splitlines() == [
        "docs/trust.md:22: a link leads to `rapprt.md`, and there is no such page. Try: `rapport.md`, perhaps?",
        "1 thing to mend.",
        "Nothing was published or changed.",
    ]


def test_a_misspelt_slot_is_told_and_not_published(example: Path) -> None:
    change(example, "overrides/main.html", 'name="practice"', 'name="practise"')
    assert "a slot was left unfilled." in run(example, "builder", "build").stderr


def test_code_hidden_at_the_top_of_a_page_is_refused_before_it_runs(example: Path, tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    code = f"{{{{ cycler.__init__.__globals__.os.popen('touch {mark}').read() }}}}"
    page = example / "docs/trust.md"
    words = page.read_text()
    for head in (f"title: !x Trust\n# {code}", f"title: Trust # {code}", f"title: =\n# {code}"):
        page.write_text(words.replace("title: Example trust", head))
        assert run(example, "builder", "build").returncode == 1
        assert run(example, "mkdocs", "build", "--strict").returncode == 1
    page.write_text(words.replace("---\n", "---\u00a0\n", 1) + code)
    assert run(example, "mkdocs", "build", "--strict").returncode == 1
    (example / "docs/other.markdown").write_text(code)
    assert run(example, "mkdocs", "build", "--strict").returncode == 1
    assert not mark.exists()


def test_an_engine_that_stumbles_says_so_without_a_traceback() -> None:
    told = what_matters("INFO - so far\nTraceback (most recent call last):\n  File x\nOSError: disk full\n")
    assert told.splitlines() == [
        "The build stumbled, and all it says is: OSError: disk full",
        "Try: undo the last change and make it in steps.",
    ]


def test_what_only_the_engine_knows_is_told_in_its_words(example: Path) -> None:
    page = (example / "docs/trust.md").read_text()
    (example / "docs/unlisted.md").write_text(page.replace("Example trust", "Unlisted").replace("about trust", "else"))
    told = run(example, "builder", "build").stderr
    assert "unlisted.md" in told
    assert told.splitlines()[-1] == "Nothing was published or changed."


def test_a_mistake_leaves_the_last_good_site_as_it_was(example: Path) -> None:
    before = fingerprint(build(example))
    break_page(example, '<a href="../rapprt/">x</a>')
    assert run(example, "builder", "build").returncode == 1
    assert fingerprint(example / "site") == before


def test_a_build_replaces_all_of_the_last_site(example: Path) -> None:
    (build(example) / "left-over.html").write_text("old")
    build(example)
    assert not (example / "site/left-over.html").exists()
    assert [path.name for path in (example / ".build").iterdir()] == ["lock"]


def test_bad_data_stops_the_check_and_the_build_with_the_same_words(example: Path) -> None:
    shutil.copy(example / "data/sources.yml", example / "data/practice.yml")
    check, built = run(example, "builder", "check"), run(example, "builder", "build")
    assert check.returncode == built.returncode == 1
    assert built.stderr == f"{check.stderr}Nothing was published or changed.\n"
    assert "data/practice.yml:1: `sources` isn't a name this file knows." in check.stderr


def test_the_check_of_a_sound_project_is_calm(example: Path) -> None:
    done = run(example, "builder", "check")
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "All is well: 9 pages, 4 questions, 3 sources."

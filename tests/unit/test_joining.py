"""Plain files become what a browser gets: styles inside the page, modules as one file, and a policy that fits."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from posixpath import normpath, relpath

import pytest
from fontTools.ttLib import TTFont

from builder.finishing import face_making, title_face
from builder.finishing.joining import Joiner
from builder.finishing.title_face import face_with, faces_in, know_faces, letters_in
from tests.conftest import ROOT

HEAD = """<head><meta http-equiv="Content-Security-Policy" content="default-src 'self'">
<link rel="stylesheet" href="../styles/one.css">
<link rel="stylesheet" href="../components/note/note.css">
<link rel="stylesheet" href="../styles/dark.css" media="screen and (prefers-color-scheme: dark)" id="dark">
<script src="../first.js"></script>
<script src="../main.js" type="module"></script>
</head>"""
IMPORT_NOTE = 'import { Note } from "./components/note/note.js";\n'
FILES = {
    "styles/one.css": 'p { background: url("../pictures/a.svg") }\n',
    "styles/dark.css": "p { color: blue }\n",
    "components/note/note.css": ".note { margin: 0 }\n",
    "first.js": "// before all\nlet first = 1;\n",
    "main.js": f'{IMPORT_NOTE}import {{ Other }} from "./other.js";\n\nnew Note(Other);\n',
    "other.js": f"{IMPORT_NOTE}export const Other = Note;\n",
    "components/note/note.js": "/** A note. */\nexport class Note {\n  #text = 1;\n  #more;\n}\n",
    "trust/index.html": "",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def joined(site: Path, body: str = "", preview: bool = False) -> str:
    return Joiner(site, preview).join(f"{HEAD}<body>{body}</body>", "trust/")


def test_styles_stand_inside_the_page_in_their_order_and_under_their_conditions(site: Path) -> None:
    page = joined(site, '<p class="note note__text">')
    assert re.findall(r"<style([^>]*)>(.*?)</style>", page, re.DOTALL) == [
        ("", 'p{background:url("../pictures/a.svg")}.note{margin:0}'),
        (' media="screen and (prefers-color-scheme: dark)" id="dark"', "p{color:blue}"),
    ]
    assert "stylesheet" not in page


def test_a_component_that_is_not_on_the_page_brings_no_style(site: Path) -> None:
    for body in ("", '<p class="notes">', '<p class="my-note">', "<p>note"):
        assert ".note" not in joined(site, body)


def test_a_component_that_is_not_on_the_page_has_no_say_in_the_looks_of_others(site: Path) -> None:
    (site / "components/note/note.css").write_text("p { margin: 1px }")
    for body, is_there in (("<p>", False), ('<p class="note">', True)):
        assert ("p{margin:1px}" in joined(site, body)) == is_there


def test_a_part_of_a_component_brings_its_style(site: Path) -> None:
    (site / "components/note/note.css").write_text(".note__text { margin: 1px }")
    assert ".note__text{margin:1px}" in joined(site, '<p class="note__text">')


def test_a_name_that_stands_only_under_a_condition_has_its_rule(site: Path) -> None:
    (site / "styles/one.css").write_text("@media print { .paper { margin: 1px } }")
    assert "<style>@media print{.paper{margin:1px}}</style>" in joined(site, '<p class="paper">')


def test_a_page_has_the_rules_of_what_its_own_scripts_name(site: Path) -> None:
    names = ("by-first", "by-nobody", "by-other", "by-later", "by-another-page")
    (site / "styles/one.css").write_text("".join(f".{name} {{ margin: 0 }}" for name in names))
    (site / "first.js").write_text('box.className = "by-first";\n')
    (site / "other.js").write_text('export const Other = "by-other";\n')
    (site / "later.js").write_text('box.className = "by-later"; // not by-nobody\n')
    (site / "elsewhere.js").write_text('box.className = "by-another-page";\n')
    body = '<p data-code="../later.js"><main><script src="https://a.example/no.js"></script><p data-code="/no.js">'
    assert "<style>.by-first{margin:0}.by-other{margin:0}.by-later{margin:0}</style>" in joined(site, body)


def test_an_address_in_a_style_is_named_from_the_page(site: Path) -> None:
    page = Joiner(site).join(f"{HEAD.replace('../', '')}<p>Words</p>", "")
    assert 'url("pictures/a.svg")' in page


def test_pages_that_share_what_was_joined_each_have_what_is_theirs(site: Path) -> None:
    joiner, deeper, note = Joiner(site), HEAD.replace("../", "../../"), '<p class="note">'
    pages = ((HEAD, "", "rapport/"), (HEAD, note, "trust/"), (deeper, note, "choosing/guide/"), (HEAD, "<p>", "about/"))
    styles = [re.findall("<style>(.*?)</style>", joiner.join(head + body, address)) for head, body, address in pages]
    assert styles == [
        [""],
        ['p{background:url("../pictures/a.svg")}.note{margin:0}'],
        ['p{background:url("../../pictures/a.svg")}.note{margin:0}'],
        ['p{background:url("../pictures/a.svg")}'],
    ]


def test_a_page_in_a_folder_of_ours_names_files_by_shorter_ways(site: Path) -> None:
    joiner = Joiner(site)
    for address in ("trust/", "styles/", "components/", "components/note/", "styles/deep/"):
        links = HEAD
        for path in re.findall(r'"\.\./([^"]+)"', HEAD):
            links = links.replace(f'"../{path}"', f'"{relpath(path, address)}"')
        page = joiner.join(f'{links}<p class="note">', address)
        assert ".note{margin:0}" in page, address
        script = re.findall('src="([^"]+)" defer', page)[0]
        assert "new Note(Other)" in (site / normpath(f"{address}{script}")).read_text(), address


def test_a_title_face_stands_in_the_page_with_the_letters_of_its_title(site: Path) -> None:
    face = ROOT / "overrides/fonts/fraunces-titles.ttf"
    (site / "a.ttf").write_bytes(face.read_bytes())
    (site / "styles/one.css").write_text('@font-face { font-family: A; src: url("../a.ttf") format("truetype") }')
    page = joined(site, "<h1 id='x'>Trust &amp; <em>love</em></h1><h2>Why</h2>")
    (data,) = re.findall(r'url\("data:font/woff2;base64,([^"]+)"\)', page)
    inside = TTFont(BytesIO(b64decode(data)))
    assert "".join(map(chr, sorted(inside.getBestCmap()))) == " &Telorstuv"
    assert len(data) < len(face.read_bytes()) / 3


def test_the_same_title_is_the_same_bytes(site: Path) -> None:
    face = ROOT / "overrides/fonts/fraunces-titles.ttf"
    once = face_with(face, "Trus t")
    title_face._known.clear()
    assert face_with(face, "Trus t") == once


def test_titles_of_the_same_letters_share_a_face(monkeypatch: pytest.MonkeyPatch) -> None:
    font = ROOT / "overrides/fonts/fraunces-titles.ttf"
    title_face._known.clear()
    faces = faces_in(font, map(letters_in, ("Trust", "Trust us", "Tsurt")))
    monkeypatch.setattr(face_making, "face_of", None)
    assert len(faces) == 2
    know_faces(faces)
    assert face_with(font, "Trstu") != face_with(font, " Trstu")


def test_the_face_of_a_title_has_its_letters_and_how_close_they_stand_and_no_more() -> None:
    face = face_with(ROOT / "overrides/fonts/fraunces-titles.ttf", "AV")
    font = TTFont(BytesIO(b64decode(face.partition(",")[2])))
    assert set(font.getBestCmap()) == {*map(ord, "AV")}
    assert [feature.FeatureTag for feature in font["GPOS"].table.FeatureList.FeatureRecord] == ["kern"]
    assert font["name"].names == []
    assert {"GSUB", "fpgm", "prep", "cvt "} & set(font.keys()) == set()


def test_a_title_without_a_letter_the_face_knows_is_left_to_the_next_face() -> None:
    assert face_with(ROOT / "overrides/fonts/fraunces-titles.ttf", "信任").startswith("data:font/woff2;base64,")


def test_the_not_found_page_may_count_from_the_hosts_root(site: Path) -> None:
    page = Joiner(site).join(f"{HEAD.replace('../', '/repository/')}<p>Words</p>", "")
    assert 'url("/repository/pictures/a.svg")' in page
    assert re.search(r'<script src="/repository/main\.[0-9a-f]{8}\.js" defer>', page)


def test_a_script_that_runs_side_by_side_write_is_whole_at_every_moment(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    joined(site)
    (script,) = site.glob("main.????????.js")
    whole, write, seen = script.read_text(), Path.write_text, []

    def half_way(path: Path, text: str, **how: str) -> int:
        path.write_bytes(b"")
        seen.append(script.read_text())
        return write(path, text, **how)

    monkeypatch.setattr(Path, "write_text", half_way)
    joined(site)
    assert seen == [whole]
    assert [file.read_text() for file in site.glob("main.*.js*")] == [whole]


def test_modules_become_one_script_with_each_of_them_once_and_in_order(site: Path) -> None:
    (name,) = re.findall(r'<script src="\.\./(main\.[0-9a-f]{8}\.js)" defer></script>', joined(site))
    script = (site / name).read_text()
    assert "import" not in script
    assert "export" not in script
    assert script.count("class Note") == 1
    assert script.index("class Note") < script.index("const Other") < script.index("new Note")


@pytest.mark.parametrize("form", ["* as note", "{ Note as note }"])
def test_a_form_of_import_that_cannot_be_joined_stops_the_build(site: Path, form: str) -> None:
    (site / "other.js").write_text(f'import {form} from "./components/note/note.js";\nexport const Other = note;\n')
    with pytest.raises(ValueError, match=r"other\.js imports or exports in a form that can't be joined"):
        joined(site)


def test_two_modules_with_a_name_in_common_stop_the_build(site: Path) -> None:
    (site / "other.js").write_text(f"{IMPORT_NOTE}const Note = 1;\n")
    with pytest.raises(ValueError, match=r"^main\.js joins modules that share a name: Note$"):
        joined(site)


def test_a_component_that_is_not_on_the_page_brings_no_script(site: Path) -> None:
    own = '<script src="../components/note/first.js"></script>\n<script src="../components/note/note.js" type="module">'
    (site / "components/note/first.js").write_text("let note = 1;\n")
    head = HEAD.replace("</head>", f"{own}</script>\n</head>")
    for body, is_there in (("", False), ('<p class="note">', True)):
        page = Joiner(site).join(f"{head}<body>{body}</body>", "trust/")
        assert ("let note" in page, "components/note/note." in page) == (is_there, is_there)


def test_scripts_fetched_later_are_minified_in_place(site: Path) -> None:
    Joiner(site).minify_rest()
    assert "A note" not in (site / "components/note/note.js").read_text()


def test_the_name_of_the_script_changes_with_its_content_only(site: Path) -> None:
    def name() -> str:
        return str(re.findall(r"main\.[0-9a-f]{8}\.js", joined(site))[0])

    first = name()
    assert name() == first
    (site / "other.js").write_text("export const Other = 2;\n")
    assert name() != first


def test_the_policy_names_just_the_styles_and_scripts_inside(site: Path) -> None:
    page = joined(site, "<script>alert(1)</script>")
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    styles = re.findall(r"<style[^>]*>(.*?)</style>", page, re.DOTALL)
    inside = [*styles, *re.findall(r"<script>(let.*?)</script>", page)]
    hashes = [f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in inside]
    assert re.findall(r"'sha256-[^']+'", policy) == [hashes[2], *hashes[:2]]
    assert [rule for rule in policy.split("; ") if "sha256" not in rule] == [
        "default-src 'none'",
        "img-src 'self' data:",
        "media-src 'self'",
        "font-src data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
    ]
    assert "unsafe" not in policy


def test_only_a_preview_lets_the_engines_reloading_script_run(site: Path) -> None:
    assert "script-src 'self' 'unsafe-inline';" in joined(site, preview=True)

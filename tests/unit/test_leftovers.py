"""What no page asks for isn't published; what staff put into docs/ is."""

from __future__ import annotations

from pathlib import Path

from builder.finishing.leftovers import named_in, remove_leftovers

PAGE = """<link rel="icon" href="../icon.svg"><a href="https://elsewhere.example/a.js">x</a>
<a href="our%20fees.pdf">x</a><img src="picture.png?v=1#x" srcset="small.png 1x, large.png 2x">
<search data-entries="../search/search_index.json"></search><style>@font-face{src:url("../fonts/a.woff2")}</style>"""
ASKED_FOR = ["fonts/a.woff2", "icon.svg", "search/search_index.json", "trust/picture.png"]
ASKED_FOR += ["trust/large.png", "trust/our fees.pdf", "trust/small.png"]
KEPT_ANYWAY = ["404.html", "leaflet.pdf", "robots.txt", "trust/index.html"]
LEFT_OVER = ["a.js", "assets/bundle.js", "assets/lunr/de.js", "assets/main.css.map", "fonts/b.woff2", "picture.png"]
LEFT_OVER += ["sitemap.xml", "sitemap.xml.gz"]  # an engine's; ours is written later


def test_only_what_is_asked_for_stays(tmp_path: Path) -> None:
    site, docs = tmp_path / "site", tmp_path / "docs"
    for path in (*ASKED_FOR, *KEPT_ANYWAY, *LEFT_OVER):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(PAGE if path == "trust/index.html" else "")
    docs.mkdir()
    (docs / "leaflet.pdf").write_text("")
    remove_leftovers(site, docs, named_in(PAGE, "trust"))
    left = [file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()]
    assert sorted(left) == sorted([*ASKED_FOR, *KEPT_ANYWAY])
    assert not (site / "assets").exists()


def test_a_folder_that_holds_only_folders_goes_with_them(tmp_path: Path) -> None:
    (tmp_path / "site/assets/lunr").mkdir(parents=True)
    (tmp_path / "site/assets/lunr/de.js").write_text("")
    (tmp_path / "site/index.html").write_text("")
    remove_leftovers(tmp_path / "site", tmp_path / "docs", set())
    assert [file.name for file in (tmp_path / "site").iterdir()] == ["index.html"]

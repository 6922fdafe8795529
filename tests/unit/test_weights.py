"""A build tells what a first visit to each page costs."""

from __future__ import annotations

import gzip
from pathlib import Path

from builder.finishing.weights import weigh

PAGE = '<link rel="icon" href="../icon.svg"><script src="../a.js" defer></script><img src="https://a.example/b.png">'


def test_a_page_weighs_what_it_loads_of_its_own_host(tmp_path: Path) -> None:
    (tmp_path / "trust").mkdir()
    for aside in ("staff/kit", "go/trust"):
        (tmp_path / aside).mkdir(parents=True)
    (tmp_path / "staff/kit/index.html").write_text(PAGE)
    (tmp_path / "go/trust/index.html").write_text('<main class="redirect">')
    files = {"trust/index.html": PAGE, "index.html": "Home", "icon.svg": "<svg/>" * 9, "a.js": "let a = 1", "b.js": "b"}
    for path, text in files.items():
        (tmp_path / path).write_text(text)
    sizes = {path: len(gzip.compress(text.encode(), 6)) for path, text in files.items()}
    trust, home = weigh(tmp_path)
    page = sizes["trust/index.html"]
    assert trust == ("trust", page, page + sizes["icon.svg"] + sizes["a.js"], 3)
    assert home == ("", sizes["index.html"], sizes["index.html"], 1)
    assert str(home).split() == ["home", "0.0", "kB", "to", "read,", "0.0", "kB", "in", "all,", "1", "requests"]

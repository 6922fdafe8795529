"""What looks odd and is right passes the check: letters of any language, ends of lines, and all that Markdown can do."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.__main__ import main
from builder.ledger.engines import differences
from builder.one_build import PREVIEW
from builder.reading.project import read_project
from builder.rehearsal import PLAN, built_anew
from tests.conftest import ROOT, build, change
from tests.unit.mistakes import Change, also, line, swap, words, write

PICTURE = b"\x89PNG\r\n\x1a\n"


def recoded(file: str, encoding: str = "utf-8", newline: str = "\n") -> Change:
    """A file with another encoding and other ends of lines."""

    def make(project: Path) -> None:
        path = project / file
        path.write_bytes(path.read_text().replace("\n", newline).encode(encoding))

    return make


ODD: dict[str, Change] = {
    "a byte order mark in a page": recoded("docs/trust.md", "utf-8-sig"),
    "a byte order mark in data": recoded("data/practice.yml", "utf-8-sig"),
    "Windows' ends of lines in a page": recoded("docs/index.md", newline="\r\n"),
    "Windows' ends of lines in data": recoded("data/checklist.yml", newline="\r\n"),
    "emoji": also(words("## Growing 🌱 {: #growing }\n\nSlowly 🐢."), line(1, "data/practice.yml", "name: Elm 🌳 Street")),
    "text from right to left": also(words("שלום, مرحبا."), line(1, "data/practice.yml", "name: מרפאה")),
    "Chinese": words("## 信任 {: #xin-ren }\n\n信任很重要。"),
    "spaces that don't break": words("Ten\u00a0minutes, 5\u202f%."),
    "no end of line at the end": lambda project: (project / "docs/trust.md").write_text((project / "docs/trust.md").read_text().rstrip("\n")),
    "empty lines and spaces": words("\n\n   \n\nWords.   \n\n\n"),
    "no, in quotation marks": line(3, "data/checklist.yml", "    title: 'No'"),
    "curly marks meant to be shown": line(7, "data/checklist.yml", '        question: "“Who am I?”"'),
    "signs of all kinds": words("5 < 6 & 7 > 3, a_b_c, 100 %, #1, $5, {a} [sic] ~x~ *y* C:\\x, “so”, ‘so’ – so — so…"),
    "less than, twice": words("If a < b and c > d, so be it."),
    "brackets and parentheses": words("He said [sic] so. [This] (that is) fine, and the fee [if any] (it may differ). [A] [B]."),
    "numbers to dial": words("[a](tel:+1-555-010-0100;ext=12), [b](tel:*67), [c](sms:741741&body=HOME), [d](mailto:o'neill@example.org)"),
    "a number from an office program": line(2, "data/practice.yml", "phone: 555\u20110100"),
    "a color as a design tool copies it": line(9, "data/practice.yml", "accent: 6B2D5C"),
    "an apostrophe in an address": line(5, "data/practice.yml", "booking_link: https://example.org/o'neill?circlid=1"),
    "a picture that only adorns": also(write("docs/leaf.png", PICTURE), words('<img src="../leaf.png" alt="" role="presentation">')),
    "a drawing": also(write("docs/leaf.svg", "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><title>Leaf</title><path style='fill:url(#a)' d='M0 0'/></svg>"), words("![A leaf](leaf.svg)")),
    "a name with copy in it": write("docs/our-copyright.pdf", b"%PDF-1.7"),
    "signs of Markdown in a term": lambda project: change(project, "data/glossary.yml", "in_short: a real connection", 'in_short: "*a* real [connection](x) `b`"'),
    "a table with columns to the right": words("| a | b |\n|:--|--:|\n| 1 | 2 |"),
    "a footnote": words("So it is.[^1]\n\n[^1]: As we see it."),
    "links of many kinds": words(
        '[a](rapport.md "A title"), [b](<rapport.md#why>), [c](#why), [d][], [e](https://example.org/?a=1&b=2#c), '
        "<https://example.org/>, [f](tel:+1-555-0100), [g](mailto:a@example.org?subject=Hello), [h](choosing/index.md#checklist), "
        '<a href="../rapport/#why">i</a>, <a href="../go/start/">j</a>\n\n[d]: rapport.md'
    ),
    "an e-mail address by itself": words("Write to <hello@example.org>."),
    "lists in lists": words("1. one\n    - two\n        - three\n\n        More.\n2. four"),
    "code": words("Type `<script>` or `{: #x }` or `[x](y)`.\n\n```\n<iframe src=x>\n[x](no.md)\n# no heading\n```"),
    "HTML of words": words("H<sub>2</sub>O<br>and <abbr title='x'>y</abbr>\n\n<details><summary>More</summary>\n<p>Words.</p>\n</details>"),
    "notes": words('!!! note "A note"\n    Its words, [and a link](rapport.md).\n\n??? note "Folded"\n    More.'),
    "an underlined heading": words("More of it {: #more }\n-------\n\nWords."),
    "a heading full of signs": words('### What *I* say to [others](rapport.md) & you{{ cite("first") }} {: #say }'),
    "a picture": also(write("docs/IMG_0042.JPG", PICTURE), words("![A chair by a window](IMG_0042.JPG)")),
    "a picture in HTML": also(write("docs/pictures/a-chair.png", PICTURE), words('<img src="../pictures/a-chair.png" alt="A chair" width="320">')),
    "a card of one's own": write("docs/trust/card.png", PICTURE),
    "a document to download": also(write("docs/form.pdf", b"%PDF-1.7"), words("[The form](form.pdf)")),
    "what systems leave": also(write("docs/.DS_Store", b"\x00"), write("docs/.trust.md.swp", b"\xff"), write("data/.old.yml", "x: [")),
    "a file for robots": write("docs/robots.txt", "User-agent: *\n"),
    "a link to another site in the menu": swap("mkdocs.yml", "  - Trust: trust.md", "  - Trust: trust.md\n  - Map: https://example.org/map"),
    "a page of ten thousand words": words("\n\n".join(["Some words to read, and more. " * 30] * 60)),
    "numbers as people write them": line(2, "data/practice.yml", "phone: +1 (555) 010-0100"),
}  # fmt: skip

AROUND_CODE = [
    ("/trust/", "anything else", "", '<div class="highlight">'),
    ("/trust/", "anything else", "", "<span> </span>"),
    ("/trust/", "anything else", "", "</div>"),
]
"""What Zensical puts around a block of code, and MkDocs doesn't. No page has one."""


@pytest.mark.parametrize("make", ODD.values(), ids=ODD)
def test_what_is_odd_and_right_passes(make: Change, published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make(published)
    assert main(["check"]) == 0, capsys.readouterr().err
    assert capsys.readouterr().out.splitlines()[-1].startswith("All is well: 9 pages, 4 questions, 3 sources.")


def test_what_is_odd_and_right_can_be_built_together_and_by_the_other_engine_too(
    example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PAGES_URL", raising=False)
    for make in ODD.values():
        make(example)
    site = build(example)
    built = (site / "trust/index.html").read_text()
    assert all(text in built for text in ("信任", "שלום", "🐢", "A chair by a window"))
    found = differences(site, built_anew(read_project(example), tmp_path / "rehearsal", PREVIEW))
    assert [(one.where, one.what, one.ours, one.theirs) for one in found] == AROUND_CODE
    assert '<div class="highlight">' in (ROOT / PLAN).read_text()  # which lists what still differs

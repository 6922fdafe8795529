"""Mistakes that people who edit words and data make, as changes to a copy of the example; and what each is told.

A row is a name, the change, and the beginning of each message: file, line and what is wrong. All are named.
"""
# fmt: off

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.conftest import change

Change = Callable[[Path], object]


class Mistake(NamedTuple):
    """One row of the table."""

    name: str
    make: Change
    told: tuple[str, ...]


def write(file: str, text: str | bytes) -> Change:
    """A file with this content, whether or not there was one."""

    def make(project: Path) -> None:
        path = project / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    return make


def swap(file: str, old: str, new: str) -> Change:
    """A file in which one text stands instead of another."""
    return lambda project: change(project, file, old, new)


def words(text: str) -> Change:
    """Words at the end of docs/trust.md: they begin on line 22."""

    def make(project: Path) -> None:
        page = project / "docs/trust.md"
        page.write_bytes(page.read_bytes() + f"\n{text}\n".encode())

    return make


def line(number: int, file: str, text: str) -> Change:
    """A file with another line at this number."""

    def make(project: Path) -> None:
        lines = (project / file).read_text().split("\n")
        lines[number - 1] = text
        (project / file).write_text("\n".join(lines))

    return make


def also(*changes: Change) -> Change:
    """Several changes."""
    return lambda project: [make(project) for make in changes]


def page(title: str = "Another", body: str = "# Another {: #another }\n\nWords.\n") -> str:
    """A page that is right in itself."""
    head = f"---\ntitle: {title}\ndescription: A page for tests.\nchecked: 2026-11-01\nnext_check: 2027-05-01\n---\n\n"
    return head + body


LIST, PRACTICE, SOURCES, TRUST = "data/checklist.yml", "data/practice.yml", "data/sources.yml", "docs/trust.md"
SETTINGS = "mkdocs.yml"
HERE = f"{TRUST}:22: "
PICTURE = b"\x89PNG\r\n\x1a\n"

IN_DATA = (
    Mistake("a tab", line(7, LIST, "\t    question: What?"), (f"{LIST}:7: a tab stands where spaces belong.",)),
    Mistake("a bare colon", line(7, LIST, "        question: First: who?"), (f"{LIST}:7: a colon inside a text",)),
    Mistake(
        "an open quotation mark",
        line(7, LIST, '        question: "Do I know?'),
        (f"{LIST}:7: a quotation mark is opened here",),
    ),
    Mistake(
        "an open quotation mark before a closed one",
        also(line(7, LIST, '        question: "Do I know?'), line(8, LIST, '        why: "It helps."')),
        (f"{LIST}:7: a quotation mark is opened here",),
    ),
    Mistake(
        "a field twice",
        line(8, LIST, "        question: Again?"),
        (f"{LIST}:6: `why` is missing", f"{LIST}:8: `question` stands twice"),
    ),
    Mistake("curly quotation marks", line(1, PRACTICE, "name: “Elm Street”"), (f"{PRACTICE}:1: these curly",)),
    Mistake("curly marks and a colon", line(1, PRACTICE, "name: “Elm: Street”"), (f"{PRACTICE}:1: a colon inside",)),
    Mistake("no as an id", line(2, LIST, "  - id: no"), (f"{LIST}:2: `id` isn't read as a text.",)),
    Mistake("a date as an id", line(2, LIST, "  - id: 2026-11-24"), (f"{LIST}:2: `id` isn't read as a text.",)),
    Mistake("yes as a label", line(3, LIST, "    title: Yes"), (f"{LIST}:3: `title` isn't read as a text.",)),
    Mistake("a date as a label", line(3, LIST, "    title: 2026-11-24"), (f"{LIST}:3: `title` isn't read",)),
    Mistake("an empty file", write(LIST, ""), (f"{LIST}:1: the fields of this file are missing.",)),
    Mistake("only a comment", write(SOURCES, "# soon\n"), (f"{SOURCES}:1: the fields of this file are missing.",)),
    Mistake("an absent file", lambda project: (project / SOURCES).unlink(), (f"{SOURCES}:1: this file isn't there.",)),
    Mistake(
        "latin letters", write(PRACTICE, "name: Café\n".encode("latin-1")), (f"{PRACTICE}:1: this file isn't saved",)
    ),
    Mistake(
        "two bytes a letter", write(PRACTICE, "name: Fine\n".encode("utf-16")), (f"{PRACTICE}:1: this file isn't",)
    ),
    Mistake(
        "a NUL byte", write(PRACTICE, "name: Fine\nphone: 5\x0055\n"), (f"{PRACTICE}:2: there is a character here",)
    ),
    Mistake("an unknown field", line(2, PRACTICE, "fax: 555-0100"), (f"{PRACTICE}:2: `fax` isn't a name this file",)),
    Mistake("a misspelt field", line(2, PRACTICE, "phon: 555-0100"), (f"{PRACTICE}:2: `phon` isn't a name this file",)),
    Mistake(
        "an id twice", line(13, LIST, "      - id: hopes-known"), (f"{LIST}:13: the id `hopes-known` stands twice",)
    ),
    Mistake(
        "an id in two files",
        swap("data/guide.yml", "- id: cost", "- id: senses-calm"),
        ("data/guide.yml:49: the id `senses-calm` is taken by a question",),
    ),
    Mistake(
        "markup in a text",
        line(7, LIST, "        question: A <b>bold</b> one?"),
        (f"{LIST}:7: `question`: there is HTML",),
    ),
    Mistake(
        "a script in a text",
        line(8, LIST, "        why: <script>alert(1)</script>"),
        (f"{LIST}:8: `why`: there is HTML in this text.",),
    ),
    Mistake(
        "a quotation mark in an id", line(2, LIST, "  - id: ho'pes"), (f"{LIST}:2: the id \"ho'pes\" can't stand",)
    ),
    Mistake("a space in an id", line(2, LIST, "  - id: my hopes"), (f"{LIST}:2: the id 'my hopes' can't stand",)),
    Mistake("a capital in an id", line(2, LIST, "  - id: Hopes"), (f"{LIST}:2: the id 'Hopes' can't stand",)),
    Mistake(
        "a macro in data", line(8, LIST, '        why: "{{ cite(1) }}"'), (f"{LIST}:8: `why`: `{{{{` has no place",)
    ),
    Mistake(
        "braces without quotes", line(8, LIST, "        why: {{ cite(1) }}"), (f"{LIST}:8: a list or a group stands",)
    ),
    Mistake(
        "words behind a hash",
        line(7, LIST, "        question: The #1 thing # or so?"),
        (f"{LIST}:7: all behind the #",),
    ),
    Mistake(
        "a text where a list belongs", write(SOURCES, "sources: none\n"), (f"{SOURCES}:1: `sources` should be a list",)
    ),
    Mistake("a wrong time", line(10, LIST, "        when: later"), (f"{LIST}:10: `when` can't be 'later'.",)),
    Mistake(
        "a phone number with letters", line(2, PRACTICE, "phone: five"), (f"{PRACTICE}:2: `phone`: this isn't a phone",)
    ),
    Mistake(
        "an e-mail address without an at", line(3, PRACTICE, "email: hello.example.org"), (f"{PRACTICE}:3: `email`:",)
    ),
    Mistake(
        "a link to a site without https",
        line(5, PRACTICE, "booking_link: example.org"),
        (f"{PRACTICE}:5: `booking_link`",),
    ),
    Mistake(
        "a day that isn't",
        swap("data/urgent-help.yml", "2026-11-01", "2026-02-30"),
        ("data/urgent-help.yml:13: `confirmed`",),
    ),
    Mistake("a line in the wrong place", line(8, LIST, "      why: Oh."), (f"{LIST}:8: the indentation of this line",)),
    Mistake("a line --- in the middle", line(2, PRACTICE, "---"), (f"{PRACTICE}:2: a line --- divides",)),
    Mistake("a value borrowed", line(8, LIST, "        why: *why"), (f"{LIST}:8: ",)),
    Mistake("an ampersand first", line(1, PRACTICE, "name: &Elm Street"), (f"{PRACTICE}:1: a text that begins with & loses its first word.",)),
    Mistake("no colon in the first line", line(1, PRACTICE, "name Example Practice"), (f"{PRACTICE}:1: this line has no colon",)),
    Mistake("no space behind the colon", line(1, PRACTICE, "name:Elm Street"), (f"{PRACTICE}:1: this line has no colon",)),
    Mistake("a name for the plural", line(5, LIST, "    question:"), (f"{LIST}:2: `questions` is missing", f"{LIST}:5: `question` isn't a name this file knows")),
    Mistake("a color that begins a remark", line(9, PRACTICE, "accent: #16514d"), (f"{PRACTICE}:9: all behind a # is left out, so this color is",)),
    Mistake("a color with a remark", line(9, PRACTICE, "accent: #ABC # ours"), (f"{PRACTICE}:9: all behind a # is left out, so this color is",)),
    Mistake("a color by its name", line(9, PRACTICE, "accent: teal"), (f'{PRACTICE}:9: `accent`: this isn\'t a color as we write it. Try: "#008080"',)),
    Mistake("a color in three numbers", line(9, PRACTICE, "accent: rgb(22, 81, 77)"), (f'{PRACTICE}:9: `accent`: this isn\'t a color as we write it. Try: "#16514d"',)),
    Mistake("a color with a digit too few", line(9, PRACTICE, 'accent: "#16514"'), (f"{PRACTICE}:9: `accent`: this isn't a color as we write it. Try: six",)),
    Mistake("a color that lets others through", line(9, PRACTICE, 'accent: "#16514d80"'), (f'{PRACTICE}:9: `accent`: this isn\'t a color as we write it. Try: "#16514d"',)),
    Mistake("a color too light for words", line(9, PRACTICE, 'accent: "#E07A5F"'), (f'{PRACTICE}:9: `accent`: #e07a5f is too light: on a page, its contrast is 2.76 to 1, and it needs 4.5. Try: "#a6462d"',)),
    Mistake("a color too light for marked words", line(9, PRACTICE, "accent: 2868b8"), (f"{PRACTICE}:9: `accent`: #2868b8 is too light: on a place a link has led to",)),
    Mistake("white as a color", line(9, PRACTICE, "accent: fff"), (f"{PRACTICE}:9: `accent`: #ffffff is too light",)),
    Mistake("a booking link into the site itself", line(7, PRACTICE, "site_address: https://example.org"), (f"{PRACTICE}:5: `booking_link` leads into this site",)),
    Mistake("endless brackets", write(PRACTICE, "name: " + "[" * 40_000), (f"{PRACTICE}:1: ",)),
    Mistake("a way of thousands of steps", write("data/moved.yml", "".join(f"/a{n}/: a{n + 1}.md\n" for n in range(4_000)) + "/a4000/: trust.md\n"), ("data/moved.yml:1: reading this file takes far too long.",)),
    Mistake("a file below data", write("data/x/evil.py", "print(1)\n"), ("data/x/evil.py:1: nobody reads a file of this name.",)),
    Mistake("a number of no character", line(1, PRACTICE, 'name: "\\U00110000"'), (f"{PRACTICE}:1: there is a backslash",)),
    Mistake("a number far too large", line(1, PRACTICE, 'name: "\\UFFFFFFFF"'), (f"{PRACTICE}:1: there is a backslash",)),
    Mistake("a backslash", line(7, LIST, '        question: "C:\\Users?"'), (f"{LIST}:7: there is a backslash",)),
    Mistake(
        "two versions put together",
        line(1, PRACTICE, "<<<<<<< HEAD\nname: One\n=======\nname: Two\n>>>>>>> change"),
        (f"{PRACTICE}:1: two versions of these lines",),
    ),
    Mistake(
        "a file nobody reads", write("data/practise.yml", "name: X\n"), ("data/practise.yml:1: nobody reads a file",)
    ),
    Mistake(
        "a copy of a data file",
        write("data/checklist (1).yml", "areas:\n"),
        ("data/checklist (1).yml:1: nobody reads",),
    ),
    Mistake("a file far too large", write(PRACTICE, "# x\n" * 60_000), (f"{PRACTICE}:1: this file is far larger",)),
    Mistake(
        "a short address to a page that isn't there",
        swap("data/links.yml", "to: trust.md\n", "to: trst.md\n"),
        ("data/links.yml:9: /go/trust/ leads to a page that isn't there: trst.md.",),
    ),
)

IN_BRACES = (
    Mistake("curly marks in braces", words("So.{{ cite(“first”) }}"), (f"{HERE}curly quotation marks don't work in braces.",)),
    Mistake("an unknown macro", words("{{ checklst() }}"), (f"{HERE}there is no macro `checklst`.",)),
    Mistake("too few texts", words("It is so.{{ cite() }}"), (f"{HERE}`cite` takes 1 text in its brackets, not 0.",)),
    Mistake("too many texts", words("So.{{ cite('first', 'second') }}"), (f"{HERE}`cite` takes 1 text",)),
    Mistake("an unknown source", words("So.{{ cite('frist') }}"), (f"{HERE}there is no source `frist`",)),
    Mistake("a name without the call", words("So.{{ cite }}"), (f"{HERE}`cite` is named here but not called.",)),
    Mistake("a name nobody knows", words("{{ practice_name }}"), (f"{HERE}nothing is called `practice_name`",)),
    Mistake("an id that opens a comment", words("## More {#more}"), (f"{HERE}`{{#` hides all that follows.",)),
    Mistake("a stray block sign", words("Save {% 20 now"), (f"{HERE}these braces hold more than a macro",)),
    Mistake("braces never closed", words("So.{{ cite('first')"), (f"{HERE}`{{{{` is opened here and never closed.",)),
    Mistake("braces never opened", words("So. cite('first') }}"), (f"{HERE}`}}}}` closes braces here",)),
    Mistake("one brace", words("So. { cite('first') } it is."), (f"{HERE}`{{ cite('first') }}` has one brace",)),
    Mistake("a filter", words("{{ cite('first') | upper }}"), (f"{HERE}these braces hold more",)),
    Mistake("a calculation", words("{{ 1 + 1 }}"), (f"{HERE}these braces hold more",)),
    Mistake("a loop", words("{% for x in y %}a{% endfor %}"), (f"{HERE}these braces hold more",)),
    Mistake(
        "a command to the machine",
        words("{{ cycler.__init__.__globals__.os.popen('id').read() }}"),
        (f"{HERE}these braces hold more",),
    ),
    Mistake(
        "a block inside a sentence",
        words("Use {{ checklist() }} now."),
        (f"{HERE}`checklist` needs a line of its own",),
    ),
    Mistake(
        "a block twice",
        swap("docs/choosing/index.md", "{{ checklist() }}", "{{ checklist() }}\n\n{{ checklist() }}"),
        ("docs/choosing/index.md:",),
    ),
)

IN_LINKS = (
    Mistake(
        "a misspelt page", words("[x](rapprt.md)"), (f"{HERE}a link leads to `rapprt.md`, and there is no such page.",)
    ),
    Mistake("a wrong folder", words("[x](../rapport.md)"), (f"{HERE}a link leads to `../rapport.md`",)),
    Mistake(
        "a misspelt place",
        words("[x](rapport.md#wy)"),
        (f"{HERE}a link leads to `rapport.md#wy`, and there is no place",),
    ),
    Mistake(
        "a misspelt place on the same page", words("[x](#wy)"), (f"{HERE}a link leads to `#wy`, and there is no place",)
    ),
    Mistake("a wrong case", words("[x](Rapport.md)"), (f"{HERE}a link leads to `Rapport.md`",)),
    Mistake("an address instead of a file", words("[x](../rapport/)"), (f"{HERE}a link leads to `../rapport/`",)),
    Mistake(
        "a link in HTML",
        words('<a href="../rapprt/">x</a>'),
        (f"{HERE}a link leads to `rapprt/`, and there is nothing",),
    ),
    Mistake("a file in HTML", words('<a href="rapport.md">x</a>'), (f"{HERE}a link leads to `trust/rapport.md`",)),
    Mistake("a place in HTML", words('<a href="../rapport/#wy">x</a>'), (f"{HERE}a link leads to `../rapport/#wy`",)),
    Mistake("a path from the top", words("[x](/rapport/)"), (f"{HERE}`/rapport/` counts from the host's top",)),
    Mistake(
        "the site's own address",
        also(line(7, PRACTICE, "site_address: https://own.example"), words("[x](https://own.example/rapprt/)")),
        (f"{HERE}a link leads to `rapprt/`, and there is nothing",),
    ),
    Mistake(
        "the preview's address",
        words("[x](http://localhost:8000/rapport/)"),
        (f"{HERE}`http://localhost:8000/rapport/` leads to the machine",),
    ),
    Mistake("a name of a link that isn't there", words("[x][nowhere]"), (f"{HERE}`[x][nowhere]` names an address",)),
    Mistake(
        "a page behind a name", words("[x][page]\n\n[page]: rapprt.md"), (f"{TRUST}:24: a link leads to `rapprt.md`",)
    ),
    Mistake(
        "mailto with a semicolon", words("[x](mailto;a@b.example)"), (f"{HERE}`mailto;a@b.example` is no address",)
    ),
    Mistake(
        "an e-mail address alone", words("[x](a@b.example)"), (f"{HERE}`a@b.example` is an e-mail address without",)
    ),
    Mistake("half an e-mail address", words("[x](mailto:a@b)"), (f"{HERE}`mailto:a@b` isn't an e-mail address.",)),
    Mistake("letters for a phone", words("[x](tel:five)"), (f"{HERE}`tel:five` isn't a phone number.",)),
    Mistake(
        "a site without https", words("[x](www.example.org)"), (f"{HERE}`www.example.org` is a web address without",)
    ),
    Mistake(
        "a misspelt beginning", words("[x](htps://example.org)"), (f"{HERE}a link of a kind that isn't published",)
    ),
    Mistake(
        "a beginning without colon", words("[x](https//example.org)"), (f"{HERE}`https//example.org` is no address",)
    ),
    Mistake(
        "a web address nobody can read", words("[x](https://[a]/b)"), (f"{HERE}`https://[a]/b` isn't a web address.",)
    ),
    Mistake("a script address", words("[x](javascript:alert(1))"), (f"{HERE}a link of a kind that isn't published",)),
    Mistake("a script in half a link", words("[x](<script src=x> y"), (f"{HERE}`<script>` has no place in a page's words.", f"{HERE}this link isn't whole")),
    Mistake("a script in half a definition", words("[x]: <script src=x>"), (f"{HERE}`<script>` has no place in a page's words.",)),
    Mistake("a script behind a slash", words("x <b/onclick=x>y</b>"), (f"{HERE}`onclick=` has no effect in a page",)),
    Mistake("a script for words above a line", words("x\n{: onclick=x }\n---"), (f"{TRUST}:23: `onclick=` has no effect in a page",)),
    Mistake("a script for a heading", words("`x` {: onclick=x }\n---"), (f"{HERE}`onclick=` has no effect in a page",)),
    Mistake("a script for what a heading shows", words("`x`{: onclick=x }\n---"), (f"{HERE}`onclick=` has no effect in a page",)),
    Mistake("a script above a goal", words("[x]:\n    y <b onclick=x>z</b>"), (f"{TRUST}:23: `onclick=` has no effect in a page",)),
    Mistake("a script beside what only XML knows", words("<div>\n<![x]>\n<b onclick=x>y</b></div>"), (f"{TRUST}:24: `onclick=` has no effect in a page",)),
    Mistake("a script address in HTML", words('<a href="JaVaScript:alert(1)">x</a>'), (f"{HERE}a link of a kind",)),
    Mistake(
        "a script address in signs", words('<a href="&#106;avascript:alert(1)">x</a>'), (f"{HERE}a link of a kind",)
    ),
    Mistake("a file on a disk", words("[x](file:///C:/a.pdf)"), (f"{HERE}a link of a kind that isn't published",)),
    Mistake("a link without words", words("[](rapport.md)"), (f"{HERE}this link has no words: rapport.md",)),
    Mistake("a tab in a link", words('<a href="java&#9;script:alert(1)">x</a>'), (f"{HERE}there is a hidden sign in this link",)),
    Mistake("a name before the host", words("[x](https://www.nhs.uk@evil.example/)"), (f"{HERE}`https://www.nhs.uk@evil.example/` isn't a web address.",)),
    Mistake("the site's own address in capitals", also(line(7, PRACTICE, "site_address: https://own.example"), words("[x](http://OWN.example/rapprt/)")), (f"{HERE}a link leads to `rapprt/`",)),
    Mistake("a tag over two lines", words('<a\nhref="../rapprt/">x</a>'), (f"{HERE}a link leads to `rapprt/`",)),
    Mistake("brackets the other way round", words("See (Rapport)[rapport.md]."), (f"{HERE}this link isn't whole",)),
    Mistake("a link as in a wiki", words("See [[Rapport]]."), (f"{HERE}this link isn't whole",)),
    Mistake("a footnote nobody calls", words("Words.\n\n[^1]: A note."), (f"{TRUST}:24: nothing in the words leads to the footnote [^1].",)),
    Mistake("a link to nothing", words("[x]()"), (f"{HERE}this link leads nowhere.",)),
    Mistake("a link with a space between", words("See [x] (rapport.md)."), (f"{HERE}this link isn't whole",)),
    Mistake("a link left open", words("See [x](rapport.md"), (f"{HERE}this link isn't whole",)),
    Mistake("a page for staff", words("[x](staff/email-kit.md)"), (f"{HERE}a link leads readers to a page for staff",)),
    Mistake("a footnote that isn't there", words("So.[^1]"), (f"{HERE}there is no footnote [^1].",)),
    Mistake(
        "the same link on two lines",
        words("[x](no.md)\n\n[x](no.md)"),
        (f"{HERE}a link leads to `no.md`", f"{TRUST}:24: a link leads to `no.md`"),
    ),
    Mistake(
        "a next page that isn't there",
        swap(TRUST, "next_page: rapport.md", "next_page: rapprt.md"),
        (f"{TRUST}:6: `next_page` names a page",),
    ),
)

IN_WORDS = (
    Mistake("a next place that isn't there", swap(TRUST, "next_page: rapport.md", "next_page: rapport.md#wy"), (f"{TRUST}:6: a link leads to `rapport.md#wy`, and there is no place",)),
    Mistake("days in the wrong order", line(5, TRUST, "next_check: 2026-10-01"), (f"{TRUST}:5: `next_check` isn't after `checked`.",)),
    Mistake("half a next step", line(7, TRUST, "drawing: leaning"), (f"{TRUST}:6: `next_page` and `next_step` belong together.",)),
    Mistake("a missing picture", words("![A chair](chair.png)"), (f"{HERE}a picture is to come from `chair.png`",)),
    Mistake("a picture in another case", also(write("docs/Chair.png", PICTURE), words("![A chair](chair.png)")), (f"{HERE}a picture is to come from `chair.png`",)),
    Mistake("a picture without words", also(write("docs/chair.png", PICTURE), words("![](chair.png)")), (f"{HERE}this picture has no words",)),
    Mistake("a picture in HTML without words", also(write("docs/chair.png", PICTURE), words('<img src="../chair.png">')), (f"{HERE}this picture has no words",)),
    Mistake("a huge picture", write("docs/chair.png", PICTURE + b"x" * 3_000_000), ("docs/chair.png:1: this picture weighs 3000 kB",)),
    Mistake("a picture from elsewhere", words("![A chair](https://a.example/x.png)"), (f"{HERE}this page would fetch something",)),
    Mistake("a picture from any host", words('<img alt="A chair" src="//a.example/x.png">'), (f"{HERE}this page would fetch",)),
    Mistake("a drawing with a script", write("docs/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"), ("docs/a.svg:1: this picture holds more",)),
    Mistake("a drawing with a name for its language", write("docs/a.svg", "<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:script>alert(1)</s:script></s:svg>"), ("docs/a.svg:1: this picture holds more",)),
    Mistake("a drawing that fetches", write("docs/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'><style>@import url(https://a.example/x.css)</style></svg>"), ("docs/a.svg:1: this picture holds more",)),
    Mistake("a drawing in two bytes a letter", write("docs/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".encode("utf-16")), ("docs/a.svg:1: this picture holds more",)),
    Mistake("a drawing that declares", write("docs/a.svg", "<!DOCTYPE svg SYSTEM 'https://a.example'><svg xmlns='http://www.w3.org/2000/svg'/>"), ("docs/a.svg:1: this picture holds more",)),
    Mistake("a drawing with a form", write("docs/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'><foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject></svg>"), ("docs/a.svg:1: this picture holds more",)),
    Mistake("a drawing with a handler", write("docs/a.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>"), ("docs/a.svg:1: this picture holds more",)),
    Mistake("a remark", words("Words <!-- Ask Kim about this. --> here."), (f"{HERE}this remark would be published",)),
    Mistake("a sign that stands for nothing", words("So\U000f0001."), (f"{HERE}there is a character here",)),
    Mistake("a still from elsewhere", words('<video src="../a.mp4" poster="https://a.example/x.png"></video>'), (f"{HERE}a picture is to come from", f"{HERE}this page would fetch")),
    Mistake("our own sign", words('<span data-macro="0">x</span>'), (f"{HERE}`data-macro=` has no place",)),
    Mistake("a frame", words('<iframe src="https://a.example"></iframe>'), (f"{HERE}`<iframe>` has no place in a page's words.",)),
    Mistake("a script", words("<script>alert(1)</script>"), (f"{HERE}`<script>` has no place in a page's words.",)),
    Mistake("a style", words("<style>p { color: red }</style>"), (f"{HERE}`<style>` has no place in a page's words.",)),
    Mistake("a color", words('<p style="color: red">x</p>'), (f"{HERE}`style=` has no effect in a page",)),
    Mistake("a handler", words('<p onclick="alert(1)">x</p>'), (f"{HERE}`onclick=` has no effect in a page",)),
    Mistake("a handler in braces", words('Words.\n{: onclick="alert(1)" }'), (f"{TRUST}:23: `onclick=` has no effect",)),
    Mistake("a form", words('<form action="https://a.example"><input></form>'), (f"{HERE}`<form>` has no place", f"{HERE}`<input>` has no place", f"{HERE}`action=` has no place")),
    Mistake("a tag left open", words("<div>Some words."), (f"{HERE}`<div>` is opened here and never closed.",)),
    Mistake("stars left open", words("This is **very important."), (f"{HERE}`**very important.` would be shown",)),
    Mistake("a list without a gap", words("What to do:\n- first\n- second"), (f"{TRUST}:23: `- first` would be shown",)),
    Mistake("a note with one sign too few", words("!! note\n    Words."), (f"{HERE}`!! note` would be shown",)),
    Mistake("a table without its line", words("| A | B |\n| 1 | 2 |"), (f"{HERE}`| A | B |` would be shown",)),
    Mistake("code left open", words("```\nWords."), (f"{HERE}`",)),
    Mistake("a macro without braces", words("So it is. cite('first')"), (f"{HERE}`cite` is called here without its braces",)),
    Mistake("a heading without words", words("##"), (f"{HERE}this heading has no words.",)),
    Mistake("seven signs", words("####### Deep {: #deep }"), (f"{HERE}this heading skips a level",)),
    Mistake("a heading id twice", words("## Again {: #why }"), (f"{HERE}the id `why` stands twice",)),
    Mistake("an id of a template", words("## Again {: #sources }"), (f"{HERE}the id `sources` belongs to a part",)),
    Mistake("two headings alike", words("## Again\n\n## Again"), (f"{TRUST}:24: two headings have the same words",)),
    Mistake("an id with a space", words("## Again {: #a b }"), (f"{HERE}`b=` has no place",)),
    Mistake("a second main heading", words("# Again {: #again }"), (f"{HERE}this is a second main heading: Again",)),
    Mistake("a second main heading, underlined", words("Again\n====="), (f"{HERE}this is a second main heading: Again",)),
    Mistake("no main heading", swap(TRUST, "# An example of trust {: #trust }\n", ""), (f"{TRUST}:9: this page has no main heading.",)),
    Mistake("a level left out", words("#### Deep {: #deep }"), (f"{HERE}this heading skips a level, from ## to ####",)),
    Mistake("an id shown to readers", words("Some words {: #here } and more."), (f"{HERE}`{{: #here }}` would be shown",)),
    Mistake("a misspelt field at the top", line(2, TRUST, "titel: Trust"), (f"{TRUST}:2: `titel` isn't a name", f"{TRUST}:2: `title` is missing")),
    Mistake("a colon at the top", line(2, TRUST, "title: Trust: how"), (f"{TRUST}:2: a colon inside a text",)),
    Mistake("a top never closed", line(8, TRUST, ""), (f"{TRUST}:1: the lines between --- at the top",)),
    Mistake("no top at all", write("docs/outcomes.md", "# Outcomes\n"), ("docs/outcomes.md:1: the lines between ---",)),
    Mistake("a list for a title", line(2, TRUST, "title: [a, b]"), (f"{TRUST}:2: `title` should be one text.", f"{TRUST}:2: `title` isn't read as a text.")),
    Mistake("a day in words", line(4, TRUST, "checked: 1 November"), (f"{TRUST}:4: `checked`: this isn't a date.",)),
    Mistake("no for a title", line(2, TRUST, "title: No"), (f"{TRUST}:2: `title` isn't read as a text.",)),
    Mistake("a conflict", words("<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> change"), (f"{HERE}two versions of these lines",)),
    Mistake("half a conflict", words(">>>>>>> change"), (f"{HERE}two versions of these lines",)),
    Mistake("a NUL byte in words", words("So\x00."), (f"{HERE}there is a character here that no text may have.",)),
    Mistake("twenty megabytes", words("word " * 4_000_000), (f"{TRUST}:1: this file is far larger than words can be: 20000 kB.",)),
)

IN_FILES = (
    Mistake("two pages at one address", write("docs/trust/index.md", page()), ("docs/trust/index.md:1: docs/trust.md is published at the same address.", "docs/trust/index.md:1: this page isn't in the menu.")),
    Mistake("a space in a name", write("docs/my page.md", page()), ("docs/my page.md:1: the name of this file can't be an address", "docs/my page.md:1: this page isn't in the menu.")),
    Mistake("a capital in a name", lambda project: (project / "docs/outcomes.md").rename(project / "docs/Outcomes.md"), ("docs/Outcomes.md:1: the name of this file", "docs/Outcomes.md:1: this page isn't in the menu", "docs/collaboration.md:", "mkdocs.yml:14: the menu leads to a page that isn't there")),
    Mistake("a page not in the menu", write("docs/another.md", page()), ("docs/another.md:1: this page isn't in the menu.",)),
    Mistake("a letter left there", write("docs/letter.docx", b"PK"), ("docs/letter.docx:1: this is neither a page nor a picture",)),
    Mistake("an editor's copy", write("docs/trust.md~", page()), ("docs/trust.md~:1: this looks like a second copy",)),
    Mistake("a saved copy", write("docs/trust.md.bak", page()), ("docs/trust.md.bak:1: this looks like a second copy",)),
    Mistake("a link of the file system", lambda project: (project / "docs/settings.pdf").symlink_to("../mkdocs.yml"), ("docs/settings.pdf:1: this is a link to another file",)),
    Mistake("a folder linked", lambda project: (project / "docs/all").symlink_to(".."), ("docs/all:1: this is a link to another file or folder",)),
    Mistake("a folder of the engine's", write("docs/templates/x.md", page()), ("docs/templates/x.md:1: what is in docs/templates/ isn't published.", "docs/templates/x.md:1: this page isn't in the menu.")),
    Mistake("a web page", write("docs/old.html", "<h1>Old</h1>"), ("docs/old.html:1: this is neither a page nor a picture",)),
    Mistake("a script file", write("docs/x.js", "alert(1)"), ("docs/x.js:1: this is neither a page nor a picture",)),
    Mistake("a space in a picture's name", write("docs/my chair.png", PICTURE), ("docs/my chair.png:1: the name of this file can't stand",)),
    Mistake("another ending", write("docs/x.markdown", page()), ("docs/x.markdown:1: a page's name ends in .md",)),
    Mistake("a page among the short addresses", write("docs/go/x.md", page()), ("docs/go/x.md:1: addresses that begin with /go/", "docs/go/x.md:1: this page isn't in the menu.")),
)

IN_SETTINGS = (
    Mistake("a menu line too many", swap(SETTINGS, "  - Trust: trust.md", "  - Trust: trust.md\n  - More: mor.md"), (f"{SETTINGS}:12: the menu leads to a page that isn't there: mor.md.",)),
    Mistake("a page twice in the menu", swap(SETTINGS, "  - Trust: trust.md", "  - Trust: trust.md\n  - More: trust.md"), (f"{SETTINGS}:12: the menu has trust.md on line 11 too.",)),
    Mistake("yes in the menu", swap(SETTINGS, "  - Trust: trust.md", "  - Yes: trust.md"), (f"{SETTINGS}:11: `Yes` isn't read as a text",)),
    Mistake("a date in the menu", swap(SETTINGS, "  - Trust: trust.md", "  - 2026-11-24: trust.md"), (f"{SETTINGS}:11: `2026-11-24` isn't read",)),
    Mistake("staff's page in the menu", swap(SETTINGS, "  - Trust: trust.md", "  - Trust: trust.md\n  - Kit: staff/email-kit.md"), (f"{SETTINGS}:12: the menu would lead readers to a page for staff",)),
    Mistake("a font", swap(SETTINGS, "font: false", "font: Roboto"), (f"{SETTINGS}:28: `font` is another than it has to be",)),
    Mistake("a plugin", swap(SETTINGS, "  - search\n", "  - search\n  - social\n"), (f"{SETTINGS}:33: `plugins` is another than it has to be",)),
    Mistake("a hook", swap(SETTINGS, "  - builder/engines/mkdocs_engine.py", "  - builder/engines/mkdocs_engine.py\n  - x.py"), (f"{SETTINGS}:40: `hooks` is another",)),
    Mistake("a script for every page", swap(SETTINGS, "strict: true", "strict: true\n\nextra_javascript:\n  - https://a.example/x.js"), (f"{SETTINGS}:", )),
    Mistake("the host's API", swap(SETTINGS, "strict: true", "strict: true\n\nrepo_url: https://github.com/a/b"), (f"{SETTINGS}:",)),
    Mistake("an extension that reads files", swap(SETTINGS, "  - admonition", "  - admonition\n  - pymdownx.snippets"), (f"{SETTINGS}:43: `markdown_extensions` is another than it has to be",)),
    Mistake("no strictness", swap(SETTINGS, "strict: true", "strict: false"), (f"{SETTINGS}:", )),
    Mistake("macros that pass errors", swap(SETTINGS, "on_error_fail: true", "on_error_fail: false"), (f"{SETTINGS}:33: `plugins` is another",)),
    Mistake("braces in the menu", swap(SETTINGS, "  - Trust: trust.md", '  - "{{ cycler.__init__.__globals__.os.popen(1) }}": trust.md'), (f"{SETTINGS}:11: braces have no place in the settings.",)),
    Mistake("a command for a name", swap(SETTINGS, "  - Trust: trust.md", "  - !ENV PATH: trust.md"), (f"{SETTINGS}:11: a text that begins with ! is read as a command",)),
    Mistake("a module for a name", swap(SETTINGS, "  - Trust: trust.md", "  - !!python/module:data.x : trust.md"), (f"{SETTINGS}:11: a text that begins with !",)),
    Mistake("a command elsewhere", swap(SETTINGS, "  - Trust: trust.md", "  - Trust: !ENV PATH"), (f"{SETTINGS}:11: a text that begins with !", f"{SETTINGS}:11: the menu leads to", "docs/trust.md:1: this page isn't in the menu.")),
    Mistake("a page hidden from the menu", also(swap(SETTINGS, "  /staff/\n", "  /staff/\n  /x.md\n"), write("docs/x.md", page())), (f"{SETTINGS}:20: `not_in_nav` is another than it has to be", "docs/x.md:1: this page isn't in the menu.")),
    Mistake("a bare site in the menu", swap(SETTINGS, "  - Trust: trust.md", "  - Trust: trust.md\n  - Map: www.example.org"), (f"{SETTINGS}:12: `www.example.org` is a web address without",)),
    Mistake("a misspelt extension", swap(SETTINGS, "  - tables", "  - tabels"), (f"{SETTINGS}:46: `markdown_extensions` is another",)),
    Mistake("an option of an extension", swap(SETTINGS, "      permalink: false", "      permalink: true"), (f"{SETTINGS}:47: `markdown_extensions` is another",)),
    Mistake("another address of the site", line(4, SETTINGS, "site_url: https://elsewhere.example/"), (f"{SETTINGS}:4: `site_url` is another",)),
    Mistake("a misspelt setting", swap(SETTINGS, "site_description:", "site_descripton:"), (f"{SETTINGS}:5: `site_descripton` isn't a setting",)),
    Mistake("settings in a jumble", swap(SETTINGS, "  - Trust: trust.md", "\t- Trust: trust.md"), (f"{SETTINGS}:11: a tab stands where spaces belong.",)),
    Mistake("a quiet build", write(".github/workflows/x.yml", "jobs:\n  a:\n    steps:\n      - run: mkdocs build --strict -q\n"), (".github/workflows/x.yml:4: with `-q` the engine lets mistakes pass",)),
)

MISTAKES = (*IN_DATA, *IN_BRACES, *IN_LINKS, *IN_WORDS, *IN_FILES, *IN_SETTINGS)

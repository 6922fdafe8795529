"""Rules on one page's words: which HTML they may hold, headings in order, pictures with words, no signs left over.

Each yields what is wrong on its own, with the line. Where links lead is for `link_rules`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from builder.checking.rendered import MACRO, Element, Rendered
from builder.faults import Fault
from builder.page_macros import MACRO_NAMES
from builder.reading.pages import Words

TAGS = frozenset(
    {
        *("a", "abbr", "address", "audio", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col"),
        *("colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1"),
        *("h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "picture"),
        *("pre", "q", "s", "samp", "section", "small", "source", "span", "strong", "sub", "summary", "sup"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "track", "u", "ul", "var", "video"),
        *("wbr",),
    }
)
"""What words may be made of. All else is looks, behavior or somebody else's."""
ATTRIBUTES = frozenset(
    {
        *("abbr", "alt", "class", "cite", "colspan", "controls", "datetime", "dir", "download", "headers", "height"),
        *("href", "hreflang", "id", "kind", "label", "lang", "loading", "open", "poster", "preload", "rel"),
        *("reversed", "role", "rowspan", "scope", "sizes", "span", "src", "srclang", "srcset", "start"),
        *("title", "translate", "type", "value", "width"),
    }
)
ALIGNED = re.compile(r"text-align: (left|center|right);")
"""How Markdown aligns the cells of a table: the one style that words may bring (finishing makes an attribute of it)."""
ID = re.compile(r"[A-Za-z0-9][\w-]*|fn(ref\d*)?:[\w-]+")
NUMBERED = re.compile(r"_\d+$")
UNDEFINED = re.compile(r"\[[^\]\[\n]+\]\[([^\]\[\n]*)\]")
BACK = "#fnref:"
"""How the link begins that leads from a footnote to its place."""
FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
GOAL = r"(?:[^\s()]+\.md\b|https?:|mailto:|tel:|www\.)"
HALF_A_LINK = re.compile(
    rf"\]\((?![^)\n]*\)\w)|\]\s+\({GOAL}|\[[^\]\[\n]*\({GOAL}[^)\n]*\)|\)\[{GOAL}|\[\[[^\]\n]+\]\]|\]\{{{GOAL}"
)
LEFT_ATTRIBUTES = re.compile(r"\{:?\s*[#.][\w-]+\s*\}?")
SCRIPTED = "on"
BARE_CALL = re.compile(rf"\b({'|'.join(MACRO_NAMES)})\([\"'“”‘’]")
TYPED_OTHERWISE = re.compile(r"[“”‘’–—…]")
"""Signs that are typed as others: Markdown makes them."""
LEFTOVERS = {
    re.compile(
        r"^(!{2,3}|\?{2,3}\+?)\s*\w+\b.*"
    ): 'a note begins with !!! note "Its title", and its lines with four spaces',
    re.compile(r"\n *([-*+]|1[.)]) +\S.{0,20}"): "put an empty line above the list",
    re.compile(r"^\|.+\|"): "a table has a line |---|---| below its first, with as many parts",
    re.compile(r"```.{0,20}|~~~.{0,20}"): "close it by a line with the same three signs",
    re.compile(r"\*\*.{0,20}|~~.{0,20}"): "close what is emphasized by the same two stars, without a space before them",
}
"""Signs that Markdown would have taken for its own, had they been whole; and what makes them so."""
IN_LEFTOVERS = ("[", "]", "{", "|", "```", "~~", "**", "!!", "??", "\n")
"""A text without any of these has nothing left over: no such sign, half a link, footnote or attribute."""


class Problem(NamedTuple):
    """What is wrong, what to try, and where: its line, or else a pattern that finds it in the page's text."""

    what: str
    remedy: str
    line: int | None = None
    sign: str = ""


def sign_of_id(name: str) -> str:
    """A pattern that finds where an id is given."""
    return rf"#{re.escape(name)}(?![\w-])|id=.?{re.escape(name)}\b"


def page_faults(words: Words, rendered: Rendered) -> Iterator[Fault]:
    """Everything that is wrong with a page's words by themselves."""
    rules: tuple[Callable[[Rendered], Iterable[Problem]], ...] = (
        html_that_is_not_words,
        tags_left_open,
        headings_out_of_order,
        ids_that_do_not_last,
        links_and_pictures_without_words,
        leftovers_of_markdown,
        footnotes_nobody_calls,
        comments,
    )
    for rule in (*rules, calls_without_braces) if words.has_only_calls else rules:
        for problem in rule(rendered):
            yield from in_file(problem, words)


def in_file(problem: Problem, words: Words) -> Iterator[Fault]:
    """A problem as faults: on its line, or on every line that shows its sign; at the page's first line if none does."""
    lines = [problem.line] if problem.line else _lines_with(problem.sign, words)
    for line in lines or [words.first_line]:
        yield Fault(words.file, line, problem.what, problem.remedy)


def _lines_with(sign: str, words: Words) -> list[int]:
    lines = enumerate(words.text.split("\n"), words.first_line)
    return [number for number, text in lines if sign and re.search(sign, text)]


def html_that_is_not_words(page: Rendered) -> Iterator[Problem]:
    """Tags and attributes that browsers are told to refuse, that fetch from elsewhere, or that change the looks."""
    for element in (*page.elements, *page.hidden):
        if element.tag not in TAGS:
            what = f"`<{element.tag[:40]}>` has no place in a page's words."
            remedy = "take it out; looks and behavior are made in overrides/."
            yield Problem(what, remedy, element.line, rf"(?i)<{re.escape(element.tag)}\b")
        for name, value in element.attributes.items():
            if not _may_have(element, name, value):
                what = f"`{name[:40]}=` has no effect in a page: browsers are told to refuse it."
                if not name.startswith(SCRIPTED) and name != "style":
                    what = f"`{name[:40]}=` has no place in a page's words."
                yield Problem(what, "take it out.", element.line, re.escape(name))


def _may_have(element: Element, name: str, value: str) -> bool:
    if name == "style":
        return element.tag in ("td", "th") and bool(ALIGNED.fullmatch(value))
    if name == MACRO:
        return element.tag in ("div", "span") and not element.is_raw
    return name in ATTRIBUTES or bool(re.fullmatch(r"aria-[a-z]+", name))


def tags_left_open(page: Rendered) -> Iterator[Problem]:
    """A tag without its end swallows what follows it."""
    for element in page.left_open:
        what = f"`<{element.tag}>` is opened here and never closed."
        yield Problem(what, f"put </{element.tag}> where it ends, or take it out.", element.line)


def headings_out_of_order(page: Rendered) -> Iterator[Problem]:
    """One main heading, and below it no level left out: a screen reader's list of headings is the page's outline."""
    headings = [element for element in page.elements if element.level]
    if not any(heading.level == 1 for heading in headings):
        yield Problem("this page has no main heading.", "begin its words with a line `# Its title`.")
    level, has_main = 0, False
    for heading in headings:
        quoted = heading.words[:40]
        if heading.level == 1 and has_main:
            yield Problem(f"this is a second main heading: {quoted}", "begin it with ## instead.", heading.line)
        elif level and heading.level > level + 1:
            what = f"this heading skips a level, from {'#' * level} to {'#' * heading.level}: {quoted}"
            yield Problem(what, f"begin it with {'#' * (level + 1)} instead.", heading.line)
        if not heading.words:
            sign = r"^\s*#+\s*(\{:[^}]*\})?\s*$"
            yield Problem("this heading has no words.", "write some behind it, or take it out.", heading.line, sign)
        level, has_main = heading.level, has_main or heading.level == 1


def ids_that_do_not_last(page: Rendered) -> Iterator[Problem]:
    """Links lead to ids: each stands once, can be typed, and doesn't come from the order of the headings."""
    seen: set[str] = set()
    for element in page.elements:
        name = element.attributes.get("id")
        if name is None or (element.level and not element.words):
            continue
        sign = sign_of_id(name)
        if not ID.fullmatch(name):
            what = f"the id `{name[:40]}` can't stand in an address."
            yield Problem(what, "letters, digits and hyphens, as in {: #why-trust-matters }", element.line, sign)
        elif name in seen:
            what = f"the id `{name}` stands twice on this page."
            yield Problem(what, "give each heading an id of its own; leave the older one.", element.line, sign)
        elif element.level and NUMBERED.search(name) and NUMBERED.sub("", name) in seen:
            what = f"two headings have the same words and no id that lasts: {element.words[:40]}"
            first = NUMBERED.sub("", name)
            remedy = f"end the one that was there first with {{: #{first} }}, and this one with another id."
            yield Problem(what, remedy, element.line)
        seen.add(name)


def links_and_pictures_without_words(page: Rendered) -> Iterator[Problem]:
    """Who doesn't see the page hears its links and pictures by their words."""
    for element in page.elements:
        is_ornament = element.attributes.get("role") in ("presentation", "none")
        if element.tag == "img" and not is_ornament and not element.attributes.get("alt", "").strip():
            what = f"this picture has no words for those who can't see it: {element.attributes.get('src', '')[:60]}"
            yield Problem(what, "say what it shows between the square brackets: ![What it shows](…)", element.line)
        is_named = bool(element.words) or "aria-label" in element.attributes
        if element.tag == "a" and "href" in element.attributes and not is_named:
            what = f"this link has no words: {element.attributes['href'][:60]}"
            yield Problem(what, "put them between the square brackets: [Words](…)", element.line)


def comments(page: Rendered) -> Iterator[Problem]:
    """A note to oneself is published with the page."""
    for comment in page.comments:
        what = "this remark would be published: whoever looks at the page's source can read it."
        yield Problem(what, "take it out, or write it into the pull request.", sign=re.escape(comment))


def calls_without_braces(page: Rendered) -> Iterator[Problem]:
    """A macro's name with its brackets, and no braces around."""
    for text in page.texts:
        if "(" in text and (call := BARE_CALL.search(text)):
            what = f"`{call[1]}` is called here without its braces, and would be shown as it is."
            yield Problem(what, f'{{{{ {call[1]}("…") }}}}', sign=rf"\b{call[1]}\(")


def footnotes_nobody_calls(page: Rendered) -> Iterator[Problem]:
    """A footnote's way back leads to where it was called."""
    ids = {element.attributes.get("id") for element in page.elements}
    for element in page.elements:
        back = element.attributes.get("href", "")
        if back.startswith(BACK) and back[1:] not in ids:
            name = back.removeprefix(BACK)
            what = f"nothing in the words leads to the footnote [^{name[:40]}]."
            yield Problem(
                what, f"put [^{name[:40]}] where it belongs, or take the note out.", sign=rf"^\[\^{re.escape(name)}\]:"
            )


def leftovers_of_markdown(page: Rendered) -> Iterator[Problem]:
    """Signs that readers would see, since Markdown couldn't make anything of them."""
    for text in page.texts:
        if not any(sign in text for sign in IN_LEFTOVERS):
            continue
        for found in UNDEFINED.finditer(text):
            what = f"`{found[0][:60]}` names an address that isn't there."
            remedy = "write the address in round brackets instead: [Words](page.md)"
            yield Problem(what, remedy, sign=re.escape(found[0]))
        for found in FOOTNOTE.finditer(text):
            what = f"there is no footnote {found[0][:40]}."
            yield Problem(what, f"add a line that begins with {found[0][:40]}: …", sign=re.escape(found[0]))
        if half := HALF_A_LINK.search(text):
            remedy = "put round brackets right behind the square ones, and close both: [Words](page.md)"
            yield Problem("this link isn't whole, and would be shown as it is.", remedy, sign=_words_around(text, half))
        for sign, remedy in LEFTOVERS.items():
            if left := sign.search(text):
                seen = left[0].strip().split("\n")[0]
                typed = TYPED_OTHERWISE.split(seen[:12])[0]
                yield Problem(f"`{seen[:40]}` would be shown as it is.", remedy + ".", sign=re.escape(typed))
        if left := LEFT_ATTRIBUTES.search(text):
            what = f"`{left[0][:40]}` would be shown as it is."
            remedy = "an id stands at the end of a heading, behind a space: ## Words {: #words }"
            yield Problem(what, remedy, sign=re.escape(left[0]))


def _words_around(text: str, found: re.Match[str]) -> str:
    """A pattern for the few signs around what was found."""
    return re.escape(text[max(found.start() - 12, 0) : found.end() + 8].split("\n")[0])

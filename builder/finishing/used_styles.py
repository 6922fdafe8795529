"""Leaves out of a page's styles what nothing on the page can ever need, so that fewer bytes come before its words.

A rule stays if each element, class, id and attribute that its selector names occurs in a tag of the page, or as a word
in one of its scripts: what a script may add later has its rules too. A file is taken apart once, and what a page
needs of it is then a matter of comparing names.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from builder.finishing.rules import Rules

WORD = re.compile(r"[\w-]+")
TAG = re.compile(r'<[a-zA-Z][^>"]*(?:"[^"]*"[^>"]*)*>')
CAPITAL = re.compile(r"[A-Z]")
ALWAYS = frozenset({"html", "body", "head", "main", "open", "tbody"})
"""What browsers add by themselves, and what every page has."""

_known: dict[str, Rules] = {}
"""Styles by their texts. A preview keeps them from one change to the next."""


class Style:
    """A style file, taken apart. Pages that have the same of the names it speaks of get the same, which is put
    together once. Raises ValueError if something in it isn't a rule; `name` is the file's."""

    def __init__(self, text: str, name: str) -> None:
        self._rules = rules_of(text, name)
        self.needed: frozenset[str] = frozenset().union(*(rule.needed for rule in self._rules))
        self._put_together = cache(self._for_names)

    def for_page(self, names: frozenset[str]) -> str:
        """What of it a page with these names needs."""
        return self._put_together(names & self.needed)

    def _for_names(self, names: frozenset[str]) -> str:
        return "".join(rule.for_page(names) for rule in self._rules)


def tags_in(html: str) -> set[str]:
    """The tags of a page, each once: elements begin with them."""
    return set(TAG.findall(html))


def names_in(tags: set[str]) -> frozenset[str]:
    """Every element, class, id and attribute of a page with these tags: all words in them."""
    return ALWAYS.union(*map(_names_in_tag, tags))


@lru_cache(2_000)
def _names_in_tag(tag: str) -> frozenset[str]:
    """All words in a tag, of which most stand on many pages. P and DATA-X are p and data-x."""
    small = tag.lower()
    return frozenset(WORD.findall(tag) if small == tag else WORD.findall(tag) + WORD.findall(small))


def names_in_script(text: str) -> frozenset[str]:
    """Everything in a script that could be one. The attribute `data-one-step` is known to it as `oneStep`."""
    words = frozenset(WORD.findall(text))
    return words | {f"data-{CAPITAL.sub(lambda letter: f'-{letter[0].lower()}', word)}" for word in words}


def rules_of(style: str, name: str) -> Rules:
    """A style, taken apart. Raises ValueError if something in it isn't a rule; `name` is the file's."""
    if style not in _known:
        from builder.finishing.taken_apart import taken_apart  # which needs a parser, and is seldom needed here

        _known[style] = taken_apart(style, name)
    return _known[style]


def know_rules(rules: dict[str, Rules]) -> None:
    """Keep styles that were taken apart before they were needed, by their texts."""
    _known.update(rules)
